package org.tripleloom.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.Set;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.DatasetGraphMapLink;
import org.apache.jena.sparql.core.GraphView;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tripleloom.problem.Problem;
import org.tripleloom.problem.ProblemException;

class DumpTest {
  private static final Map<String, String> PREFIXES =
      Map.of("ex", "http://example.org/", "xsd", "http://www.w3.org/2001/XMLSchema#");

  /** One triple stands in two graphs; literals of every kind; lists of blank nodes. */
  private static final String DATA =
      """
      PREFIX ex: <http://example.org/>
      PREFIX odd: <http://odd.example/a?b=>
      PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
      ex:g1 { ex:a a ex:Paper, <http://odd.example/Y> ; ex:uses ex:b ; ex:text "Elfring & Søns <b> \\"q\\" \\\\ 𝔸 \\t\\r\\n end " .
              ex:b ex:label "Verfahren"@de, "méthode"@fr-CA, "" ; ex:n 3, 3.0, "03"^^xsd:integer, true .
              ex:c ex:of ( ex:a "x" [ ex:deep ex:b ] ) . }
      ex:g2 { ex:a ex:uses ex:b . ex:b odd:local ex:a ; ex:when "2026-01-02"^^xsd:date .
              <http://example.org//slashes> ex:uses <http://example.org/a%20b?x=1&y=(2)> . }
      """;

  @ParameterizedTest
  @EnumSource(DumpFormat.class)
  void every_format_read_back_is_what_was_written(DumpFormat format) {
    DatasetGraph data = data();
    byte[] dump = dump(format, data, Set.of());
    if (format.graphs()) {
      DatasetGraph back = DatasetGraphFactory.createTxnMem();
      RDFDataMgr.read(back, new ByteArrayInputStream(dump), lang(format));
      Set<Node> names = Iter.toSet(data.listGraphNodes());
      assertEquals(names, Iter.toSet(back.listGraphNodes()));
      assertTrue(back.getDefaultGraph().isEmpty());
      for (Node name : names) {
        assertTrue(data.getGraph(name).isIsomorphicWith(back.getGraph(name)), name::toString);
      }
    } else {
      Graph back = GraphFactory.createDefaultGraph();
      RDFDataMgr.read(back, new ByteArrayInputStream(dump), lang(format));
      Graph union = GraphView.createUnionGraph(data);
      assertTrue(union.isIsomorphicWith(back), new String(dump, UTF_8));
    }
  }

  @Test
  void a_triple_of_two_graphs_is_one_line_of_nt_and_two_of_nq() {
    assertEquals(1, lines(dump(DumpFormat.NT, data(), Set.of()), "/a> <http://example.org/uses>"));
    assertEquals(2, lines(dump(DumpFormat.NQ, data(), Set.of()), "/a> <http://example.org/uses>"));
  }

  @ParameterizedTest
  @EnumSource(DumpFormat.class)
  void a_property_can_be_left_out(DumpFormat format) {
    byte[] dump = dump(format, data(), Set.of(NodeFactory.createURI("http://example.org/text")));
    String text = new String(dump, UTF_8);
    assertFalse(text.contains("Elfring"), text);
    assertTrue(text.contains("Verfahren"), text);
  }

  @ParameterizedTest
  @EnumSource(DumpFormat.class)
  void an_empty_store_gives_a_valid_empty_file(DumpFormat format) {
    byte[] dump = dump(format, DatasetGraphFactory.createTxnMem(), Set.of());
    DatasetGraph back = DatasetGraphFactory.createTxnMem();
    RDFDataMgr.read(back, new ByteArrayInputStream(dump), lang(format));
    assertTrue(back.isEmpty());
  }

  @ParameterizedTest
  @CsvSource({"<http://odd.example/1x/2>, '\"a\\u0001b\"'", "<http://example.org/p/1>, 'true'"})
  void what_xml_cannot_hold_is_said_not_changed(String property, String value) {
    DatasetGraph data =
        RDFParser.fromString(
                "<http://e.org/g> { <http://e.org/s> " + property + " " + value + " }", Lang.TRIG)
            .toDatasetGraph();
    ProblemException e =
        assertThrows(ProblemException.class, () -> dump(DumpFormat.RDFXML, union(data), Set.of()));
    assertEquals(Problem.NOT_IN_RDFXML, e.problem());
  }

  private static DatasetGraph data() {
    return union(trig());
  }

  private static DatasetGraph trig() {
    return RDFParser.fromString(DATA, Lang.TRIG).toDatasetGraph();
  }

  /** The shape of the store's view: the default graph is the union. */
  private static DatasetGraph union(DatasetGraph data) {
    DatasetGraph view = new DatasetGraphMapLink(GraphView.createUnionGraph(data));
    data.listGraphNodes().forEachRemaining(name -> view.addGraph(name, data.getGraph(name)));
    return view;
  }

  private static byte[] dump(DumpFormat format, DatasetGraph data, Set<Node> without) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new Dump(format, PREFIXES, without).write(data, out);
    return out.toByteArray();
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
    return new String(dump, UTF_8).lines().filter(line -> line.contains(part)).count();
  }
}
