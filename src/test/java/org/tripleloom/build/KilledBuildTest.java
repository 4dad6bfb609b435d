package org.tripleloom.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tripleloom.extract.Extraction;
import org.tripleloom.extract.Extractor;
import org.tripleloom.graph.Store;
import org.tripleloom.ingest.IngestOptions;
import org.tripleloom.paper.Paper;
import org.tripleloom.paper.PaperJson;
import org.tripleloom.text.Analysis;

/** Builds in a second process that is killed the hard way, and the build after it. */
class KilledBuildTest {
  private static final int PAPERS = 450;

  @TempDir Path folder;

  private static BuildOutcome build(Store store, Path source, Extractor extractor, Progress p) {
    try (LocalTarget target = new LocalTarget(store)) {
      BuildStart start =
          new BuildStart(Loom.ENGINE, "", "ontology-1", List.of(source.toString()), false);
      return new Build(target, extractor, 2, p).run(start, IngestOptions.DEFAULT);
    }
  }

  /** Builds, and says on standard output where it stands. */
  static final class Builder {
    public static void main(String[] args) {
      Extractor slow =
          new Extractor() {
            private final Loom.Dictionary dictionary = new Loom.Dictionary();

            @Override
            public org.tripleloom.extract.Engine engine() {
              return dictionary.engine();
            }

            @Override
            public org.tripleloom.text.Depth depth() {
              return dictionary.depth();
            }

            @Override
            public Extraction extract(Analysis analysis) {
              try {
                Thread.sleep(2);
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              return dictionary.extract(analysis);
            }
          };
      Progress talk =
          new Progress() {
            private String stage;

            @Override
            public void begin(String newStage, long total) {
              stage = newStage;
              System.out.println(stage + " begins");
            }

            @Override
            public void done(long done) {
              System.out.println(stage + " " + done);
            }
          };
      try (Store store = Loom.open(Path.of(args[0]))) {
        build(store, Path.of(args[1]), slow, talk);
      }
    }
  }

  private Path source() throws Exception {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < PAPERS; i++) {
      Paper model = Loom.ALL.get(i % Loom.ALL.size());
      Paper paper =
          Loom.paper(
              model.title() + ", part " + i, model.abstractText(), "10.5555/n." + i, null, "x");
      lines.add(PaperJson.line(paper));
    }
    return Files.write(folder.resolve("papers.jsonl"), lines);
  }

  private void buildUntil(Path store, Path source, String line) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Builder.class.getName(),
                store.toString(),
                source.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String said = out.readLine();
      while (said != null && !said.equals(line)) {
        said = out.readLine();
      }
      assertEquals(line, said);
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  @Test
  void the_build_after_a_kill_goes_on_where_it_stopped_and_gives_the_same_store() throws Exception {
    Path source = source();
    Path place = folder.resolve("killed");
    buildUntil(place, source, "extracting 300");
    Loom.Dictionary dictionary = new Loom.Dictionary();
    try (Store killed = Loom.open(place);
        Store whole = Loom.open(folder.resolve("whole"))) {
      assertEquals(0, Loom.size(killed), "nothing half done can be seen");
      BuildOutcome outcome = build(killed, source, dictionary, Progress.NONE);
      assertTrue(outcome.extracted() < PAPERS, outcome.extracted() + " extracted again");
      assertTrue(outcome.extracted() > 0);
      assertEquals(PAPERS, outcome.report().papers());
      build(whole, source, new Loom.Dictionary(), Progress.NONE);
      Loom.assertSame(whole, killed);
    }
  }

  @Test
  void a_kill_while_weaving_leaves_a_consistent_store() throws Exception {
    Path source = source();
    Path place = folder.resolve("killed");
    buildUntil(place, source, "weaving begins");
    Loom.Dictionary dictionary = new Loom.Dictionary();
    try (Store killed = Loom.open(place);
        Store whole = Loom.open(folder.resolve("whole"))) {
      BuildOutcome outcome = build(killed, source, dictionary, Progress.NONE);
      assertEquals(0, outcome.extracted());
      assertEquals(0, dictionary.asked.size());
      build(whole, source, new Loom.Dictionary(), Progress.NONE);
      Loom.assertSame(whole, killed);
    }
  }
}
