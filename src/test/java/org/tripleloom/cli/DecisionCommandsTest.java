package org.tripleloom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tripleloom.build.BuildStart;
import org.tripleloom.build.ExtractedPaper;
import org.tripleloom.build.LocalTarget;
import org.tripleloom.build.UserOntology;
import org.tripleloom.extract.Engine;
import org.tripleloom.extract.EntityType;
import org.tripleloom.extract.ExtractedEntity;
import org.tripleloom.extract.Extraction;
import org.tripleloom.extract.Mention;
import org.tripleloom.extract.Role;
import org.tripleloom.graph.Store;
import org.tripleloom.measure.GoldPair;
import org.tripleloom.paper.Paper;
import org.tripleloom.problem.Problem;
import org.tripleloom.resolve.PairRelation;
import org.tripleloom.serve.Server;
import org.tripleloom.text.Span;

/** The commands of curation as a user types them. */
class DecisionCommandsTest {
  private static final Engine ENGINE = new Engine("by-hand", "1");
  private static final Pattern UNDO = Pattern.compile("--undo ([0-9a-f]{16})(?:_[0-9]+)?");
  private static final List<String> TERMS =
      List.of("augmentation of data", "data augmentation", "looms");

  @TempDir Path folder;
  private String out;
  private String err;

  @BeforeEach
  void build() {
    build(TERMS.toArray(String[]::new));
  }

  private void build(String... terms) {
    try (Store store = Store.openOrCreate(folder.resolve("store"), null);
        LocalTarget target = new LocalTarget(store)) {
      String bundled = UserOntology.of(List.of(), "").ontology().hash();
      target.begin(new BuildStart(ENGINE, "", bundled, List.of("a.jsonl"), false));
      List<Paper> papers = new ArrayList<>();
      for (String term : terms) {
        papers.add(paper(term));
      }
      target.add(papers);
      List<ExtractedPaper> extracted = new ArrayList<>();
      papers.forEach(paper -> extracted.add(new ExtractedPaper(paper, extract(paper))));
      target.load(extracted);
      target.finish();
    }
  }

  private static Paper paper(String term) {
    return new Paper(
        null,
        term + " in weaving",
        "",
        List.of(),
        null,
        null,
        null,
        null,
        0,
        List.of(),
        false,
        List.of("a.jsonl"));
  }

  private static Extraction extract(Paper paper) {
    String term = paper.title().replace(" in weaving", "");
    Mention mention = new Mention(term, new Span(0, term.length()), "by hand");
    ExtractedEntity entity =
        new ExtractedEntity(
            term, List.of(mention), EntityType.METHOD, Role.USES, 0.9, paper.title(), false);
    return new Extraction(
        paper.id().path(), paper.title(), ENGINE, List.of(entity), List.of(), List.of());
  }

  private int run(String typed, String command, String... rest) {
    List<String> arguments =
        new ArrayList<>(List.of(command, "--store", folder.resolve("store").toString()));
    arguments.addAll(List.of(rest));
    Cli cli = new Cli(folder);
    int code = cli.runTyping(typed, arguments.toArray(String[]::new));
    out = cli.out();
    err = cli.err();
    return code;
  }

  private List<String> methods() {
    assertEquals(
        0,
        run(
            "",
            "query",
            "--format",
            "csv",
            "SELECT ?l { ?e a tl:Method ; skos:prefLabel ?l } ORDER BY ?l"),
        err);
    return out.lines().skip(1).toList();
  }

  private String undo() {
    Matcher matcher = UNDO.matcher(out);
    assertTrue(matcher.find(), out);
    return matcher.group(1);
  }

  @Test
  void a_merge_is_listed_with_its_note_and_taken_back_by_its_identifier() {
    assertEquals(0, run("", "merge", "data-augmentation", "looms", "--note", "why not"), err);
    String id = undo();
    assertEquals(2, methods().size());
    assertEquals(0, run("", "merges"), err);
    assertTrue(out.contains(id) && out.contains("(why not)"), out);
    assertEquals(0, run("", "merge", "--undo", id), err);
    assertEquals(TERMS, methods());
    assertEquals(0, run("", "merges"), err);
    assertTrue(out.contains("taken back"), out);
  }

