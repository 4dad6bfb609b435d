package org.tripleloom.measure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tripleloom.extract.Extractors;

/**
 * A measured run that tests repeat: on what, with what, and what came out.
 *
 * @param note what a reader of the figures must know
 * @param gold the annotated papers, relative to the project's folder
 * @param papers their texts, or null
 * @param inputs SHA-256 of the files, by path
 * @param extractor {@code neural} or {@code rules}, with what is bundled
 * @param engine name and version when it was measured, for people
 * @param model SHA-256 of the bundled model's files by name; empty for rules
 * @param seed of the resampling; extraction itself draws nothing at random
 * @param tolerance how far each F1 may stray, in points, and by what share the counts of what was
 *     predicted may
 * @param reason why so far
 * @param counts what gold holds and what was predicted, by name
 * @param figures F1 in percent, by the names of {@link Score#figures}
 * @param loosened a line for each time the tolerance was raised, saying why
 */
public record Pin(
    String note,
    String gold,
    String papers,
    Map<String, String> inputs,
    String extractor,
    String engine,
    Map<String, String> model,
    long seed,
    double tolerance,
    String reason,
    Map<String, Integer> counts,
    Map<String, Double> figures,
    List<String> loosened) {
  /** What needs no line of its own that says why. */
  public static final double USUAL_TOLERANCE = 1.0;

  /** Figures over fewer gold items move by whole points when one item changes. */
  private static final int ENOUGH = 20;

  private static final String CHECKSUMS = "/model/checksums.sha256";
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .build();

  public Pin {
    inputs = ordered(inputs);
    model = ordered(model);
    counts = ordered(counts);
    figures = ordered(figures);
    loosened = List.copyOf(loosened);
  }

  /** A pin of what was just measured with the bundled engine, at the usual tolerance. */
  public static Pin of(Measurement measured, Path gold, Path papers, Extractors.Kind kind) {
    Map<String, String> inputs = new LinkedHashMap<>();
    inputs.put(relative(gold), sha256(gold));
    if (papers != null) {
      inputs.put(relative(papers), sha256(papers));
    }
    return new Pin(
        "Measured by tripleloom measure.",
        relative(gold),
        papers == null ? null : relative(papers),
        inputs,
        kind.name().toLowerCase(Locale.ROOT),
        measured.engine(),
        kind == Extractors.Kind.NEURAL ? bundledModel() : Map.of(),
        Bootstrap.SEED,
        USUAL_TOLERANCE,
        "Processors round differently: a few borderline mentions come and go.",
        counts(measured.score()),
        figures(measured.score()),
        List.of());
  }

  /** These figures with the words and the tolerance of an earlier pin. */
  public Pin inPlaceOf(Pin earlier) {
    return new Pin(
        earlier.note,
        gold,
        papers,
        inputs,
        extractor,
        engine,
        model,
        seed,
        earlier.tolerance,
        earlier.reason,
        counts,
        figures,
        earlier.loosened);
  }

  /** Repeats the measurement; the files must be there. */
  public Measurement measure(int threads) {
    Gold read = Gold.withTexts(Path.of(gold), papers == null ? null : Path.of(papers));
    Extractors.Kind kind = Extractors.Kind.valueOf(extractor.toUpperCase(Locale.ROOT));
    try (org.tripleloom.extract.Extractor opened = Extractors.bundled(kind).open()) {
      return Measurement.of(
          read,
          Measurement.annotated(Measurement.extract(read, opened, threads)),
          opened.engine().toString());
    }
  }

  /** What has changed since, a sentence each: inputs, model, figures; empty when all holds. */
  public List<String> deviations(Measurement measured) {
    List<String> out = new ArrayList<>();
    inputs.forEach(
        (file, sum) -> {
          if (!sha256(Path.of(file)).equals(sum)) {
            out.add(file + " is another file than the one measured");
          }
        });
    if (!model.isEmpty() && !model.equals(bundledModel())) {
      out.add("the bundled model is another than the one measured");
    }
    Map<String, Integer> now = counts(measured.score());
    counts.forEach(
        (name, expected) -> {
          double most = name.startsWith("predicted") ? expected * tolerance / 20 : 0;
          if (Math.abs(now.getOrDefault(name, 0) - expected) > most) {
            out.add(name + ": " + expected + " expected, " + now.get(name) + " found");
          }
        });
    Map<String, Double> found = figures(measured.score());
    figures.forEach(
        (name, expected) -> {
          double f1 = found.getOrDefault(name, 0.0);
          if (Math.abs(f1 - expected) > tolerance * room(measured.score(), name)) {
            out.add(name + ": F1 " + expected + " expected, " + f1 + " found");
          }
        });
    return out;
  }

  /** Figures over few items may stray further: four such items, or the tolerance. */
  private static double room(Score score, String figure) {
    Counts counts = score.figures().getOrDefault(figure, Counts.NONE);
    int items = Math.max(1, counts.gold() + counts.predicted());
    return Math.max(1, 400.0 / items);
  }

  private static Map<String, Integer> counts(Score score) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    counts.put("papers", score.papers().size());
    counts.put("gold entities", score.entity().gold());
    counts.put("gold relations", score.relation().gold());
    counts.put("predicted entities", score.entity().predicted());
    counts.put("predicted relations", score.relation().predicted());
    return counts;
  }

  private static Map<String, Double> figures(Score score) {
    Map<String, Double> figures = new LinkedHashMap<>();
    score
        .figures()
        .forEach(
            (name, counts) -> {
              if (counts.gold() >= ENOUGH) {
                figures.put(name, counts.f1());
              }
            });
    return figures;
  }

  public static Pin read(Path file) {
    try {
      JsonNode node = YAML.readTree(file.toFile());
      List<String> loosened = new ArrayList<>();
      node.path("loosened").forEach(line -> loosened.add(line.asText()));
      return new Pin(
          node.path("note").asText(),
          node.path("gold").asText(),
          node.hasNonNull("papers") ? node.get("papers").asText() : null,
          map(node.path("inputs"), JsonNode::asText),
          node.path("extractor").asText(),
          node.path("engine").asText(),
          map(node.path("model"), JsonNode::asText),
          node.path("seed").asLong(),
          node.path("tolerance").asDouble(),
          node.path("reason").asText(),
          map(node.path("counts"), JsonNode::asInt),
          map(node.path("figures"), JsonNode::asDouble),
          loosened);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As {@link #read} takes it. */
  public String yaml() throws IOException {
    ObjectNode node = YAML.createObjectNode();
    node.put("note", note);
    node.put("gold", gold);
    node.put("papers", papers);
    node.set("inputs", YAML.valueToTree(inputs));
    node.put("extractor", extractor);
    node.put("engine", engine);
    node.set("model", YAML.valueToTree(model));
    node.put("seed", seed);
    node.put("tolerance", tolerance);
    node.put("reason", reason);
    node.set("counts", YAML.valueToTree(counts));
    node.set("figures", YAML.valueToTree(figures));
    node.set("loosened", YAML.valueToTree(loosened));
    return YAML.writeValueAsString(node);
  }

  /** SHA-256 of the bundled model's files, as the build states them. */
  private static Map<String, String> bundledModel() {
    try (InputStream in = Pin.class.getResourceAsStream(CHECKSUMS)) {
      Map<String, String> sums = new LinkedHashMap<>();
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split("\\s+", 2))
          .forEach(parts -> sums.put(parts[1], parts[0]));
      return sums;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String relative(Path file) {
    Path project = Path.of("").toAbsolutePath();
    return project.relativize(file.toAbsolutePath()).toString().replace('\\', '/');
  }

  private static String sha256(Path file) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <T> Map<String, T> map(
      JsonNode node, java.util.function.Function<JsonNode, T> value) {
    Map<String, T> map = new LinkedHashMap<>();
    node.fields().forEachRemaining(entry -> map.put(entry.getKey(), value.apply(entry.getValue())));
    return map;
  }

  private static <T> Map<String, T> ordered(Map<String, T> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
