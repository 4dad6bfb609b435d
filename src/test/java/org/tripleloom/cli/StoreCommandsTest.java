package org.tripleloom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tripleloom.export.DumpFormat;
import org.tripleloom.graph.Store;

/**
 * {@code query} and {@code export} as a user runs them, on a store of the hand-made sample graph.
 */
class StoreCommandsTest {
  @TempDir static Path folder;
  private static Path store;

  private record Ran(int code, String out, String err) {}

  @BeforeAll
  static void fill() {
    store = folder.resolve("store");
    try (Store open = Store.openOrCreate(store, null)) {
      open.write(data -> RDFDataMgr.read(data, "src/test/resources/graph/sample.trig"));
    }
  }

  private static Ran run(String command, String... rest) {
    List<String> arguments = new ArrayList<>(List.of(command, "--store", store.toString()));
    arguments.addAll(List.of(rest));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Session session =
        new Session(
            Optional.empty(),
            folder,
            80,
            Duration.ofSeconds(2),
            false,
            new PrintWriter(out),
            new PrintWriter(err));
    int code = Main.run(session, arguments.toArray(String[]::new));
    return new Ran(code, out.toString(), err.toString());
  }

  @Test
  void a_bundled_query_prints_a_table_that_fits_the_terminal() {
    Ran ran = run("query", "what-mitigates-forgetting");
    assertEquals(0, ran.code(), ran.err());
    assertTrue(ran.out().lines().allMatch(line -> TextTable.width(line) <= 80), ran.out());
    assertTrue(ran.out().contains("anchor learning"), ran.out());
    assertEquals("2 rows", ran.err().strip());
  }

  @Test
  void a_file_and_the_query_itself_work_too_with_names_shortened() throws Exception {
    String text = "SELECT ?paper ?type { ?paper a ?type . ?type rdfs:subClassOf* tl:Paper }";
    Files.writeString(folder.resolve("my.rq"), text);
    Ran file = run("query", "my.rq");
    assertEquals(file, run("query", text));
    assertTrue(file.out().contains("paper/") && file.out().contains("tl:Paper"), file.out());
    assertFalse(file.out().contains("http"), file.out());
  }

  @Test
  void rows_are_printed_as_csv_tsv_json_and_xml() {
    String text = "SELECT ?x ?y { VALUES (?x ?y) { (\"a,b\" 1) } }";
    assertEquals("x,y\r\n\"a,b\",1\r\n", run("query", "--format", "csv", text).out());
    assertEquals("?x\t?y\n\"a,b\"\t1\n", run("query", "--format", "tsv", text).out());
    assertTrue(run("query", "--format", "json", text).out().contains("\"bindings\""));
    assertTrue(run("query", "--format", "XML", text).out().contains("<binding name=\"x\">"));
  }

  @Test
  void a_question_of_yes_or_no_prints_true_or_false() {
    assertEquals("true\n", run("query", "ASK { ?x a tl:Paper }").out());
    assertTrue(run("query", "--format", "json", "ASK {}").out().contains("\"boolean\""));
  }

  @Test
  void a_graph_is_printed_as_turtle_json_ld_or_rdf_xml_and_never_as_a_table() {
    String text = "CONSTRUCT WHERE { ?p a tl:Paper }";
    int size = parse(run("query", text).out(), Lang.TURTLE).size();
    assertTrue(size > 0);
    assertEquals(size, parse(run("query", "--format", "json", text).out(), Lang.JSONLD11).size());
    assertEquals(size, parse(run("query", "--format", "xml", text).out(), Lang.RDFXML).size());
    Ran csv = run("query", "--format", "csv", text);
    assertEquals(3, csv.code());
    assertTrue(csv.err().startsWith("TL-506"), csv.err());
    assertTrue(parse(run("query", "DESCRIBE tl:Paper").out(), Lang.TURTLE).size() >= 0);
  }

  private static Graph parse(String text, Lang lang) {
    Graph graph = GraphFactory.createDefaultGraph();
    RDFDataMgr.read(graph, new StringReader(text), "http://e.org/", lang);
    return graph;
  }

  @Test
  void an_unknown_name_lists_the_known_ones() {
    Ran ran = run("query", "no-such-query");
    assertEquals(3, ran.code());
    assertTrue(ran.err().startsWith("TL-504"), ran.err());
    assertTrue(ran.err().contains("what-mitigates-forgetting"), ran.err());
  }

