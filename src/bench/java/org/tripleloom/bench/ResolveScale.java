package org.tripleloom.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.tripleloom.extract.ExtractionJson;
import org.tripleloom.resolve.Curation;
import org.tripleloom.resolve.Entity;
import org.tripleloom.resolve.Judgements;
import org.tripleloom.resolve.ListedClasses;
import org.tripleloom.resolve.PaperEntities;
import org.tripleloom.resolve.Resolution;
import org.tripleloom.resolve.Resolver;
import org.tripleloom.resolve.Vocabulary;

/**
 * What the resolution of a large corpus costs and gives: time, memory, entities, kinds; then the
 * same corpus grown by a last part, in another order.
 *
 * <p>{@code java -cp … org.tripleloom.bench.ResolveScale EXTRACTIONS NEW OUT}, where EXTRACTIONS is
 * that folder of a store and NEW is how many papers come last.
 */
public final class ResolveScale {
  private ResolveScale() {}

  public static void main(String[] args) throws IOException {
    List<PaperEntities> papers = read(Path.of(args[0]));
    int late = Integer.parseInt(args[1]);
    ObjectNode out = new YAMLMapper().createObjectNode();
    out.put("papers", papers.size());
    Judgements judgements = new Judgements();
    long began = System.nanoTime();
    long cpu = cpu();
    Resolution all = resolve(papers, judgements);
    out.put("seconds", seconds(began)).put("CPU seconds", seconds(cpu() - cpu, 0));
    out.put("pairs judged", judgements.made());
    entities(out, all.entities());
    kinds(out.putObject("kinds"), all.entities());
    out.put("merges", all.merges().size()).put("undecided pairs", all.suggestions().size());
    out.put("peak heap MB", peakHeap() >> 20);
    Collections.shuffle(papers, new Random(1));
    grown(out.putObject("grown by " + late + " papers in another order"), papers, late, all);
    new YAMLMapper().writeValue(Path.of(args[2]).toFile(), out);
    System.out.println(Files.readString(Path.of(args[2])));
  }

  private static void grown(ObjectNode out, List<PaperEntities> papers, int late, Resolution all)
      throws IOException {
    Path file = Files.createTempFile("judgements", "");
    Files.delete(file);
    Judgements first = new Judgements();
    resolve(papers.subList(0, papers.size() - late), first);
    first.write(file, false);
    Judgements second = Judgements.read(file);
    long began = System.nanoTime();
    Resolution grown = resolve(papers, second);
    out.put("seconds", seconds(began)).put("pairs judged", second.made());
    out.put("same entities", grown.entities().equals(all.entities()));
    out.put("same merges", grown.merges().equals(all.merges()));
    out.put("same undecided pairs", grown.suggestions().equals(all.suggestions()));
    Files.delete(file);
  }

  private static Resolution resolve(List<PaperEntities> papers, Judgements judgements) {
    return new Resolver(Curation.NONE, Vocabulary.NONE, ListedClasses.NONE, judgements)
        .resolve(papers);
  }

  private static void entities(ObjectNode out, List<Entity> entities) {
    long mentions = entities.stream().mapToLong(Entity::mentions).sum();
    out.put("mentions", mentions).put("entities", entities.size());
    out.put(
        "entities per 1,000 mentions", Math.round(10_000.0 * entities.size() / mentions) / 10.0);
    out.put(
        "entities of more than one paper",
        entities.stream().filter(entity -> entity.papers() > 1).count());
    ObjectNode largest = out.putObject("largest entities, papers");
    entities.stream()
        .sorted((x, y) -> Integer.compare(y.papers(), x.papers()))
        .limit(12)
        .forEach(entity -> largest.put(entity.prefLabel(), entity.papers()));
  }

  private static void kinds(ObjectNode out, List<Entity> entities) {
    Map<String, Entity> bySlug = new HashMap<>();
    Set<String> broad = new HashSet<>();
    for (Entity entity : entities) {
      bySlug.put(entity.slug(), entity);
      broad.addAll(entity.broader());
    }
    Map<String, Integer> depths = new HashMap<>();
    int deepest = 0;
    long edges = 0;
    for (Entity entity : entities) {
      deepest = Math.max(deepest, depth(entity, bySlug, depths));
      edges += entity.broader().size();
    }
    out.put("edges", edges).put("deepest", deepest);
    out.put("with a broader one", entities.stream().filter(e -> !e.broader().isEmpty()).count());
    out.put(
        "roots with narrower ones",
        broad.stream().filter(slug -> bySlug.get(slug).broader().isEmpty()).count());
  }

  private static int depth(Entity entity, Map<String, Entity> all, Map<String, Integer> depths) {
    Integer known = depths.get(entity.slug());
    if (known != null) {
      return known;
    }
    int depth = 0;
    for (String broad : entity.broader()) {
      depth = Math.max(depth, 1 + depth(all.get(broad), all, depths));
    }
    depths.put(entity.slug(), depth);
    return depth;
  }

  private static List<PaperEntities> read(Path folder) throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<PaperEntities> papers = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    List<Path> segments;
    try (Stream<Path> files = Files.list(folder)) {
      segments = files.filter(file -> file.toString().endsWith(".jsonl.zst")).sorted().toList();
    }
    for (Path segment : segments) {
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(
                  new ZstdInputStream(Files.newInputStream(segment)), StandardCharsets.UTF_8))) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          JsonNode node = json.readTree(line);
          String key = node.get("key").asText();
          if (keys.add(key)) {
            papers.add(
                PaperEntities.brief(
                    key, ExtractionJson.read(node.get("extraction"), node.get("text").asText())));
          }
        }
      }
    }
    return papers;
  }

  private static long cpu() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static double seconds(long since) {
    return seconds(System.nanoTime(), since);
  }

  private static double seconds(long now, long since) {
    return Math.round((now - since) / 1e8) / 10.0;
  }

  private static long peakHeap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(usage -> usage.getUsed())
        .sum();
  }
}
