package org.tripleloom.resolve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.tripleloom.extract.EntityType;
import org.tripleloom.extract.neural.ContextEncoder;

/**
 * Trains the pair model. Run after {@code mvn test-compile}, with the test classpath:
 *
 * <pre>PairTraining entity-pairs.jsonl train.jsonl pairs-by-hand.tsv pair-model.json</pre>
 *
 * <p>Three sources: the annotated pairs (weight 1, half of it without the vectors of the bundled
 * encoder, so that the model does without them where there are none); the annotated papers, whose
 * mention lists are pairs that are the same, whose stated kinds are kinds, and whose other entities
 * with shared words differ (weight {@value #FROM_PAPERS} each, at most {@value #OF_EACH} of a
 * relation); and the pairs by hand (weight {@value #BY_HAND}). Multinomial logistic regression,
 * Adam, L2. Writes the weights, then prints what eight-fold cross-validation over the annotated
 * pairs gives, in several divisions, none of which the training of their fold saw in any source.
 * The same input gives the same file.
 */
final class PairTraining {
  private static final double FROM_PAPERS = 0.02;
  private static final int OF_EACH = 900;
  private static final double BY_HAND = 0.3;
  private static final double L2 = 0.003;
  private static final double RATE = 0.05;
  private static final int STEPS = 300;
  private static final int FOLDS = 8;
  private static final int DIVISIONS = 3;
  private static final double SAME_FROM = 0.6;
  private static final int AROUND = 110;
  private static final int K = PairRelation.values().length;
  private static final int F = Feature.values().length;

  private static final ObjectMapper JSON = new ObjectMapper();

  private record Example(
      String id,
      Use a,
      Use b,
      PairRelation relation,
      double weight,
      double[] there,
      double[] back) {
    static Example of(String id, Use a, Use b, PairRelation relation, double weight) {
      return new Example(id, a, b, relation, weight, PairFeatures.of(a, b), PairFeatures.of(b, a));
    }

    /** As an encoder sees them, and half as heavy. */
    Example seen(VectorSum ofA, VectorSum ofB) {
      return of(id, a.with(ofA), b.with(ofB), relation, weight / 2);
    }

    Example without() {
      return seen(VectorSum.NONE, VectorSum.NONE);
    }

    String labels() {
      String x = a.term().compact();
      String y = b.term().compact();
      return x.compareTo(y) < 0 ? x + "|" + y : y + "|" + x;
    }
  }

  private final Roots roots = new Roots();

  private PairTraining() {}

  public static void main(String[] args) throws IOException {
    PairTraining training = new PairTraining();
    List<Example> annotated = training.annotated(Path.of(args[0]));
    List<Example> others = new ArrayList<>(training.papers(Path.of(args[1])));
    others.addAll(training.byHand(Path.of(args[2])));
    write(train(both(annotated, others)), annotated.size() + others.size(), Path.of(args[3]));
    crossValidate(annotated, others, args.length > 4);
  }

  private List<Example> annotated(Path file) throws IOException {
    List<Example> out = new ArrayList<>();
    try (ContextEncoder encoder = ContextEncoder.of(null)) {
      for (String line : Files.readAllLines(file)) {
        JsonNode pair = JSON.readTree(line);
        out.add(
            Example.of(
                pair.get("id").asText(),
                use(pair.get("a")).with(vector(encoder, pair.get("a"))),
                use(pair.get("b")).with(vector(encoder, pair.get("b"))),
                PairRelation.of(pair.get("relation").asText()),
                1));
      }
    }
    return out;
  }

  private static VectorSum vector(ContextEncoder encoder, JsonNode side) {
    return VectorSum.NONE.plus(
        encoder.of(side.get("label").asText(), side.get("context").asText()));
  }

  /** What is trained on: the annotated ones with and without their vectors. */
  private static List<Example> both(List<Example> annotated, List<Example> others) {
    List<Example> all = new ArrayList<>(others);
    for (Example example : annotated) {
      all.add(example.seen(example.a().vector(), example.b().vector()));
      all.add(example.without());
    }
    return all;
  }

  private Use use(JsonNode side) {
    return Use.of(
        side.get("label").asText(),
        EntityType.of(side.get("type").asText()),
        side.get("papers").asInt(),
        List.of(side.get("context").asText()),
        roots);
  }