  @Test
  void who_decides_says_so_and_what_was_taken_back_is_listed_beside_what_is_taken_again() {
    assertEquals(0, run("", "merge", "--as", "ada", "data-augmentation", "looms"), err);
    String first = undo();
    assertEquals(
        0, run("", "merge", "--undo", first, "--as", "Bo <b>", "--note", "two things"), err);
    assertEquals(0, run("", "merge", "data-augmentation", "looms", "--note", "after all"), err);
    assertEquals(0, run("", "merges"), err);
    List<String> lines = out.lines().toList();
    assertEquals(2, lines.size());
    assertTrue(
        lines
            .get(0)
            .matches(first + "_1  .* are one, by ada, taken back .* \\(two things\\), by Bo <b>"),
        out);
    assertTrue(lines.get(1).matches(first + "_2  .* are one \\(after all\\)"), out);
    assertEquals(3, run("", "merge", "--undo", first + "_1"));
    assertTrue(err.startsWith("TL-709"), err);
    assertEquals(0, run("", "merge", "--undo", first), err);
    assertEquals(3, run("", "merge", "--undo", first));
    assertEquals(TERMS, methods());
    assertEquals(2, run("", "merge", "--as", " ", "data-augmentation", "looms"));
    assertTrue(err.contains("does not take ' ' for --as"), err);
  }

  @Test
  void splits_rejections_and_acceptances_say_how_to_undo_them() {
    run("", "merge", "data augmentation", "augmentation of data");
    assertEquals(2, methods().size());
    assertEquals(0, run("", "split", "data augmentation", "augmentation of data"), err);
    String split = undo();
    assertEquals(TERMS, methods());
    assertEquals(0, run("", "split", "--undo", split), err);
    assertEquals(2, methods().size());
    run("", "query", "--format", "csv", "SELECT ?c { ?c rdf:object <entity/looms> }");
    String claim = out.lines().skip(1).findFirst().orElseThrow();
    assertEquals(0, run("", "reject", claim), err);
    assertTrue(out.contains("With it went: entity/looms."), out);
    String id = undo();
    assertEquals(3, run("", "accept", claim));
    assertTrue(err.contains("rejected by decision " + id), err);
    assertEquals(1, methods().size());
    assertEquals(0, run("", "reject", "--undo", id), err);
    assertEquals(2, methods().size());
    assertEquals(0, run("", "accept", claim), err);
    String right = undo();
    assertNotEquals(0, run("", "reject", "--undo", right), out);
    assertEquals(0, run("", "accept", "--undo", right), err);
    assertTrue(out.contains("Taken back: it is right that"), out);
  }

  @Test
  void undecided_pairs_come_with_their_sentences() throws Exception {
    assertEquals(0, run("", "merges", "--suggest"), err);
    assertTrue(out.contains("augmentation-of-data  data-augmentation"), out);
    assertTrue(out.contains("data augmentation (Method, 1 paper): data augmentation in"), out);
    assertEquals(0, run("", "merges", "--suggest", "--json"), err);
    Path file = Files.writeString(folder.resolve("pairs.jsonl"), out);
    assertEquals("data augmentation", GoldPair.read(file).get(0).b().label());
    String remembered = out;
    Files.delete(folder.resolve("store").resolve("woven"));
    assertEquals(0, run("", "merges", "--suggest", "--json"), err);
    assertEquals(remembered, out, "resolved again");
  }

  @Test
  void a_review_asks_again_after_a_strange_answer_and_a_yes_merges() {
    assertEquals(
        0, run("perhaps\ny\n", "merges", "--review", "--note", "seen", "--as", "ada"), err);
    assertTrue(out.contains("1 of 1, score"), out);
    assertTrue(out.contains("Decisions taken: 1;"), out);
    assertEquals(List.of("augmentation of data", "looms"), methods());
    run("", "merges");
    assertTrue(out.contains("(seen), by ada"), out);
  }

  @Test
  void a_no_is_kept_and_the_pair_is_not_asked_again() {
    assertEquals(0, run("n\n", "merges", "--review"), err);
    assertEquals(TERMS, methods());
    assertEquals(0, run("", "merges", "--review"), err);
    assertEquals("No pair is undecided.", err.strip());
    assertEquals(0, run("", "merges", "--suggest"), err);
    assertEquals("", out);
    assertEquals("No pair is undecided.", err.strip());
  }

