package org.tripleloom.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.luben.zstd.Zstd;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tripleloom.problem.Problem;
import org.tripleloom.problem.ProblemException;

class BadInputTest {
  private static final String ABSTRACT =
      "We show that the weaving of short threads is a task that a small network can learn in a day.";

  @TempDir Path folder;

  private String file(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content).toString();
  }

  private String file(String name, String content) throws IOException {
    return file(name, content.getBytes(StandardCharsets.UTF_8));
  }

  private static String line(String title) {
    return "{\"title\":\"" + title + "\",\"abstract\":\"" + ABSTRACT + "\",\"year\":2020}\n";
  }

  private static String lines(int n) {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < n; i++) {
      all.append(line("Thread Number " + i));
    }
    return all.toString();
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  private static byte[] zip(Map<String, byte[]> entries) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    }
    return out.toByteArray();
  }

  @Test
  void the_only_source_must_exist_and_one_of_several_is_reported() throws IOException {
    String missing = folder.resolve("missing.json").toString();
    ProblemException e = assertThrows(ProblemException.class, () -> Collected.from(missing));
    assertEquals(Problem.NO_SUCH_SOURCE, e.problem());
    assertThrows(ProblemException.class, () -> Collected.from(folder + "/*.nothing"));
    Collected read = Collected.from(missing, file("a.jsonl", lines(2)));
    assertEquals(List.of("TL-101:0"), read.problems());
    assertEquals(2, read.counts.kept());
    assertEquals(missing + " does not exist", read.rejects.get(0).cause());
  }

  @Test
  void an_empty_file_an_empty_folder_and_an_empty_archive_are_named() throws IOException {
    assertEquals(List.of("TL-102:0"), Collected.from(file("e.json", "")).problems());
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertEquals(List.of("TL-112:0"), Collected.from(empty.toString()).problems());
    assertEquals(List.of("TL-102:0"), Collected.from(file("e.gz", gzip(new byte[0]))).problems());
    assertEquals(List.of("TL-102:0"), Collected.from(file("e.zip", zip(Map.of()))).problems());
  }

  @Test
  void a_file_and_a_folder_without_permission_are_named() throws IOException {
    Path closed = Files.createDirectory(folder.resolve("closed"));
    Path file = Path.of(file("secret.json", lines(1)));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    try {
      assumeTrue(!Files.isReadable(file), "skipped: this user may read everything");
      assertEquals(List.of("TL-103:0"), Collected.from(file.toString()).problems());
      assertEquals("TL-103:0", Collected.from(closed.toString()).problems().get(0));
    } finally {
      Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
    }
  }

  @Test
  void bytes_of_another_encoding_cost_their_entry_and_are_never_shown_as_wrong_letters()
      throws IOException {
    String text = line("Plain") + line("Façade of Threads") + line("Plain Again");
    Collected read =
        Collected.from(file("l.jsonl", text.getBytes(Charset.forName("windows-1252"))));
    assertEquals(List.of("Plain", "Plain Again"), read.titles());
    assertEquals(List.of("TL-105:2"), read.problems());
    assertTrue(read.rejects.get(0).title().startsWith("Fa\uFFFDade"));
    String bib =
        "@misc{a, title={Fa\u00e7ade}, abstract={"
            + ABSTRACT
            + "}}\n@misc{b, title={Plain}, abstract={"
            + ABSTRACT
            + "}}";
    Collected latin = Collected.from(file("l.bib", bib.getBytes(StandardCharsets.ISO_8859_1)));
    assertEquals(List.of("TL-105:1"), latin.problems());
    assertEquals(List.of("Plain"), latin.titles());
  }

  @Test
  void utf_16_and_byte_order_marks_are_understood() throws IOException {
    String text = line("Façade 𝔸 of Threads");
    for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      assertEquals(
          List.of("Façade 𝔸 of Threads"),
          Collected.from(file("u.jsonl", text.getBytes(charset))).titles());
      assertEquals(
          List.of("Façade 𝔸 of Threads"),
          Collected.from(file("m.jsonl", ("\uFEFF" + text).getBytes(charset))).titles());
    }
    assertEquals(
        List.of("Façade 𝔸 of Threads"), Collected.from(file("b.jsonl", "\uFEFF" + text)).titles());
  }

  @Test
  void what_a_truncated_gzip_still_holds_is_kept() throws IOException {
    byte[] whole = gzip(noisy(400).getBytes(StandardCharsets.UTF_8));
    Collected read = Collected.from(file("t.jsonl.gz", Arrays.copyOf(whole, whole.length / 2)));
    assertTrue(read.counts.kept() > 100, "kept " + read.counts.kept());
    assertEquals(List.of("TL-106:0"), read.problems());
    byte[] zstd = Zstd.compress(noisy(400).getBytes(StandardCharsets.UTF_8));
    Collected cut = Collected.from(file("t.jsonl.zst", Arrays.copyOf(zstd, zstd.length - 9)));
    assertEquals("TL-106:0", cut.problems().get(cut.problems().size() - 1));
  }

  private static String noisy(int n) {
    Random random = new Random(7);
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < n; i++) {
      all.append(line("Thread " + Long.toHexString(random.nextLong())));
    }
    return all.toString();
  }

  @Test
  void gzip_zip_and_zstandard_are_opened_in_place_and_entries_are_named() throws IOException {
    byte[] text = lines(3).getBytes(StandardCharsets.UTF_8);
    assertEquals(3, Collected.from(file("a.gz", gzip(text))).counts.kept());
    assertEquals(3, Collected.from(file("a.zst", Zstd.compress(text))).counts.kept());
    byte[] bib =
        ("@misc{a, title={In a Book}, abstract={" + ABSTRACT + "}}")
            .getBytes(StandardCharsets.UTF_8);
    String zip =
        file(
            "a.zip",
            zip(
                Map.of(
                    "x/a.jsonl.gz",
                    gzip(text),
                    "b.bib",
                    bib,
                    "logo.png",
                    new byte[] {1, 2, 0, 0})));
    Collected read = Collected.from(zip);
    assertEquals(4, read.counts.kept());
    assertEquals(List.of(zip + "!b.bib"), read.paper("In a Book").sources());
    assertEquals(List.of(zip + "!x/a.jsonl.gz"), read.paper("Thread Number 0").sources());
    assertEquals(Map.of(Ingest.OTHER_FORMAT, 1L), read.counts.skipped());
  }

  @Test
  void a_bomb_is_not_unpacked() throws IOException {
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
      gzip.write(lines(1).getBytes(StandardCharsets.UTF_8));
      byte[] blanks = new byte[1 << 20];
      Arrays.fill(blanks, (byte) ' ');
      for (int i = 0; i < 128; i++) {
        gzip.write(blanks);
      }
    }
    Collected read = Collected.from(file("bomb.json.gz", bomb.toByteArray()));
    assertEquals(List.of("TL-107:0"), read.problems());
    byte[] nested = gzip(gzip(gzip(gzip(lines(1).getBytes(StandardCharsets.UTF_8)))));
    assertEquals(List.of("TL-107:0"), Collected.from(file("nested.gz", nested)).problems());
    byte[] zipped = zip(Map.of("bomb.json.gz", bomb.toByteArray()));
    assertEquals(List.of("TL-107:0"), Collected.from(file("bomb.zip", zipped)).problems());
  }

  @Test
  void entities_of_a_document_type_are_refused_and_nothing_is_fetched() throws IOException {
    String secret = file("secret.txt", "the secret of the loom");
    String paper =
        "<record><metadata><dc><title>T &x;</title><description>"
            + ABSTRACT
            + "</description></dc></metadata></record>";
    Collected external =
        Collected.from(
            file(
                "xxe.xml",
                "<!DOCTYPE r [<!ENTITY x SYSTEM \"file://" + secret + "\">]><r>" + paper + "</r>"));
    assertEquals(List.of("TL-108"), external.rejects.stream().map(r -> r.problem().id()).toList());
    StringBuilder laughs = new StringBuilder("<!DOCTYPE r [<!ENTITY x \"ha\">");
    for (int i = 0; i < 20; i++) {
      laughs.append(
          "<!ENTITY x" + i + " \"" + ("&x" + (i == 0 ? "" : i - 1) + ";").repeat(10) + "\">");
    }
    Collected exploding =
        Collected.from(
            file("laughs.xml", laughs + "]><r>" + paper.replace("&x;", "&x19;") + "</r>"));
    assertEquals(List.of("TL-108"), exploding.rejects.stream().map(r -> r.problem().id()).toList());
    Collected undeclared = Collected.from(file("plain.xml", "<r>" + paper + "</r>"));
    assertEquals(List.of("TL-109:1"), undeclared.problems());
  }

  @Test
  void xml_may_hold_many_escaped_characters() throws IOException {
    String paper =
        "<record><metadata><dc><title>T %d</title><description>"
            + ABSTRACT
            + "&lt;&amp;&#233;".repeat(50)
            + "</description></dc></metadata></record>";
    StringBuilder xml = new StringBuilder("<r>");
    for (int i = 0; i < 1500; i++) {
      xml.append(String.format(paper, i));
    }
    assertEquals(1500, Collected.from(file("many.xml", xml + "</r>")).counts.kept());
  }

  @Test
  void xml_that_breaks_off_keeps_what_came_before() throws IOException {
    String one =
        "<record><metadata><dc><title>A Thread</title><description>"
            + ABSTRACT
            + "</description></dc></metadata></record>\n";
    Collected read =
        Collected.from(
            file("cut.xml", "<r>" + one + one.replace("A Thread", "Two") + "<record><meta"));
    assertEquals(2, read.counts.kept());
    assertEquals(List.of("TL-109:3"), read.problems());
  }

  @Test
  void a_json_line_cut_in_the_middle_costs_only_itself() throws IOException {
    Collected read =
        Collected.from(
            file(
                "cut.jsonl",
                line("One")
                    + line("Two").substring(0, 30)
                    + "\n[1]\n"
                    + line("Three")
                    + line("Four").substring(0, 40)));
    assertEquals(List.of("One", "Three"), read.titles());
    assertEquals(List.of("TL-109:2", "TL-109:3", "TL-109:5"), read.problems());
    Collected array =
        Collected.from(
            file(
                "cut.json",
                "[\n" + line("One").strip() + ",\n" + line("Two").strip() + ",\n{\"title\":\"Thr"));
    assertEquals(List.of("One", "Two"), array.titles());
    assertEquals(List.of("TL-109:4"), array.problems());
  }

  @Test
  void a_title_without_abstract_is_skipped_and_an_abstract_without_title_rejected()
      throws IOException {
    Collected read =
        Collected.from(
            file(
                "t.jsonl",
                "{\"title\":\"A\",\"year\":1999}\n{\"abstract\":\""
                    + ABSTRACT
                    + "\",\"year\":1999}\n{\"title\":\"B\",\"abstract\":\"N/A\",\"year\":1}\n"));
    assertEquals(Map.of(Ingest.NO_ABSTRACT, 2L), read.counts.skipped());
    assertEquals(List.of("TL-110:2"), read.problems());
  }

  @Test
  void an_abstract_of_ten_megabytes_is_rejected_and_the_next_paper_read() throws IOException {
    String huge = "the thread is long and ".repeat(10_000_000 / 23);
    String text = line("Short") + line("Huge").replace(ABSTRACT, huge) + line("Short Too");
    Collected read = Collected.from(file("huge.jsonl", text));
    assertEquals(List.of("Short", "Short Too"), read.titles());
    assertEquals(List.of("TL-111:2"), read.problems());
    Collected longer =
        Collected.from(
            file(
                "huger.jsonl",
                line("Short") + line("Huge").replace(ABSTRACT, huge + huge) + line("Short Too")));
    assertEquals(List.of("TL-111:2"), longer.problems());
    assertEquals(2, longer.counts.kept());
  }

  @Test
  void control_characters_become_blanks() throws IOException {
    String raw =
        "{\"title\":\"A\\u0000B\\u0007 C\u001b\",\"abstract\":\"x\\u0085 "
            + ABSTRACT
            + "\\ud800\",\"year\":1}";
    Collected read = Collected.from(file("c.jsonl", raw));
    assertEquals("A B C", read.papers.get(0).title());
    assertEquals("x " + ABSTRACT + "\uFFFD", read.papers.get(0).abstractText());
    Collected own = Collected.from(file("o.jsonl", raw.replace("\"year\":1", "\"id\":\"a\"")));
    assertEquals("A B  C ", own.papers.get(0).title());
  }

  @Test
  void an_error_page_named_json_and_a_binary_are_named_and_a_picture_in_a_folder_passed_over()
      throws IOException {
    assertEquals(List.of("TL-112:0"), Collected.fixture("error.json").problems());
    byte[] noise = new byte[5000];
    new Random(3).nextBytes(noise);
    assertEquals(List.of("TL-104:0"), Collected.from(file("noise", noise)).problems());
    file("papers.jsonl", lines(1));
    Collected read = Collected.from(folder.toString());
    assertEquals(List.of(), read.rejects);
    assertEquals(Map.of(Ingest.OTHER_FORMAT, 1L), read.counts.skipped());
    file("readme.txt", "just a note\n");
    assertEquals(List.of("TL-104:0"), Collected.from(folder.toString()).problems());
  }

  @Test
  void globs_are_matched_in_order_and_hidden_files_left_alone() throws IOException {
    file("b.jsonl", line("B"));
    file("a.jsonl", line("A"));
    file(".hidden.jsonl", line("Hidden"));
    Files.createDirectory(folder.resolve("sub"));
    file("sub/c.jsonl", line("C"));
    assertEquals(List.of("A", "B"), Collected.from(folder + "/*.jsonl").titles());
    assertEquals(List.of("C"), Collected.from(folder + "/**/*.jsonl").titles());
    assertEquals(List.of("A", "B", "C"), Collected.from(folder.toString()).titles());
  }

  @Test
  void standard_input_is_read() {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(lines(2).getBytes(StandardCharsets.UTF_8)));
    try {
      Collected read = Collected.from("-");
      assertEquals(2, read.counts.kept());
      assertEquals(List.of("-"), read.papers.get(0).sources());
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void a_feed_is_fetched_by_its_address_and_a_refusal_is_reported() throws IOException {
    byte[] feed = Files.readAllBytes(Path.of("src/test/resources/ingest/atom.xml"));
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/feed",
        exchange -> {
          exchange.sendResponseHeaders(200, feed.length);
          exchange.getResponseBody().write(feed);
          exchange.close();
        });
    server.start();
    String base = "http://127.0.0.1:" + server.getAddress().getPort();
    try {
      Collected read = Collected.from(base + "/feed");
      assertEquals(2, read.counts.kept());
      assertEquals(List.of(base + "/feed"), read.papers.get(0).sources());
      assertEquals(
          base + "/none cannot be fetched: the server answers 404",
          Collected.from(base + "/none").rejects.get(0).cause());
    } finally {
      server.stop(0);
    }
    Collected refused = Collected.from(base + "/feed");
    assertEquals(List.of("TL-113:0"), refused.problems());
    assertEquals(
        "TL-113 " + base + "/feed cannot be fetched: the server takes no connections there",
        refused.rejects.get(0).sentence());
  }

  @Test
  void a_feed_in_pages_is_read_to_its_end_and_no_further() throws IOException {
    List<String> asked = new ArrayList<>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/oai",
        exchange -> {
          String query = exchange.getRequestURI().getRawQuery();
          asked.add(query);
          if (asked.size() == 2) {
            exchange.getResponseHeaders().add("Retry-After", "0");
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
            return;
          }
          int page = query.endsWith("a%2Fb") ? 2 : query.endsWith("=c") ? 3 : 1;
          byte[] body = oaiPage(page).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    try {
      String source =
          "http://127.0.0.1:"
              + server.getAddress().getPort()
              + "/oai?verb=ListRecords&metadataPrefix=oai_dc";
      Collected read = Collected.from(source);
      assertEquals(List.of("Warps by hand", "Wefts by foot", "Looms by steam"), read.titles());
      assertEquals(List.of(source), read.papers.get(2).sources());
      assertEquals(
          List.of(
              "verb=ListRecords&metadataPrefix=oai_dc",
              "verb=ListRecords&resumptionToken=a%2Fb",
              "verb=ListRecords&resumptionToken=a%2Fb",
              "verb=ListRecords&resumptionToken=c"),
          asked);
    } finally {
      server.stop(0);
    }
  }

  /** The last page repeats a token, as a broken server might. */
  private static String oaiPage(int page) {
    return """
        <OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><ListRecords><record><header>
        <identifier>oai:loom.example:%1$d</identifier></header><metadata>
        <oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/"
            xmlns:dc="http://purl.org/dc/elements/1.1/">
        <dc:title>%3$s</dc:title><dc:description>We study the weaving of threads by hand
        and show that it is slow.</dc:description></oai_dc:dc></metadata></record>
        <resumptionToken cursor="0">%2$s</resumptionToken></ListRecords></OAI-PMH>
        """
        .formatted(
            page,
            page == 1 ? "a/b" : "c",
            List.of("Warps by hand", "Wefts by foot", "Looms by steam").get(page - 1));
  }

  @Test
  void a_limit_counts_different_papers_with_abstract() throws IOException {
    String text =
        line("One")
            + line("ONE!")
            + "{\"title\":\"No Text\",\"year\":1}\n"
            + line("Two")
            + line("Three");
    IngestOptions two = new IngestOptions(null, FieldMap.NONE, 2);
    assertEquals(List.of("One", "Two"), Collected.from(two, file("l.jsonl", text)).titles());
  }
}
