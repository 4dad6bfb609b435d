package org.tripleloom.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.tripleloom.extract.Extracted;
import org.tripleloom.extract.ExtractionJson;
import org.tripleloom.extract.ExtractionPool;
import org.tripleloom.extract.Extractor;
import org.tripleloom.ingest.Ingest;
import org.tripleloom.ingest.IngestCounts;
import org.tripleloom.ingest.IngestOptions;
import org.tripleloom.ingest.PaperSink;
import org.tripleloom.paper.Paper;
import org.tripleloom.problem.Problem;
import org.tripleloom.problem.Reject;
import org.tripleloom.vocab.Ontology;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "extract",
    description = "Write what an extractor finds in papers, one JSON object per line; no store.",
    mixinStandardHelpOptions = true)
final class ExtractCommand implements Callable<Integer> {
  @Spec CommandSpec spec;
  @Mixin ExtractorOption extractor;
  @Mixin SourceOptions source;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to write (default: standard output).")
  Path output;

  @Override
  public Integer call() {
    if (output == null) {
      return extract(spec.commandLine().getOut());
    }
    try (PrintWriter out =
        new PrintWriter(Files.newBufferedWriter(output, StandardCharsets.UTF_8))) {
      return extract(out);
    } catch (NoSuchFileException e) {
      throw Problem.CANNOT_WRITE.because(e, output, "the folder does not exist");
    } catch (IOException e) {
      throw Problem.CANNOT_WRITE.because(e, output, e.getMessage());
    }
  }

  private int extract(PrintWriter out) {
    PrintWriter err = spec.commandLine().getErr();
    IngestOptions options = source.options();
    try (Extractor engine = extractor.open(Ontology.load(extractor.ontologies));
        Writing writing = new Writing(engine, out, err)) {
      IngestCounts counts = Ingest.read(source.sources, options, writing);
      writing.pool.drain();
      long skipped = counts.skipped().values().stream().mapToLong(Long::longValue).sum();
      err.printf(
          "%d read: %d extracted, %d failed, %d duplicates, %d skipped%s, %d rejected%n",
          counts.read(),
          writing.extracted,
          writing.failed,
          counts.duplicates(),
          skipped,
          counts.skipped().isEmpty() ? "" : " " + counts.skipped(),
          counts.rejected());
      if (writing.extracted + writing.failed != counts.kept()) {
        throw new IllegalStateException(
            "lost " + (counts.kept() - writing.extracted - writing.failed) + " papers");
      }
      return counts.rejected() + writing.failed == 0 ? 0 : 1;
    }
  }

  /** Papers go to the pool, its answers to the output, in order of reading. */
  private static final class Writing implements PaperSink, AutoCloseable {
    private final PrintWriter out;
    private final PrintWriter err;
    private final ExtractionPool pool;
    private long extracted;
    private long failed;

    Writing(Extractor engine, PrintWriter out, PrintWriter err) {
      this.out = out;
      this.err = err;
      pool = new ExtractionPool(engine, Runtime.getRuntime().availableProcessors(), this::write);
    }

    private void write(Extracted result) {
      if (result instanceof Extracted.Done done) {
        extracted++;
        out.println(ExtractionJson.line(done.extraction()));
        if (out.checkError()) {
          throw Problem.CANNOT_WRITE.at("what was extracted", Main.NOT_TAKEN);
        }
      } else if (result instanceof Extracted.Failed lost) {
        failed++;
        err.println(Problem.PAPER_FAILED.because(lost.cause(), lost.paper().title()).getMessage());
      }
    }

    @Override
    public void paper(Paper paper) {
      pool.submit(paper);
    }

    @Override
    public void reject(Reject reject) {
      err.println(reject.sentence());
    }

    @Override
    public void close() {
      pool.close();
    }
  }
}
