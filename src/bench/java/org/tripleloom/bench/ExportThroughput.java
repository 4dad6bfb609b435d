package org.tripleloom.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.tripleloom.export.Compression;
import org.tripleloom.export.Export;
import org.tripleloom.export.ExportFormat;
import org.tripleloom.export.Filter;
import org.tripleloom.graph.Store;

/**
 * How many quads of a store are exported in a second, end to end from the opening of the store to
 * the file on disk, beside Jena's own N-Quads dump of the same store. All formats divide the same
 * number of quads by their time, so their rates compare. Give a small {@code -Xmx} to see that
 * memory does not grow with the store; the peer runs only where it says so, since it needs more.
 *
 * <p>{@code java -Xmx256m -cp … org.tripleloom.bench.ExportThroughput STORE FOLDER ROUNDS
 * peer|alone [NAME...]}, where a name is that of a format or of a file, as in {@code dump.nq.gz}
 */
public final class ExportThroughput {
  private static final double NANOS = 1e9;

  /**
   * One export.
   *
   * @param seconds by the clock
   * @param busy seconds of one core, which other work on the machine changes least
   */
  private record Round(double seconds, double busy, long bytes) {}

  private interface Work {
    long bytes() throws IOException;
  }

  private ExportThroughput() {}

  public static void main(String[] args) throws IOException {
    Path store = Path.of(args[0]);
    Path folder = Files.createDirectories(Path.of(args[1]));
    int rounds = Integer.parseInt(args[2]);
    List<String> names = List.of(args).subList(4, args.length);
    if (names.isEmpty()) {
      names = List.of("nq");
    }
    Map<String, List<Round>> all = new LinkedHashMap<>();
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    for (String name : names) {
      for (int i = 0; i < rounds; i++) {
        add(all, name, round(() -> export(store, folder, name)));
        if (args[3].equals("peer")) {
          add(all, "peer beside " + name + ", Jena's N-Quads", round(() -> jena(store, folder)));
        }
      }
    }
    long peak = peakHeap();
    YAMLMapper yaml =
        YAMLMapper.builder().disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER).build();
    ObjectNode report = yaml.createObjectNode();
    // counted last, so that the first round finds nothing warm
    long quads = quads(store);
    report.put("quads", quads);
    report.put("cores", Runtime.getRuntime().availableProcessors());
    report.put("load of the machine before", load);
    report.put("heap MB at most", Runtime.getRuntime().maxMemory() >> 20);
    report.put("heap MB at its peak", peak >> 20);
    report.put("java", Runtime.version().toString());
    all.forEach((name, of) -> rounds(report.putObject(name), of, quads));
    System.out.print(yaml.writeValueAsString(report));
  }

  private static void add(Map<String, List<Round>> all, String name, Round round) {
    all.computeIfAbsent(name, n -> new ArrayList<>()).add(round);
  }

  private static long quads(Path folder) {
    try (Store store = Store.open(folder)) {
      return store.scan(scan -> Iter.count(scan.quads()));
    }
  }

  private static long export(Path folder, Path to, String name) {
    Path target = to.resolve(name);
    ExportFormat format =
        ExportFormat.of(target)
            .orElseGet(() -> ExportFormat.valueOf(name.toLowerCase(Locale.ROOT)));
    try (Store store = Store.open(folder)) {
      return new Export(format, Filter.NONE, Compression.of(target))
          .to(target, store).stream().mapToLong(Export.Written::bytes).sum();
    }
  }

  private static long jena(Path folder, Path to) throws IOException {
    Path target = to.resolve("peer.nq");
    try (Store store = Store.open(folder);
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(target))) {
      store.readGraphs(
          graphs -> {
            RDFDataMgr.write(out, graphs, Lang.NQUADS);
            return null;
          });
    }
    return Files.size(target);
  }

  private static Round round(Work work) throws IOException {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long busy = system.getProcessCpuTime();
    long start = System.nanoTime();
    long bytes = work.bytes();
    return new Round(
        (System.nanoTime() - start) / NANOS, (system.getProcessCpuTime() - busy) / NANOS, bytes);
  }

  private static void rounds(ObjectNode node, List<Round> rounds, long quads) {
    node.put("bytes", rounds.get(0).bytes());
    list(node, "seconds", rounds.stream().mapToDouble(Round::seconds).toArray());
    list(node, "seconds of a core", rounds.stream().mapToDouble(Round::busy).toArray());
    double best = rounds.stream().mapToDouble(Round::seconds).min().orElseThrow();
    double least = rounds.stream().mapToDouble(Round::busy).min().orElseThrow();
    node.put("quads per second, first", Math.round(quads / rounds.get(0).seconds()));
    node.put("quads per second, best", Math.round(quads / best));
    node.put("quads per second of a core", Math.round(quads / least));
  }

  private static void list(ObjectNode node, String name, double[] values) {
    var array = node.putArray(name);
    for (double value : values) {
      array.add(Math.round(value * 100) / 100.0);
    }
  }

  private static long peakHeap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(usage -> usage.getUsed())
        .sum();
  }
}
