package org.tripleloom.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.tripleloom.paper.Paper;
import org.tripleloom.problem.Reject;

/** What a reading gave. */
final class Collected implements PaperSink {
  final List<Paper> papers = new ArrayList<>();
  final List<Reject> rejects = new ArrayList<>();
  IngestCounts counts;

  static Collected from(IngestOptions options, String... sources) {
    Collected collected = new Collected();
    collected.counts = Ingest.read(List.of(sources), options, collected);
    assertEquals(collected.papers.size(), collected.counts.kept());
    assertEquals(collected.rejects.size(), collected.counts.rejected());
    return collected;
  }

  static Collected from(String... sources) {
    return from(IngestOptions.DEFAULT, sources);
  }

  /** From a fixture; its papers name the path that was read. */
  static Collected fixture(String name) {
    return from("src/test/resources/ingest/" + name);
  }

  Paper paper(String title) {
    return papers.stream().filter(p -> p.title().equals(title)).findFirst().orElseThrow();
  }

  List<String> titles() {
    return papers.stream().map(Paper::title).toList();
  }

  /** Identifier and line of each reject. */
  List<String> problems() {
    return rejects.stream().map(r -> r.problem().id() + ":" + r.line()).toList();
  }

  @Override
  public void paper(Paper paper) {
    papers.add(paper);
  }

  @Override
  public void reject(Reject reject) {
    rejects.add(reject);
  }
}
