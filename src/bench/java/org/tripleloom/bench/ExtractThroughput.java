package org.tripleloom.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.sun.management.OperatingSystemMXBean;
import edu.stanford.nlp.pipeline.Annotation;
import edu.stanford.nlp.pipeline.StanfordCoreNLP;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.tripleloom.extract.Extracted;
import org.tripleloom.extract.ExtractionPool;
import org.tripleloom.extract.Extractor;
import org.tripleloom.extract.Extractors;
import org.tripleloom.ingest.Ingest;
import org.tripleloom.ingest.IngestOptions;
import org.tripleloom.ingest.PaperSink;
import org.tripleloom.paper.Paper;
import org.tripleloom.problem.Reject;

/**
 * How many abstracts an engine reads in a second, end to end as {@code extract} does it, beside a
 * peer on the same papers in the same run: CoreNLP's plain pipeline up to dependencies, which is
 * what syntax-based extraction needs before its own work begins. Rounds alternate, so that both
 * meet the same noise of the machine; medians and their ratio are reported.
 *
 * <p>{@code java -cp … org.tripleloom.bench.ExtractThroughput SOURCE ENGINE PAPERS ROUNDS [OUT]}
 */
public final class ExtractThroughput {
  private static final int WARM_UP = 200;
  private static final int THREADS = Runtime.getRuntime().availableProcessors();

  /**
   * One pass over the papers. {@code busy} is the share of all cores' time, 0 to 1; {@code cpu} the
   * milliseconds of one core for a paper, which other work on the machine changes least.
   */
  private record Round(double perSecond, double busy, double cpu, int failed) {}

  private interface Pass {
    int failed() throws Exception;
  }

  private ExtractThroughput() {}

  public static void main(String[] args) throws Exception {
    int papers = Integer.parseInt(args[2]);
    int rounds = Integer.parseInt(args[3]);
    List<Paper> corpus = read(args[0], papers);
    List<Paper> few = corpus.subList(0, Math.min(WARM_UP, corpus.size()));
    long start = System.nanoTime();
    Extractors.Kind kind = Extractors.Kind.valueOf(args[1].toUpperCase(Locale.ROOT));
    try (Extractor engine = Extractors.bundled(kind).open()) {
      engine.load();
      double load = (System.nanoTime() - start) / 1e9;
      extract(engine, few);
      List<Round> ours = new ArrayList<>();
      ours.add(round(corpus.size(), () -> extract(engine, corpus)));
      long peak = statusKilobytes("VmHWM");
      try (Peer peer = new Peer()) {
        peer.annotate(few);
        List<Round> theirs = new ArrayList<>();
        theirs.add(round(corpus.size(), () -> peer.annotate(corpus)));
        for (int i = 1; i < rounds; i++) {
          ours.add(round(corpus.size(), () -> extract(engine, corpus)));
          theirs.add(round(corpus.size(), () -> peer.annotate(corpus)));
        }
        String report = report(args[0], engine, corpus.size(), load, peak, ours, theirs);
        System.out.print(report);
        if (args.length > 4) {
          Files.writeString(Path.of(args[4]), report);
        }
      }
    }
  }

  private static List<Paper> read(String source, int papers) {
    List<Paper> corpus = new ArrayList<>();
    Ingest.read(
        List.of(source),
        new IngestOptions(null, IngestOptions.DEFAULT.fields(), papers),
        new PaperSink() {
          @Override
          public void paper(Paper paper) {
            corpus.add(paper);
          }

          @Override
          public void reject(Reject reject) {
            throw new IllegalStateException(reject.toString());
          }
        });
    return corpus;
  }

  private static int extract(Extractor engine, List<Paper> corpus) {
    int[] failed = {0};
    try (ExtractionPool pool =
        new ExtractionPool(
            engine, THREADS, done -> failed[0] += done instanceof Extracted.Failed ? 1 : 0)) {
      corpus.forEach(pool::submit);
      pool.drain();
    }
    return failed[0];
  }

