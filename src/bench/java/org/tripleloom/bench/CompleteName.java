package org.tripleloom.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
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
import org.tripleloom.graph.Store;
import org.tripleloom.search.Completion;
import org.tripleloom.search.Search;
import org.tripleloom.search.SearchResult;
import org.tripleloom.vocab.Tl;

/**
 * Time of one completion and of one search among 100,000 labels, on one thread: percentiles over
 * names of the store, cut off after some characters, in an order that chance gave. {@code java -cp
 * … org.openjdk.jmh.Main CompleteName}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
public class CompleteName {
  private static final int LABELS = 100_000;
  private static final int WORDS = 8_000;
  private static final String[] SYLLABLES =
      ("net learn con grad ma trans form er at ten tion gen er ate mod el wea ving loom re play"
              + " cat for get ting pro to type ker nel em bed ding graph lo ca li ty bay es")
          .split(" ");

  /** How much of the name was typed; slip: one letter of eight is another. */
  @Param({"1", "3", "8", "slip"})
  public String typed;

  private Path folder;
  private Store store;
  private Search search;
  private final List<String> prefixes = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private int next;

  @Setup
  public void fill() throws IOException {
    Random random = new Random(20_26);
    List<String> words = words(random);
    Set<String> labels = new LinkedHashSet<>();
    while (labels.size() < LABELS) {
      StringBuilder label = new StringBuilder();
      for (int i = 1 + random.nextInt(4); i > 0; i--) {
        // few words are in many names, as in language
        double skewed = Math.pow(random.nextDouble(), 3);
        label.append(label.isEmpty() ? "" : " ").append(words.get((int) (skewed * WORDS)));
      }
      labels.add(label.toString());
    }
    names.addAll(labels);
    folder = Files.createTempDirectory("complete");
    store = Store.openOrCreate(folder.resolve("store"), null);
    store.write(data -> write(data, random));
    search = Search.of(store);
    search.catchUp();
    for (int i = 0; i < 5_000; i++) {
      prefixes.add(prefix(names.get(random.nextInt(LABELS)), random));
    }
  }

  private static List<String> words(Random random) {
    Set<String> words = new LinkedHashSet<>();
    while (words.size() < WORDS) {
      StringBuilder word = new StringBuilder();
      for (int i = 1 + random.nextInt(4); i > 0; i--) {
        word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
      }
      words.add(word.toString());
    }
    return new ArrayList<>(words);
  }

  private void write(DatasetGraph data, Random random) {
    Node graph = store.iris().entities();
    for (int i = 0; i < LABELS; i++) {
      Node entity = store.iris().entity("e" + i);
      Node label = NodeFactory.createLiteralString(names.get(i));
      int papers = 1 + (int) (2000 * Math.pow(random.nextDouble(), 12));
      data.add(graph, entity, RDF.Nodes.type, Tl.RESEARCH_ENTITY.asNode());
      data.add(graph, entity, RDF.Nodes.type, Tl.METHOD.asNode());
      data.add(graph, entity, SKOS.prefLabel.asNode(), label);
      data.add(
          graph,
          entity,
          Tl.PAPER_COUNT.asNode(),
          NodeFactory.createLiteralDT(String.valueOf(papers), XSDDatatype.XSDinteger));
    }
  }

  private String prefix(String name, Random random) {
    if (!typed.equals("slip")) {
      return name.substring(0, Math.min(name.length(), Integer.parseInt(typed)));
    }
    StringBuilder slip = new StringBuilder(name.substring(0, Math.min(name.length(), 8)));
    slip.setCharAt(Math.min(4, slip.length() - 1), (char) ('a' + random.nextInt(26)));
    return slip.toString();
  }

  @Benchmark
  public List<Completion> complete() {
    next = (next + 1) % prefixes.size();
    return search.complete(prefixes.get(next), 10);
  }

  @Benchmark
  public SearchResult find() {
    next = (next + 1) % prefixes.size();
    return search.find(names.get(next), Set.of(), 1);
  }

  @TearDown
  public void remove() throws IOException {
    store.close();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
