package org.tripleloom.resolve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.tripleloom.extract.EntityType;

/**
 * How the papers of a corpus define short forms, and what an undefined one means: naive Bayes over
 * the type and the other terms of the paper, so that papers like it decide.
 */
final class AcronymTable {
  /** How probable a meaning must be to be taken. */
  private static final double DOMINATES = 0.75;

  /** Two letters are shared by strangers too easily for one paper to speak for all. */
  private static final int CERTAIN_ALONE = 3;

  /**
   * The one paper that defines a short form speaks for so many that do not. What more use without a
   * word is known by that name, and the one definition may be a stranger's.
   */
  private static final int SPEAKS_FOR = 4;

  /** The meaning that no paper has spelled out yet counts as half a paper. */
  private static final double UNKNOWN = 0.5;

  /** How many papers the share of a term among all meanings weighs, beside a meaning's own. */
  private static final double SMOOTH = 2;

  private static final int SHORTEST_STEM = 3;

  /** Endings that make another thing of a word: {@code model}, {@code modeling}. */
  private static final Pattern MADE_OF_IT = Pattern.compile(".*(ing|er|or)");

  /** Stands inside other terms for its words when so many papers define it so, ... */
  private static final int USUAL = 3;

  /** ... this share of those that define it. */
  private static final double USUAL_SHARE = 0.75;

  private static final class Meaning {
    private final List<String> words;
    private int papers;
    private final Map<EntityType, Integer> types = new EnumMap<>(EntityType.class);
    private final Map<String, Integer> company = new HashMap<>();

    private Meaning(List<String> words) {
      this.words = words;
    }

    private void add(Meaning other) {
      papers += other.papers;
      other.types.forEach((type, count) -> types.merge(type, count, Integer::sum));
      other.company.forEach((key, count) -> company.merge(key, count, Integer::sum));
    }
  }

  /** By short key and long key; of variants only the most common one, once {@link #unite} ran. */
  private final Map<String, SortedMap<String, Meaning>> meanings = new HashMap<>();

  private final Map<String, Integer> undefined = new HashMap<>();

  /** The most common one of long keys that vary in endings alone, by short key. */
  private final Map<String, Map<String, String>> variants = new TreeMap<>();

  /**
   * Counts one paper that gives both forms for one thing, among other terms.
   *
   * @param words of the long form, in the singular
   */
  void define(
      String shortKey, String longKey, List<String> words, EntityType type, Set<String> company) {
    Meaning meaning =
        meanings
            .computeIfAbsent(shortKey, k -> new TreeMap<>())
            .computeIfAbsent(longKey, k -> new Meaning(words));
    meaning.papers++;
    meaning.types.merge(type, 1, Integer::sum);
    company.forEach(key -> meaning.company.merge(key, 1, Integer::sum));
  }

  /** Counts one paper that uses a short form and does not say what it means. */
  void use(String shortKey) {
    undefined.merge(shortKey, 1, Integer::sum);
  }

  /**
   * Once all papers are counted: long forms of one short form whose words are forms of each other
   * are one meaning ({@code convolution neural network}, {@code convolutional neural net}).
   */
  void unite() {
    meanings.forEach(
        (shortKey, its) -> {
          List<String> ranked = new ArrayList<>(its.keySet());
          ranked.sort(
              Comparator.comparing((String key) -> -its.get(key).papers)
                  .thenComparing(Comparator.naturalOrder()));
          List<String> kept = new ArrayList<>();
          for (String key : ranked) {
            String same = key;
            for (String other : kept) {
              if (same.equals(key) && one(shortKey, its.get(other).words, its.get(key).words)) {
                same = other;
              }
            }
            if (same.equals(key)) {
              kept.add(key);
            } else {
              if (vary(its.get(same).words, its.get(key).words)) {
                variants.computeIfAbsent(shortKey, k -> new TreeMap<>()).put(key, same);
              }
              its.get(same).add(its.remove(key));
            }
          }
        });
  }

  /**
   * Whether two long forms of a short one mean the same: they vary in endings, or one leaves out
   * words of the other, which the short form has the initials of, or adds some to it.
   */
  private static boolean one(String shortKey, List<String> some, List<String> others) {
    return vary(some, others)
        || (shortKey.equals(initials(some)) || shortKey.equals(initials(others)))
            && (within(others, some) || within(some, others));
  }

  /** Whether all words of one stand in the other, in this order; two of them at least. */
  private static boolean within(List<String> few, List<String> many) {
    int at = 0;
    for (String word : many) {
      at += at < few.size() && few.get(at).equals(word) ? 1 : 0;
    }
    return few.size() > 1 && at == few.size();
  }