  @Test
  void skipping_and_quitting_decide_nothing_and_without_input_nothing_is_asked() {
    assertEquals(0, run("s\n", "merges", "--review"), err);
    assertTrue(out.contains("Nothing was decided."), out);
    assertEquals(0, run("q\n", "merges", "--review"), err);
    assertEquals(3, run("", "merges", "--review"));
    assertTrue(err.startsWith(Problem.NO_ANSWERS.id()), err);
    assertEquals("", out);
  }

  @Test
  void answers_that_end_early_count_as_far_as_they_go() {
    // no line feed behind the last: a pipe may end there
    assertEquals(0, run("perhaps", "merges", "--review"), err);
    assertEquals(
        "The answers ended before that to pair 1 of 1; what was answered before counts.",
        err.strip());
    assertTrue(out.endsWith("Nothing was decided." + System.lineSeparator()), out);
    build("two of data", "data two");
    assertEquals(0, run("y\n", "merges", "--review"), err);
    assertTrue(err.startsWith("The answers ended before that to pair 2 of 2;"), err);
    assertTrue(out.contains("Decisions taken: 1;"), out);
    assertEquals(0, run("", "merges"), err);
    assertEquals(1, out.lines().count());
  }

  @Test
  void where_nothing_was_decided_it_says_what_could_be() {
    assertEquals(0, run("", "merges"), err);
    assertEquals("", out);
    assertTrue(err.contains("tripleloom merges --suggest"), err);
  }

  @Test
  void exported_decisions_are_labelled_pairs_that_can_be_imported_again() throws Exception {
    run("y\n", "merges", "--review", "--as", "ada");
    run("", "split", "looms", "looms");
    assertTrue(err.startsWith("TL-707"), err);
    Path file = folder.resolve("decided.jsonl");
    assertEquals(0, run("", "merges", "--export", file.toString()), err);
    String exported = Files.readString(file);
    assertTrue(exported.matches("(?s).*\"decided\":\"2[^\"]*Z\",\"by\":\"ada\"}\\s*"), exported);
    List<GoldPair> pairs = GoldPair.read(file);
    assertEquals(1, pairs.size());
    assertEquals(Optional.of(PairRelation.SAME), pairs.get(0).relation());
    assertEquals(0, run("", "merge", "--undo", pairs.get(0).id()), err);
    assertEquals(TERMS, methods());
    assertEquals(0, run("", "merges", "--import", file.toString()), err);
    assertEquals(2, methods().size());
    assertEquals(0, run("", "merges", "--import", file.toString()), err);
    assertEquals("Taken before, and left as they are: 1.", out.strip());
    assertEquals(0, run("", "merges", "--import", file.toString(), "--as", "bea"), err);
    assertTrue(out.contains("Decisions taken: 1;"), out);
  }

  @Test
  void no_decisions_are_a_file_without_lines() throws Exception {
    Path file = folder.resolve("decided.jsonl");
    assertEquals(0, run("", "merges", "--export", file.toString()), err);
    assertEquals(0, Files.size(file));
  }

  @Test
  void all_of_it_works_through_the_server_that_holds_the_store() {
    try (Store store = Store.open(folder.resolve("store"));
        Server server =
            Server.start(
                store,
                new Server.Settings("127.0.0.1", 0, Duration.ofSeconds(20)),
                (command, to, errors) ->
                    Main.run(
                        new Session(
                            Optional.of(store),
                            command.folder(),
                            command.columns(),
                            Duration.ZERO,
                            false,
                            to,
                            errors),
                        command.arguments().toArray(String[]::new)),
                () -> new LocalTarget(store))) {
      assertTrue(server.address().toString().startsWith("http"));
      assertEquals(0, run("y\n", "merges", "--review"), err);
      assertEquals(2, methods().size());
      assertEquals(0, run("", "merge", "looms", "data-augmentation"), err);
      assertEquals(1, methods().size());
      assertEquals(0, run("", "merge", "--undo", identifier("looms")), err);
      assertEquals(2, methods().size());
    }
  }

  private String identifier(String name) {
    run("", "merges");
    return out.lines()
        .filter(line -> line.contains(name))
        .findFirst()
        .orElseThrow()
        .substring(0, 16);
  }

  @Test
  void wrong_usage_exits_with_2() {
    assertEquals(2, run("", "merge", "looms"));
    assertEquals(2, run("", "merge", "--undo", "0123456789abcdef", "looms"));
    assertEquals(2, run("", "split", "looms"));
    assertEquals(2, run("", "merges", "--suggest", "--review"));
  }
}