  @Test
  void a_fault_is_one_line_with_its_place() {
    Ran ran = run("query", "SELECT * { ?x a }");
    assertEquals(3, ran.code());
    assertTrue(ran.err().startsWith("TL-503"), ran.err());
    assertTrue(ran.err().contains("line 1, column 17"), ran.err());
    assertEquals(1, ran.err().lines().count());
  }

  @ParameterizedTest
  @EnumSource(DumpFormat.class)
  void every_export_read_back_is_the_store(DumpFormat format) throws Exception {
    Path file = folder.resolve("tripleloom." + format.suffix());
    Ran ran =
        run("export", "--format", format.name().toLowerCase(Locale.ROOT), "-o", folder.toString());
    assertEquals(0, ran.code(), ran.err());
    assertEquals("", ran.out());
    DatasetGraph back = DatasetGraphFactory.createTxnMem();
    RDFDataMgr.read(back, file.toUri().toString());
    try (Store open = Store.open(store)) {
      open.read(
          view -> {
            assertTrue(
                format.graphs()
                    ? back.getDefaultGraph().isEmpty()
                    : view.getDefaultGraph().isIsomorphicWith(back.getDefaultGraph()));
            Set<Node> names = Iter.toSet(view.listGraphNodes());
            assertEquals(format.graphs() ? names : Set.of(), Iter.toSet(back.listGraphNodes()));
            for (Node name : format.graphs() ? names : Set.<Node>of()) {
              assertTrue(view.getGraph(name).isIsomorphicWith(back.getGraph(name)), name::toString);
            }
            return null;
          });
    }
    assertEquals(
        Files.readString(file).length(), run("export", "--format", format.name()).out().length());
  }

  @Test
  void without_text_there_are_no_abstracts_and_sentences() {
    String all = run("export", "--format", "nt").out();
    String bare = run("export", "--format", "nt", "--without-text").out();
    List<String> properties = List.of("ontology#sentence>", "dc/terms/abstract>");
    assertTrue(properties.stream().allMatch(all::contains));
    assertTrue(properties.stream().noneMatch(bare::contains));
    long text = all.lines().filter(line -> properties.stream().anyMatch(line::contains)).count();
    assertEquals(all.lines().count() - text, bare.lines().count());
  }

  @Test
  void what_cannot_be_written_leaves_nothing_behind() throws Exception {
    Ran ran = run("export", "-o", folder.resolve("none/out.nq").toString());
    assertEquals(3, ran.code());
    assertTrue(ran.err().startsWith("TL-508"), ran.err());
    try (Stream<Path> inside = Files.list(folder)) {
      assertTrue(inside.noneMatch(file -> file.toString().endsWith(".part")));
    }
  }

  @Test
  void the_name_of_the_file_asks_for_format_and_compression() throws Exception {
    Path gzip = folder.resolve("by-name.ttl.gz");
    Path zstd = folder.resolve("by-option.zip");
    assertEquals(0, run("export", "-o", gzip.toString()).code());
    assertEquals(
        0, run("export", "--format", "nt", "--compress", "zstd", "-o", zstd.toString()).code());
    Graph all = GraphFactory.createDefaultGraph();
    try (InputStream in = new GZIPInputStream(Files.newInputStream(gzip))) {
      RDFDataMgr.read(all, in, Lang.TURTLE);
    }
    Graph back = GraphFactory.createDefaultGraph();
    try (InputStream in = new ZstdInputStream(Files.newInputStream(zstd))) {
      RDFDataMgr.read(back, in, Lang.NTRIPLES);
    }
    assertTrue(all.size() > 100 && all.isIsomorphicWith(back));
    Ran inFolder = run("export", "--compress", "gzip", "-o", folder.toString());
    assertTrue(inFolder.err().contains("tripleloom.nq.gz"), inFolder.err());
  }

