package org.tripleloom.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.tripleloom.extract.Extraction;
import org.tripleloom.extract.Extractor;
import org.tripleloom.extract.Extractors;
import org.tripleloom.paper.Paper;
import org.tripleloom.paper.PaperJson;
import org.tripleloom.text.Analysis;
import org.tripleloom.text.Analyzer;

/**
 * Time of one paper on one thread, the bundled corpus in turn: analysis, and extraction from an
 * analysis that is there. {@code java -cp … org.openjdk.jmh.Main ExtractPaper}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 10)
@Measurement(iterations = 5, time = 10)
public class ExtractPaper {
  @Param({"neural", "rules"})
  public String engine;

  private Extractor extractor;
  private Analyzer analyzer;
  private final List<Paper> papers = new ArrayList<>();
  private final List<Analysis> analyses = new ArrayList<>();
  private int next;

  @Setup
  public void load() throws IOException {
    extractor = Extractors.bundled(Extractors.Kind.valueOf(engine.toUpperCase(Locale.ROOT))).open();
    analyzer = new Analyzer(extractor.depth());
    for (String line : Files.readAllLines(Path.of("data/papers.jsonl"))) {
      papers.add(PaperJson.read(new com.fasterxml.jackson.databind.ObjectMapper().readTree(line)));
      analyses.add(analyzer.analyze(papers.get(papers.size() - 1)));
    }
  }

  @TearDown
  public void close() {
    extractor.close();
  }

  @Benchmark
  public Analysis analysis() {
    return analyzer.analyze(papers.get(next++ % papers.size()));
  }

  @Benchmark
  public Extraction extraction() {
    return extractor.extract(analyses.get(next++ % analyses.size()));
  }
}