  private List<Example> byHand(Path file) throws IOException {
    List<Example> out = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      if (!line.startsWith("#")) {
        String[] cells = line.split("\t");
        out.add(
            Example.of(
                "by hand",
                Use.of(cells[1], EntityType.of(cells[2]), 1, List.of(), roots),
                Use.of(cells[3], EntityType.of(cells[4]), 1, List.of(), roots),
                PairRelation.of(cells[0]),
                BY_HAND));
      }
    }
    return out;
  }

  private List<Example> papers(Path file) throws IOException {
    List<Example> all = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      all.addAll(paper(JSON.readTree(line)));
    }
    Collections.shuffle(all, new Random(3));
    int[] taken = new int[K];
    all.removeIf(example -> ++taken[example.relation().ordinal()] > OF_EACH);
    return all;
  }

  private List<Example> paper(JsonNode paper) {
    String text = paper.get("title").asText() + ". " + paper.get("abstract").asText();
    BiFunction<JsonNode, String, Use> use =
        (entity, label) ->
            Use.of(
                label,
                EntityType.of(entity.get("type").asText()),
                1,
                List.of(around(text, label)),
                roots);
    Map<String, PairRelation> stated = new HashMap<>();
    for (JsonNode relation : paper.get("relations")) {
      if (relation.get(1).asText().equals("subClassOf")) {
        String narrow = relation.get(0).asText();
        String broad = relation.get(2).asText();
        stated.put(narrow + "|" + broad, PairRelation.A_KIND_OF_B);
        stated.put(broad + "|" + narrow, PairRelation.B_KIND_OF_A);
      }
    }
    List<Example> out = new ArrayList<>();
    JsonNode entities = paper.get("entities");
    for (int i = 0; i < entities.size(); i++) {
      JsonNode entity = entities.get(i);
      JsonNode forms = entity.get("mentions");
      for (int x = 0; x < forms.size(); x++) {
        for (int y = x + 1; y < forms.size(); y++) {
          if (!forms.get(x).asText().equalsIgnoreCase(forms.get(y).asText())) {
            Use a = use.apply(entity, forms.get(x).asText());
            Use b = use.apply(entity, forms.get(y).asText());
            out.add(Example.of("paper", a, b, PairRelation.SAME, FROM_PAPERS));
          }
        }
      }
      for (int j = i + 1; j < entities.size(); j++) {
        String a = entity.get("name").asText();
        String b = entities.get(j).get("name").asText();
        PairRelation relation = stated.getOrDefault(a + "|" + b, PairRelation.DIFFERENT);
        Example example =
            Example.of(
                "paper",
                use.apply(entity, a),
                use.apply(entities.get(j), b),
                relation,
                FROM_PAPERS);
        if (tells(example)) {
          out.add(example);
        }
      }
    }
    return out;
  }

  /** Shares words; and what nobody stated is no kind that the words show. */
  private static boolean tells(Example example) {
    double[] x = example.there();
    if (x[Feature.NOTHING_SHARED.ordinal()] == 1) {
      return false;
    }
    double looksLikeKind =
        x[Feature.A_ADDS_MODIFIER.ordinal()]
            + x[Feature.B_ADDS_MODIFIER.ordinal()]
            + x[Feature.A_ADDS_INSIDE.ordinal()]
            + x[Feature.B_ADDS_INSIDE.ordinal()]
            + x[Feature.A_ADDS_PLAIN.ordinal()]
            + x[Feature.B_ADDS_PLAIN.ordinal()];
    return example.relation() != PairRelation.DIFFERENT || looksLikeKind == 0;
  }

  private static String around(String text, String label) {
    int at = Math.max(0, text.indexOf(label));
    return text.substring(
        Math.max(0, at - AROUND), Math.min(text.length(), at + label.length() + AROUND));
  }

  /** How often each was right, for one threshold. */
  private static final class Tally {
    private final double sameFrom;
    private final String name;
    private final int[] same = new int[3];
    private final int[] kinds = new int[3];

    private Tally(double sameFrom, String name) {
      this.sameFrom = sameFrom;
      this.name = name;
    }

    PairRelation add(PairModel model, Use a, Use b, PairRelation gold) {
      PairRelation got = PairJudgement.of(model.probabilities(a, b), sameFrom).relation();
      count(same, gold == PairRelation.SAME, got == PairRelation.SAME, true);
      count(kinds, isKind(gold), isKind(got), got == gold);
      return got;
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "same from %.2f %s: precision %.3f recall %.3f; kinds precision %.3f recall %.3f F1 %.3f",
          sameFrom,
          name,
          same[0] / (double) same[1],
          same[0] / (double) same[2],
          kinds[0] / (double) kinds[1],
          kinds[0] / (double) kinds[2],
          2.0 * kinds[0] / (kinds[1] + kinds[2]));
    }
  }

  private static void crossValidate(List<Example> annotated, List<Example> others, boolean tell) {
    List<Tally> with = new ArrayList<>();
    List<Tally> without = new ArrayList<>();
    for (double sameFrom : new double[] {0.5, SAME_FROM, 0.7}) {
      with.add(new Tally(sameFrom, "with vectors"));
      without.add(new Tally(sameFrom, "without"));
    }
    for (int division = 0; division < DIVISIONS; division++) {
      List<Example> shuffled = new ArrayList<>(annotated);
      Collections.shuffle(shuffled, new Random(division));
      for (int fold = 0; fold < FOLDS; fold++) {
        List<Example> held = new ArrayList<>();
        List<Example> rest = new ArrayList<>();
        for (int i = 0; i < shuffled.size(); i++) {
          (i % FOLDS == fold ? held : rest).add(shuffled.get(i));
        }
        Set<String> unseen = new HashSet<>();
        held.forEach(example -> unseen.add(example.labels()));
        List<Example> seen = both(rest, others);
        seen.removeIf(example -> unseen.contains(example.labels()));
        PairModel model = train(seen);
        for (Example example : held) {
          Example bare = example.without();
          without.forEach(t -> t.add(model, bare.a(), bare.b(), example.relation()));
          for (Tally tally : with) {
            PairRelation got = tally.add(model, example.a(), example.b(), example.relation());
            if (tell && division == 0 && tally.sameFrom == SAME_FROM && got != example.relation()) {
              System.out.printf(
                  "%s %s, not %s: %s | %s%n",
                  example.id(),
                  example.relation().label(),
                  got.label(),
                  example.a().term().text(),
                  example.b().term().text());
            }
          }
        }
      }
    }
    with.forEach(System.out::println);
    without.forEach(System.out::println);
  }

  private static void count(int[] counts, boolean gold, boolean got, boolean equal) {
    counts[0] += gold && got && equal ? 1 : 0;
    counts[1] += got ? 1 : 0;
    counts[2] += gold ? 1 : 0;
  }

  private static boolean isKind(PairRelation relation) {
    return relation == PairRelation.A_KIND_OF_B || relation == PairRelation.B_KIND_OF_A;
  }

  private static PairModel train(List<Example> examples) {
    double[][] weights = new double[K][F];
    double[][] mean = new double[K][F];
    double[][] square = new double[K][F];
    List<int[]> active = new ArrayList<>();
    double total = 0;
    for (Example example : examples) {
      active.add(active(example.there()));
      active.add(active(example.back()));
      total += 2 * example.weight();
    }
    for (int step = 1; step <= STEPS; step++) {
      double[][] slope = new double[K][F];
      for (int n = 0; n < active.size(); n++) {
        Example example = examples.get(n / 2);
        boolean there = n % 2 == 0;
        PairRelation gold = there ? example.relation() : example.relation().swapped();
        add(
            slope,
            weights,
            there ? example.there() : example.back(),
            active.get(n),
            gold.ordinal(),
            example.weight() / total);
      }
      for (int k = 0; k < K; k++) {
        for (int i = 0; i < F; i++) {
          double g = slope[k][i] + L2 * weights[k][i];
          mean[k][i] = 0.9 * mean[k][i] + 0.1 * g;
          square[k][i] = 0.999 * square[k][i] + 0.001 * g * g;
          double first = mean[k][i] / (1 - Math.pow(0.9, step));
          double second = square[k][i] / (1 - Math.pow(0.999, step));
          weights[k][i] -= RATE * first / (Math.sqrt(second) + 1e-8);
        }
      }
    }
    return new PairModel(weights);
  }

  private static int[] active(double[] features) {
    return IntStream.range(0, F).filter(i -> features[i] != 0).toArray();
  }

  private static void add(
      double[][] slope, double[][] weights, double[] x, int[] on, int gold, double weight) {
    double[] p = new double[K];
    double sum = 0;
    for (int k = 0; k < K; k++) {
      for (int i : on) {
        p[k] += weights[k][i] * x[i];
      }
      p[k] = Math.exp(p[k]);
      sum += p[k];
    }
    for (int k = 0; k < K; k++) {
      double error = (p[k] / sum - (k == gold ? 1 : 0)) * weight;
      for (int i : on) {
        slope[k][i] += error * x[i];
      }
    }
  }

  private static void write(PairModel model, int examples, Path file) throws IOException {
    ObjectNode out = JSON.createObjectNode();
    out.put(
        "made",
        "by org.tripleloom.resolve.PairTraining from "
            + examples
            + " pairs: annotated ones, mention lists and stated kinds of annotated papers, and"
            + " pairs-by-hand.tsv. Columns: same, a-kind-of-b, b-kind-of-a, different.");
    out.put("sameFrom", SAME_FROM);
    ObjectNode rows = out.putObject("weights");
    for (Feature feature : Feature.values()) {
      ArrayNode row = rows.putArray(feature.name());
      for (PairRelation relation : PairRelation.values()) {
        row.add(Math.round(model.weight(relation, feature) * 1e4) / 1e4);
      }
    }
    String text = out.toString().replaceAll("(\\],|\\{)\"", "$1\n\"").replace("}}", "\n}}\n");
    Files.writeString(file, text);
  }
}
