package org.tripleloom.build;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tripleloom.extract.Extracted;
import org.tripleloom.extract.ExtractionPool;
import org.tripleloom.extract.Extractor;
import org.tripleloom.ingest.Ingest;
import org.tripleloom.ingest.IngestCounts;
import org.tripleloom.ingest.IngestOptions;
import org.tripleloom.ingest.PaperSink;
import org.tripleloom.paper.Paper;
import org.tripleloom.problem.Problem;
import org.tripleloom.problem.Reject;

/**
 * The pipeline from sources to a store: reads, asks the store what it lacks, extracts that, and has
 * the store weave it in. Memory stays flat: papers and extractions go in batches, and what was
 * handed over survives the death of this process. The analyser is loaded only when something is to
 * extract.
 */
public final class Build {
  private static final int BATCH = 200;

  /** What is extracted but not yet handed over is lost with the process: two seconds of it. */
  private static final long HAND_OVER_NANOS = 2_000_000_000L;

  private final BuildTarget target;
  private final Extractor extractor;
  private final int threads;
  private final Progress progress;
  private final Map<String, Long> millis = new LinkedHashMap<>();
  private final List<ExtractedPaper> batch = new ArrayList<>();
  private long handedOver;
  private long extracted;
  private long failed;

  /**
   * @param target not yet begun; stays open
   */
  public Build(BuildTarget target, Extractor extractor, int threads, Progress progress) {
    this.target = target;
    this.extractor = extractor;
    this.threads = threads;
    this.progress = progress;
  }

  public BuildOutcome run(BuildStart start, IngestOptions options) {
    target.begin(start);
    Map<Added, Long> added = new EnumMap<>(Added.class);
    for (Added kind : Added.values()) {
      added.put(kind, 0L);
    }
    long began = System.nanoTime();
    progress.begin("reading", 0);
    IngestCounts counts = read(start.sources(), options, added);
    progress.end(counted(counts.read(), "entry", "entries") + ", " + papers(counts.kept()));
    began = lap("read", began);
    long missing = target.missing();
    if (start.dryRun()) {
      return new BuildOutcome(counts, added, missing, 0, 0, null, millis);
    }
    if (missing > 0) {
      progress.begin("extracting", missing);
      extract();
      progress.end(papers(extracted) + (failed > 0 ? ", " + failed + " failed" : ""));
    }
    lap("extract", began);
    progress.begin("weaving", 0);
    BuildReport report = target.finish();
    progress.end(papers(report.papers()) + " in the store");
    millis.putAll(report.millis());
    return new BuildOutcome(counts, added, missing, extracted, failed, report, millis);
  }

  private static String papers(long count) {
    return counted(count, "paper", "papers");
  }

  private static String counted(long count, String one, String many) {
    return count + " " + (count == 1 ? one : many);
  }

  private long lap(String stage, long began) {
    long now = System.nanoTime();
    millis.put(stage, (now - began) / 1_000_000);
    return now;
  }

  private IngestCounts read(List<String> sources, IngestOptions options, Map<Added, Long> added) {
    List<Paper> papers = new ArrayList<>();
    List<Reject> rejects = new ArrayList<>();
    long[] read = {0};
    Runnable handOver =
        () -> {
          target.add(papers).forEach(kind -> added.merge(kind, 1L, Long::sum));
          papers.clear();
        };
    IngestCounts counts =
        Ingest.read(
            sources,
            options,
            new PaperSink() {
              @Override
              public void paper(Paper paper) {
                papers.add(paper);
                if (papers.size() == BATCH) {
                  handOver.run();
                }
                progress.done(++read[0]);
              }

              @Override
              public void reject(Reject reject) {
                rejects.add(reject);
                progress.rejected(reject);
              }
            });
    handOver.run();
    if (!rejects.isEmpty()) {
      target.reject(rejects);
    }
    return counts;
  }

  private void extract() {
    handedOver = System.nanoTime();
    try (ExtractionPool pool = new ExtractionPool(extractor, threads, this::take)) {
      String after = "";
      List<Paper> page = target.missing(after, BATCH);
      while (!page.isEmpty()) {
        page.forEach(pool::submit);
        after = page.get(page.size() - 1).id().path();
        page = target.missing(after, BATCH);
      }
      pool.drain();
    }
    handOver();
  }

  private void take(Extracted result) {
    if (result instanceof Extracted.Done done) {
      batch.add(new ExtractedPaper(done.paper(), done.extraction()));
      extracted++;
    } else if (result instanceof Extracted.Failed lost) {
      refuse(lost.paper(), lost.cause());
      failed++;
    }
    if (batch.size() == BATCH || System.nanoTime() - handedOver > HAND_OVER_NANOS) {
      handOver();
    }
    progress.done(extracted + failed);
  }

  private void handOver() {
    if (!batch.isEmpty()) {
      target.load(batch);
      batch.clear();
    }
    handedOver = System.nanoTime();
  }

  private void refuse(Paper paper, RuntimeException cause) {
    String path = paper.id().path();
    String source = paper.sources().isEmpty() ? "" : paper.sources().get(0);
    String why = Problem.PAPER_NOT_EXTRACTED.sentence(path, cause);
    target.refuse(List.of(path));
    Reject reject = new Reject(Problem.PAPER_NOT_EXTRACTED, source, 0, paper.title(), why);
    target.reject(List.of(reject));
    progress.rejected(reject);
  }
}
