package org.tripleloom.vocab;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.RiotParseException;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.tripleloom.problem.Problem;

/** Reads the bundled ontology and users' files in Turtle, RDF/XML or JSON-LD. */
final class OntologyReader {
  private static final String BUNDLED = "/ontology/tripleloom.ttl";
  private static final Pattern XML =
      Pattern.compile("<(\\?xml|!--|!DOCTYPE|[A-Za-z_][\\w.-]*:RDF)");
  private static final Pattern JSON = Pattern.compile("\\{|\\[\\s*\\{\\s*\"");
  private static final Pattern POSITION = Pattern.compile("^\\[line: \\d+, col: \\d+ *] *");
  private static final Pattern LINE = Pattern.compile("(?i)\\bline(?:No)?\\W{0,3}(\\d+)");

  private OntologyReader() {}

  /** The ontology as it is shipped. */
  static Graph bundled() {
    Graph graph = GraphFactory.createDefaultGraph();
    try (InputStream in = OntologyReader.class.getResourceAsStream(BUNDLED)) {
      RDFParser.source(in).lang(Lang.TURTLE).parse(graph);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return graph;
  }

  /**
   * One file, its format taken from its first characters.
   *
   * @throws org.tripleloom.problem.ProblemException TL-601, TL-602 or TL-603
   */
  static Graph read(Path file, Graph bundled) {
    String text = text(file);
    Graph graph = GraphFactory.createDefaultGraph();
    try {
      RDFParser.create()
          .source(new StringReader(text))
          .lang(lang(text))
          .base(file.toUri().toString())
          .errorHandler(ErrorHandlerFactory.errorHandlerStrictNoLogging)
          .parse(graph);
    } catch (RiotParseException e) {
      throw Problem.ONTOLOGY_UNREADABLE.because(
          e, file, e.getLine(), POSITION.matcher(e.getOriginalMessage()).replaceFirst(""));
    } catch (RiotException e) {
      Matcher line = LINE.matcher(String.valueOf(e.getMessage()));
      throw Problem.ONTOLOGY_UNREADABLE.because(
          e, file, line.find() ? line.group(1) : "1", e.getMessage());
    }
    refuseUnknownTerms(file, graph, bundled);
    return graph;
  }

  private static String text(Path file) {
    if (!Files.isRegularFile(file)) {
      throw Problem.NO_SUCH_ONTOLOGY.at(file);
    }
    try {
      byte[] bytes = Files.readAllBytes(file);
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw Problem.ONTOLOGY_UNREADABLE.because(e, file, 1, "it is not UTF-8 text");
    } catch (IOException e) {
      throw Problem.NO_SUCH_ONTOLOGY.because(e, file);
    }
  }

  static Lang lang(String text) {
    String start = text.strip();
    if (XML.matcher(start).lookingAt()) {
      return Lang.RDFXML;
    }
    return JSON.matcher(start).lookingAt() ? Lang.JSONLD : Lang.TURTLE;
  }

  /** A misspelt {@code tl:Methd} would otherwise be a file without any effect. */
  private static void refuseUnknownTerms(Path file, Graph graph, Graph bundled) {
    for (Triple triple : (Iterable<Triple>) () -> graph.find()) {
      for (Node node : new Node[] {triple.getPredicate(), triple.getObject()}) {
        if (node.isURI()
            && node.getURI().startsWith(Tl.NS)
            && !bundled.contains(node, RDF.type.asNode(), Node.ANY)) {
          throw Problem.ONTOLOGY_UNKNOWN_TERM.at(file, node.getURI().substring(Tl.NS.length()));
        }
      }
    }
  }
}
