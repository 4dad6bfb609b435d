package org.tripleloom.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Set;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tripleloom.graph.Store;
import org.tripleloom.problem.Problem;
import org.tripleloom.problem.ProblemException;

/** The syntaxes of RDF, read back by Jena (JSON-LD by its JSON-LD 1.1 processor, Titanium). */
class RdfExportTest {
  /** One triple stands in two graphs; literals of every kind; lists of blank nodes. */
  private static final String DATA =
      """
      PREFIX ex: <http://purl.org/dc/terms/>
      PREFIX odd: <http://odd.example/a?b=>
      PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
      ex:g1 { ex:a a ex:Paper, <http://odd.example/Y> ; ex:uses ex:b ; ex:text "Elfring & Søns <b> \\"q\\" \\\\ 𝔸 \\t\\r\\n \\u007F end " .
              ex:b ex:label "Verfahren"@de, "méthode"@fr-CA, "" ; ex:n 3, 3.0, "03"^^xsd:integer, true .
              ex:c ex:of ( ex:a "x" [ ex:deep ex:b ] ) . }
      ex:g2 { ex:a ex:uses ex:b . ex:b odd:local ex:a ; ex:when "2026-01-02"^^xsd:date .
              <http://purl.org/dc/terms//slashes> ex:uses <http://example.org/a%20b?x=1&y=(2)>, <http://example.org/ü𝔸> . }
      """;

  @TempDir Path folder;
  private Store store;

  @BeforeEach
  void fill() {
    store = Store.openOrCreate(folder.resolve("store"), null);
    store.write(data -> RDFParser.fromString(DATA, Lang.TRIG).parse(data));
  }

  @AfterEach
  void close() {
    store.close();
  }

  private byte[] dump(DumpFormat format) {
    return dump(format, store);
  }

  private static byte[] dump(DumpFormat format, Store store) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    store.scan(
        scan -> {
          format.write(new Selection(scan, store.iris(), Filter.NONE, store.folder()), out);
          return null;
        });
    return out.toByteArray();
  }

  @ParameterizedTest
  @EnumSource(DumpFormat.class)
  void every_syntax_read_back_is_what_was_written(DumpFormat format) {
    byte[] dump = dump(format);
    DatasetGraph back = DatasetGraphFactory.createTxnMem();
    RDFDataMgr.read(back, new ByteArrayInputStream(dump), lang(format));
    store.read(
        view -> {
          if (format.graphs()) {
            Set<Node> names = Iter.toSet(view.listGraphNodes());
            assertEquals(names, Iter.toSet(back.listGraphNodes()));
            assertTrue(back.getDefaultGraph().isEmpty());
            for (Node name : names) {
              assertTrue(view.getGraph(name).isIsomorphicWith(back.getGraph(name)), name::toString);
            }
          } else {
            Graph union = GraphFactory.createDefaultGraph();
            view.getDefaultGraph().find().forEachRemaining(union::add);
            assertTrue(union.isIsomorphicWith(back.getDefaultGraph()), new String(dump, UTF_8));
          }
          return null;
        });
  }

  @Test
  void a_triple_of_two_graphs_is_one_line_of_nt_and_two_of_nq() {
    assertEquals(1, lines(dump(DumpFormat.NT), "/a> <http://purl.org/dc/terms/uses>"));
    assertEquals(2, lines(dump(DumpFormat.NQ), "/a> <http://purl.org/dc/terms/uses>"));
  }

  @ParameterizedTest
  @EnumSource(DumpFormat.class)
  void an_empty_store_gives_a_valid_empty_file(DumpFormat format) {
    try (Store empty = Store.openOrCreate(folder.resolve("empty"), null)) {
      DatasetGraph back = DatasetGraphFactory.createTxnMem();
      RDFDataMgr.read(back, new ByteArrayInputStream(dump(format, empty)), lang(format));
      assertTrue(back.isEmpty());
    }
  }

  @ParameterizedTest
  @CsvSource({"<http://odd.example/1x/2>, '\"a\\u0001b\"'", "<http://example.org/p/1>, 'true'"})
  void what_xml_cannot_hold_is_said_not_changed(String property, String value) {
    String trig = "<http://e.org/g> { <http://e.org/s> " + property + " " + value + " }";
    store.write(data -> RDFParser.fromString(trig, Lang.TRIG).parse(data));
    ProblemException e = assertThrows(ProblemException.class, () -> dump(DumpFormat.RDFXML));
    assertEquals(Problem.NOT_IN_RDFXML, e.problem());
    assertEquals(1, lines(dump(DumpFormat.NT), "<http://e.org/s>"));
  }

  @ParameterizedTest
  @EnumSource(DumpFormat.class)
  void a_closed_output_is_an_input_output_exception_of_its_own(DumpFormat format) {
    OutputStream closed =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("closed on purpose");
          }
        };
    Export export =
        new Export(
            ExportFormat.valueOf(format.name().toLowerCase(java.util.Locale.ROOT)),
            Filter.NONE,
            Compression.none);
    IOException e = assertThrows(IOException.class, () -> export.to(closed, store));
    assertEquals("closed on purpose", e.getMessage());
  }

  private static Lang lang(DumpFormat format) {
    return switch (format) {
      case NQ -> Lang.NQUADS;
      case NT -> Lang.NTRIPLES;
      case TRIG -> Lang.TRIG;
      case TTL -> Lang.TURTLE;
      case JSONLD -> Lang.JSONLD11;
      case RDFXML -> Lang.RDFXML;
    };
  }

  private static long lines(byte[] dump, String part) {
    String text = new String(dump, UTF_8);
    assertFalse(text.contains("\r"), "a raw carriage return");
    return text.lines().filter(line -> line.contains(part)).count();
  }
}