  private static Round round(int papers, Pass pass) throws Exception {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long cpu = system.getProcessCpuTime();
    long start = System.nanoTime();
    int failed = pass.failed();
    double wall = System.nanoTime() - start;
    double used = system.getProcessCpuTime() - cpu;
    return new Round(papers / (wall / 1e9), used / wall / THREADS, used / 1e6 / papers, failed);
  }

  private static String report(
      String source,
      Extractor engine,
      int papers,
      double load,
      long peak,
      List<Round> ours,
      List<Round> theirs)
      throws IOException {
    YAMLMapper yaml =
        YAMLMapper.builder().disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER).build();
    ObjectNode node = yaml.createObjectNode();
    node.put("throughput", engine.engine().toString());
    node.put("source", Path.of(source).getFileName().toString());
    node.put("papers", papers);
    node.put("machine", machine());
    node.put("java", Runtime.version().toString());
    node.put("rounds", ours.size());
    node.put("load seconds", hundredths(load));
    node.put("peak resident MB before the peer", peak / 1024);
    rounds(node.putObject("engine"), ours);
    rounds(node.putObject("peer: CoreNLP tokenize,pos,lemma,depparse"), theirs);
    node.put("ratio of papers per second", hundredths(median(ours) / median(theirs)));
    node.put(
        "ratio of CPU time",
        hundredths(
            median(ours.stream().mapToDouble(Round::cpu).toArray())
                / median(theirs.stream().mapToDouble(Round::cpu).toArray())));
    return yaml.writeValueAsString(node);
  }

  private static void rounds(ObjectNode node, List<Round> rounds) {
    node.put("median papers per second", hundredths(median(rounds)));
    node.set(
        "papers per second",
        new YAMLMapper().valueToTree(rounds.stream().map(r -> hundredths(r.perSecond)).toList()));
    node.put(
        "median share of the cores busy",
        hundredths(median(rounds.stream().mapToDouble(Round::busy).toArray())));
    node.put(
        "median CPU milliseconds for a paper",
        hundredths(median(rounds.stream().mapToDouble(Round::cpu).toArray())));
    node.put("failed", rounds.stream().mapToInt(Round::failed).sum());
  }

  private static double median(List<Round> rounds) {
    return median(rounds.stream().mapToDouble(Round::perSecond).toArray());
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  private static double hundredths(double value) {
    return Math.round(value * 100) / 100.0;
  }

  /** Cores and the instructions that matter to int8 arithmetic, not the maker's name. */
  private static String machine() throws IOException {
    Path cpus = Path.of("/proc/cpuinfo");
    String flags = Files.exists(cpus) ? Files.readString(cpus) : "";
    String vnni =
        flags.contains("avx512_vnni")
            ? "AVX-512 VNNI"
            : flags.contains("avx_vnni") ? "AVX VNNI" : "no VNNI";
    long memory =
        ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getTotalMemorySize();
    return String.format(
        Locale.ROOT,
        "%s %s, %d cores, %s, %d GB",
        System.getProperty("os.name"),
        System.getProperty("os.arch"),
        THREADS,
        vnni,
        Math.round(memory / 1e9));
  }

  /** A line of this process's status on Linux, or 0 elsewhere. */
  private static long statusKilobytes(String key) throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith(key + ":"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElse(0);
  }

  /** CoreNLP alone, one paper per task on as many threads. */
  private static final class Peer implements AutoCloseable {
    private final StanfordCoreNLP pipeline;
    private final ExecutorService workers = Executors.newFixedThreadPool(THREADS);

    Peer() {
      Properties properties = new Properties();
      properties.setProperty("annotators", "tokenize,pos,lemma,depparse");
      properties.setProperty("threads", "1");
      pipeline = new StanfordCoreNLP(properties, false);
    }

    int annotate(List<Paper> corpus) throws Exception {
      List<Future<?>> running = new ArrayList<>();
      for (Paper paper : corpus) {
        running.add(workers.submit(() -> pipeline.annotate(new Annotation(paper.text()))));
      }
      for (Future<?> future : running) {
        future.get();
      }
      return 0;
    }

    @Override
    public void close() {
      workers.shutdownNow();
    }
  }
}
