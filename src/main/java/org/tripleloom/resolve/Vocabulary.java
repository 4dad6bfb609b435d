package org.tripleloom.resolve;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.RiotNotFoundException;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.tripleloom.problem.Problem;
import org.tripleloom.problem.ProblemException;

/**
 * Concepts that others named: any SKOS or OWL file in any syntax of RDF. Labels are {@code
 * skos:prefLabel}, {@code rdfs:label}, {@code skos:altLabel} and {@code skos:hiddenLabel} in
 * English or without a language; broader are {@code skos:broader}, {@code skos:narrower} turned
 * round and {@code rdfs:subClassOf}. What cannot be used is a warning, and the rest is used. Holds
 * all labels in memory, about 200 bytes each.
 */
public final class Vocabulary {
  public static final Vocabulary NONE = new Vocabulary();

  private static final String ENGLISH = "en";

  /** So many labels are worth a word to the user. */
  private static final long MANY = 1_000_000;

  /** A named concept; the preferred labels come first. */
  static final class Concept {
    private final String iri;
    private final SortedSet<String> preferred = new TreeSet<>();
    private final SortedSet<String> others = new TreeSet<>();
    private final SortedSet<String> broader = new TreeSet<>();

    Concept(String iri) {
      this.iri = iri;
    }

    String iri() {
      return iri;
    }

    SortedSet<String> preferred() {
      return preferred;
    }

    SortedSet<String> others() {
      return others;
    }

    /** IRIs. */
    SortedSet<String> broader() {
      return broader;
    }

    /** What another file says of it counts as well. */
    private void add(Concept other) {
      preferred.addAll(other.preferred);
      others.addAll(other.others);
      broader.addAll(other.broader);
    }
  }

  private final Map<String, Concept> concepts = new TreeMap<>();
  private final List<ProblemException> warnings = new ArrayList<>();

  /** Made when first asked for. */
  private LabelTable table;

  private Vocabulary() {}

  /** Reads all files; one that cannot be used at all adds nothing but a warning. */
  public static Vocabulary read(Collection<Path> files) {
    Vocabulary vocabulary = new Vocabulary();
    files.forEach(vocabulary::read);
    return vocabulary;
  }

  /** What the user should know, one for each file and trouble. */
  public List<ProblemException> warnings() {
    return Collections.unmodifiableList(warnings);
  }

  /** Whether it has no concept with a label that can be used. */
  public boolean isEmpty() {
    return table == null ? concepts.isEmpty() : table.isEmpty();
  }

  /**
   * By the keys of its labels. Costs a pass over all of them, when it is not from {@link #kept}.
   */
  LabelTable table() {
    if (table == null) {
      table = LabelTable.of(concepts.values());
    }
    return table;
  }

  /** What {@link #keep} left in a file under this mark; without warnings. Reads no RDF. */
  public static Optional<Vocabulary> kept(Path file, String mark) {
    return LabelTable.read(file, mark)
        .map(
            table -> {
              Vocabulary vocabulary = new Vocabulary();
              vocabulary.table = table;
              return vocabulary;
            });
  }

  /** Leaves what a resolution needs of it in a file. */
  public void keep(Path file, String mark) {
    table().write(file, mark);
  }

  /** By IRI. */
  Map<String, Concept> concepts() {
    return concepts;
  }

  private void read(Path file) {
    if (!Files.isRegularFile(file)) {
      warnings.add(Problem.NO_SUCH_SOURCE.at(file));
      return;
    }
    Reading reading = new Reading();
    try {
      RDFParser.create()
          .source(file)
          .errorHandler(ErrorHandlerFactory.errorHandlerStrictNoLogging)
          .parse(reading);
    } catch (RiotException e) {
      if (!(e instanceof RiotNotFoundException)) {
        warnings.add(Problem.VOCABULARY_UNREADABLE.because(e, file, e.getMessage()));
        return;
      }
      throw e;
    }
    reading.concepts.values().removeIf(c -> c.preferred.isEmpty() && c.others.isEmpty());
    if (reading.concepts.isEmpty()) {
      warnings.add(
          reading.languages.isEmpty()
              ? Problem.VOCABULARY_EMPTY.at(file)
              : Problem.VOCABULARY_LANGUAGE.at(file, String.join(", ", reading.languages)));
      return;
    }
    Kinds order = new Kinds();
    reading.concepts.forEach((iri, c) -> c.broader.forEach(broad -> order.add(iri, broad, 1)));
    long labels =
        reading.concepts.values().stream()
            .mapToLong(c -> c.preferred.size() + c.others.size())
            .sum();
    if (labels >= MANY) {
      warnings.add(Problem.VOCABULARY_LARGE.at(file, labels));
    }
    String circle = order.inCircle();
    if (circle != null) {
      warnings.add(Problem.VOCABULARY_CYCLE.at(file, circle));
    }
    reading.concepts.forEach(
        (iri, concept) -> concepts.computeIfAbsent(iri, Concept::new).add(concept));
  }

  private static final class Reading extends StreamRDFBase {
    private final Map<String, Concept> concepts = new TreeMap<>();
    private final SortedSet<String> languages = new TreeSet<>();

    @Override
    public void triple(Triple triple) {
      Node property = triple.getPredicate();
      Node subject = triple.getSubject();
      Node object = triple.getObject();
      if (!subject.isURI()) {
        return;
      }
      if (object.isLiteral()) {
        label(concept(subject), property, object);
      } else if (object.isURI() && !object.equals(subject)) {
        if (is(property, SKOS.broader) || is(property, RDFS.subClassOf)) {
          concept(subject).broader.add(object.getURI());
        } else if (is(property, SKOS.narrower)) {
          concept(object).broader.add(subject.getURI());
        }
      }
    }

    private void label(Concept concept, Node property, Node literal) {
      boolean preferred = is(property, SKOS.prefLabel) || is(property, RDFS.label);
      boolean other = is(property, SKOS.altLabel) || is(property, SKOS.hiddenLabel);
      if (!preferred && !other) {
        return;
      }
      String language = literal.getLiteralLanguage();
      String text = literal.getLiteralLexicalForm().strip();
      if (!language.isEmpty() && !language.toLowerCase(java.util.Locale.ROOT).startsWith(ENGLISH)) {
        languages.add(language);
      } else if (!text.isEmpty()) {
        (preferred ? concept.preferred : concept.others).add(text);
      }
    }

    private Concept concept(Node node) {
      return concepts.computeIfAbsent(node.getURI(), Concept::new);
    }

    private static boolean is(Node node, org.apache.jena.rdf.model.Property property) {
      return property.asNode().equals(node);
    }
  }
}