  /** Word by word the same, or one the beginning of the other. */
  private static boolean vary(List<String> some, List<String> others) {
    if (some.size() != others.size() || some.size() < 2) {
      return false;
    }
    for (int i = 0; i < some.size(); i++) {
      String x = some.get(i);
      String y = others.get(i);
      String shorter = x.length() < y.length() ? x : y;
      String longer = x.length() < y.length() ? y : x;
      boolean begins = shorter.length() >= SHORTEST_STEM && longer.startsWith(shorter);
      boolean made = i == some.size() - 1 && MADE_OF_IT.matcher(longer).matches();
      if (!x.equals(y) && (!begins || made)) {
        return false;
      }
    }
    return true;
  }

  /** Two long keys each that the papers give one short form, and that vary in endings alone. */
  void united(BiConsumer<String, String> take) {
    variants.values().forEach(its -> its.forEach(take));
  }

  /** The words that a short form usually stands for by its initials, or null. */
  List<String> usual(String shortKey) {
    SortedMap<String, Meaning> found = meanings.getOrDefault(shortKey, new TreeMap<>());
    int all = found.values().stream().mapToInt(meaning -> meaning.papers).sum();
    for (Meaning meaning : found.values()) {
      if (meaning.papers >= Math.max(USUAL, USUAL_SHARE * all)
          && shortKey.equals(initials(meaning.words))) {
        return meaning.words;
      }
    }
    return null;
  }

  private static String initials(List<String> words) {
    StringBuilder initials = new StringBuilder();
    words.stream()
        .filter(word -> !Term.isPreposition(word) && !word.equals("and"))
        .forEach(word -> initials.append(word.charAt(0)));
    return initials.toString();
  }

  /** The share of the papers defining a short form that define it so, 0 to 1. */
  double share(String shortKey, String longKey) {
    SortedMap<String, Meaning> found = meanings.getOrDefault(shortKey, new TreeMap<>());
    int all = found.values().stream().mapToInt(meaning -> meaning.papers).sum();
    String key = variants.getOrDefault(shortKey, Map.of()).getOrDefault(longKey, longKey);
    Meaning meaning = found.get(key);
    return meaning == null ? 0 : meaning.papers / (double) all;
  }

  /** The long key that dominates among papers of this type and company, or null. */
  String meaning(String shortKey, EntityType type, Set<String> company) {
    SortedMap<String, Meaning> found = meanings.get(shortKey);
    if (found == null) {
      return null;
    }
    String best = null;
    double most = 0;
    double sum = UNKNOWN / EntityType.values().length * unknownCompany(found, company);
    for (Map.Entry<String, Meaning> entry : found.entrySet()) {
      double likely = likelihood(entry.getValue(), found, type, company);
      sum += likely;
      if (likely > most) {
        most = likely;
        best = entry.getKey();
      }
    }
    if (best == null || most < DOMINATES * sum) {
      return null;
    }
    if (found.get(best).papers == 1 && undefined.getOrDefault(shortKey, 0) > SPEAKS_FOR) {
      return null;
    }
    boolean certain = shortKey.length() >= CERTAIN_ALONE && found.get(best).types.containsKey(type);
    return found.get(best).papers >= 2 || certain ? best : null;
  }

  private static double likelihood(
      Meaning meaning, SortedMap<String, Meaning> all, EntityType type, Set<String> company) {
    double types = EntityType.values().length;
    double likely =
        meaning.papers
            * (meaning.types.getOrDefault(type, 0) + 0.5)
            / (meaning.papers + 0.5 * types);
    for (String key : company) {
      double common = common(all, key);
      if (common > 0) {
        int with = meaning.company.getOrDefault(key, 0);
        likely *= (with + SMOOTH * common) / (meaning.papers + SMOOTH);
      }
    }
    return likely;
  }

  /** Company tells nothing for an unknown meaning: as common there as in all known ones. */
  private static double unknownCompany(SortedMap<String, Meaning> all, Set<String> company) {
    double likely = 1;
    for (String key : company) {
      double common = common(all, key);
      likely *= common > 0 ? common : 1;
    }
    return likely;
  }

  /** The share of all papers that define the short form, in whatever way, that have a term. */
  private static double common(SortedMap<String, Meaning> all, String key) {
    int papers = 0;
    int with = 0;
    for (Meaning meaning : all.values()) {
      papers += meaning.papers;
      with += meaning.company.getOrDefault(key, 0);
    }
    return with / (double) papers;
  }
}