  @Test
  void what_is_packed_can_go_to_standard_output() throws Exception {
    for (String to : List.of("", "-")) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      StringWriter out = new StringWriter();
      StringWriter err = new StringWriter();
      List<String> command =
          new ArrayList<>(
              List.of(
                  "export", "--store", store.toString(), "--format", "nt", "--compress", "gzip"));
      command.addAll(to.isEmpty() ? List.of() : List.of("-o", to));
      Session session =
          new Session(
              Optional.empty(),
              folder,
              80,
              Duration.ZERO,
              false,
              Reader.nullReader(),
              () -> false,
              new PrintWriter(out),
              new PrintWriter(err),
              bytes);
      assertEquals(0, Main.run(session, command.toArray(String[]::new)), err::toString);
      assertEquals("", out.toString());
      String packed;
      try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
        packed = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
      assertEquals(run("export", "--format", "nt", "-o", "-").out(), packed);
      assertTrue(packed.lines().count() > 100);
    }
    assertTrue(Files.notExists(folder.resolve("-")));
  }

  @Test
  void a_format_of_several_files_fills_a_folder_and_leaves_what_is_not_its_own_alone()
      throws Exception {
    Path tables = folder.resolve("tables");
    List<String> command = List.of("--format", "csv", "-o", tables.toString());
    assertEquals(0, run("export", command.toArray(String[]::new)).code());
    assertEquals(
        0, run("export", "--format", "csv", "--compress", "gzip", "-o", tables.toString()).code());
    try (Stream<Path> inside = Files.list(tables)) {
      assertEquals(
          List.of("claims.csv.gz", "entities.csv.gz", "papers.csv.gz"),
          inside.map(file -> file.getFileName().toString()).sorted().toList());
    }
    Files.writeString(tables.resolve("thesis.tex"), "mine");
    Ran refused = run("export", command.toArray(String[]::new));
    assertEquals(3, refused.code());
    assertTrue(
        refused.err().startsWith("TL-540") && refused.err().contains("thesis.tex"), refused.err());
    assertTrue(Files.exists(tables.resolve("papers.csv.gz")));
    Ran onFile =
        run("export", "--format", "rocrate", "-o", tables.resolve("thesis.tex").toString());
    assertEquals(3, onFile.code());
    assertTrue(onFile.err().startsWith("TL-508"), onFile.err());
    assertEquals("mine", Files.readString(tables.resolve("thesis.tex")));
    Ran nowhere = run("export", "--format", "csv", "-o", folder.resolve("none/tables").toString());
    assertTrue(nowhere.err().startsWith("TL-508"), nowhere.err());
    try (Stream<Path> inside = Files.list(folder)) {
      assertTrue(inside.noneMatch(file -> file.getFileName().toString().startsWith(".")));
    }
  }

  @Test
  void a_link_stays_a_link_and_a_device_a_device() throws Exception {
    Path real = Files.writeString(folder.resolve("real.nt"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link.nt"), real);
    assertEquals(0, run("export", "-o", link.toString()).code());
    assertTrue(Files.isSymbolicLink(link));
    assertTrue(Files.size(real) > 1000);
    Path nothing = Path.of("/dev/null");
    assumeTrue(Files.exists(nothing), "no /dev/null on this machine");
    Path device = Files.createSymbolicLink(folder.resolve("device"), nothing);
    assertEquals(0, run("export", "-o", device.toString()).code());
    assertTrue(Files.isSymbolicLink(device) && !Files.isRegularFile(nothing));
  }

  @Test
  void filters_that_do_not_fit_are_said() {
    assertEquals(2, run("export", "--since", "soon").code());
    assertEquals(2, run("export", "--min-confidence", "7").code());
    assertTrue(run("export", "--type", "Recipe").err().startsWith("TL-541"));
    assertTrue(run("export", "--paper", "10.1/none").err().startsWith("TL-409"));
    long all = run("export", "--format", "nt").out().lines().count();
    long some = run("export", "--format", "nt", "--since", "2018").out().lines().count();
    assertTrue(some > 100 && some < all, some + " of " + all);
  }

  @Test
  void formats_are_listed_as_they_are_written() {
    Ran ran = run("export", "--format", "foo");
    assertEquals(2, ran.code());
    assertTrue(ran.err().contains(" nq, nt, trig, ttl, jsonld, rdfxml, csv, "), ran.err());
    assertTrue(run("build", "--format", "foo", "x").err().contains("bibtex, ris, csv or tsv"));
  }

  @Test
  void an_unknown_format_is_wrong_usage() {
    assertEquals(2, run("export", "--format", "csv").code());
    assertEquals(2, run("query", "--format", "html", "ASK {}").code());
    assertEquals(2, run("serve", "--port", "70000").code());
    assertEquals(2, run("serve", "--timeout", "soon").code());
  }
}
