package org.tripleloom.resolve;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.tripleloom.extract.EntityType;

/**
 * How the papers of a corpus define one short form, and what it means where one does not: naive
 * Bayes over the type and the other terms of the paper, so that papers like it decide.
 */
final class ShortMeanings {
  static final Kept.Form<ShortMeanings> FORM =
      new Kept.Form<>() {
        @Override
        public void write(DataOutputStream out, ShortMeanings its) throws IOException {
          Kept.text(out, its.shortKey);
          Kept.number(out, its.undefined);
          Kept.number(out, its.defined.size());
          for (Map.Entry<String, Meaning> entry : its.defined.entrySet()) {
            Kept.text(out, entry.getKey());
            entry.getValue().write(out);
          }
        }

        @Override
        public ShortMeanings read(DataInputStream in) throws IOException {
          ShortMeanings its = new ShortMeanings(Kept.text(in));
          its.undefined = Kept.number(in);
          for (int left = Kept.number(in); left > 0; left--) {
            its.defined.put(Kept.text(in), Meaning.read(in));
          }
          return its;
        }
      };

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
    private int papers;

    /** How many papers have the long form in these words; variants in hyphens share a key. */
    private final SortedMap<String, Integer> wordings = new TreeMap<>();

    private final Map<EntityType, Integer> types = new EnumMap<>(EntityType.class);
    private final Map<String, Integer> company = new HashMap<>();

    /** The short forms as they stand, without the plural's s. */
    private final Map<String, Integer> written = new HashMap<>();

    private void count(
        String form, List<String> words, EntityType type, Set<String> others, int times) {
      papers += times;
      count(written, ShortForm.bare(form), times);
      count(wordings, String.join(" ", words), times);
      count(types, type, times);
      others.forEach(key -> count(company, key, times));
    }

    private static <K> void count(Map<K, Integer> counts, K key, int times) {
      counts.merge(key, times, (a, b) -> a + b == 0 ? null : Integer.valueOf(a + b));
    }

    /** The most common wording. */
    private List<String> words() {
      String most = null;
      for (Map.Entry<String, Integer> wording : wordings.entrySet()) {
        if (most == null || wording.getValue() > wordings.get(most)) {
          most = wording.getKey();
        }
      }
      return most.isEmpty() ? List.of() : List.of(most.split(" "));
    }

    private Meaning with(Meaning other) {
      Meaning both = new Meaning();
      for (Meaning one : List.of(this, other)) {
        both.papers += one.papers;
        one.wordings.forEach((words, count) -> both.wordings.merge(words, count, Integer::sum));
        one.types.forEach((type, count) -> both.types.merge(type, count, Integer::sum));
        one.company.forEach((key, count) -> both.company.merge(key, count, Integer::sum));
        one.written.forEach((form, count) -> both.written.merge(form, count, Integer::sum));
      }
      return both;
    }

    private void write(DataOutputStream out) throws IOException {
      Kept.number(out, papers);
      counts(out, wordings);
      Kept.number(out, types.size());
      for (Map.Entry<EntityType, Integer> type : types.entrySet()) {
        out.writeByte(type.getKey().ordinal());
        Kept.number(out, type.getValue());
      }
      counts(out, company);
      counts(out, written);
    }

    private static void counts(DataOutputStream out, Map<String, Integer> counts)
        throws IOException {
      Kept.number(out, counts.size());
      for (Map.Entry<String, Integer> entry : counts.entrySet()) {
        Kept.text(out, entry.getKey());
        Kept.number(out, entry.getValue());
      }
    }

    private static Meaning read(DataInputStream in) throws IOException {
      Meaning meaning = new Meaning();
      meaning.papers = Kept.number(in);
      counts(in, meaning.wordings);
      for (int left = Kept.number(in); left > 0; left--) {
        meaning.types.put(EntityType.values()[in.readByte()], Kept.number(in));
      }
      counts(in, meaning.company);
      counts(in, meaning.written);
      return meaning;
    }

    private static void counts(DataInputStream in, Map<String, Integer> counts) throws IOException {
      for (int left = Kept.number(in); left > 0; left--) {
        counts.put(Kept.text(in), Kept.number(in));
      }
    }
  }

  private final String shortKey;
  private final SortedMap<String, Meaning> defined = new TreeMap<>();
  private int undefined;

  /** As {@link #defined}, of variants only the most common one; null until asked for. */
  private SortedMap<String, Meaning> meanings;

  /** The most common one of long keys that vary in endings alone, by the others. */
  private final SortedMap<String, String> variants = new TreeMap<>();

  ShortMeanings(String shortKey) {
    this.shortKey = shortKey;
  }

  /**
   * Counts one paper that gives both forms for one thing, among other terms.
   *
   * @param form the short one as it stands
   * @param words of the long form, in the singular
   * @param times 1, or -1 to take it back
   */
  void define(
      String longKey,
      String form,
      List<String> words,
      EntityType type,
      Set<String> company,
      int times) {
    meanings = null;
    Meaning meaning = defined.computeIfAbsent(longKey, k -> new Meaning());
    meaning.count(form, words, type, company, times);
    if (meaning.papers == 0) {
      defined.remove(longKey);
    }
  }

  /** Counts one paper that uses the short form and does not say what it means. */
  void use(int times) {
    undefined += times;
  }

  /** Whether so many papers do not say what it means that one that does cannot speak for them. */
  boolean isUsedMuch() {
    return undefined > SPEAKS_FOR;
  }

  boolean isEmpty() {
    return undefined == 0 && defined.isEmpty();
  }

  /**
   * Long forms of one short form whose words are forms of each other are one meaning ({@code
   * convolution neural network}, {@code convolutional neural net}).
   */
  private SortedMap<String, Meaning> meanings() {
    if (meanings == null) {
      variants.clear();
      List<String> ranked = new ArrayList<>(defined.keySet());
      ranked.sort(
          Comparator.comparing((String key) -> -defined.get(key).papers)
              .thenComparing(Comparator.naturalOrder()));
      meanings = new TreeMap<>();
      List<String> kept = new ArrayList<>();
      for (String key : ranked) {
        List<String> words = defined.get(key).words();
        String same = key;
        for (String other : kept) {
          if (same.equals(key) && one(shortKey, defined.get(other).words(), words)) {
            same = other;
          }
        }
        if (same.equals(key)) {
          kept.add(key);
          meanings.put(key, defined.get(key));
        } else {
          if (vary(defined.get(same).words(), words)) {
            variants.put(key, same);
          }
          meanings.put(same, meanings.get(same).with(defined.get(key)));
        }
      }
    }
    return meanings;
  }

  /** The most common one of long keys that vary in endings alone, by the others. */
  SortedMap<String, String> variants() {
    meanings();
    return Collections.unmodifiableSortedMap(variants);
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

  /** The words that it usually stands for by its initials, or null. */
  List<String> usual() {
    SortedMap<String, Meaning> found = meanings();
    int all = papers(found);
    for (Map.Entry<String, Meaning> entry : found.entrySet()) {
      List<String> words = defined.get(entry.getKey()).words();
      if (entry.getValue().papers >= Math.max(USUAL, USUAL_SHARE * all)
          && shortKey.equals(initials(words))) {
        return words;
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

  /** The share of the papers defining it that define it so, 0 to 1. */
  double share(String longKey) {
    SortedMap<String, Meaning> found = meanings();
    int all = papers(found);
    String key = variants.getOrDefault(longKey, longKey);
    Meaning meaning = found.get(key);
    return meaning == null ? 0 : meaning.papers / (double) all;
  }

  /**
   * The long key that dominates among papers of this type and company, or null.
   *
   * @param form the short one as it stands: {@code mAP} is rarely {@code MAP}
   */
  String meaning(String form, EntityType type, Set<String> company) {
    SortedMap<String, Meaning> found = meanings();
    String best = null;
    double most = 0;
    String bare = ShortForm.bare(form);
    double share = share(found, meaning -> meaning.written, bare);
    double sum = UNKNOWN / EntityType.values().length * unknownCompany(found, company);
    sum *= share > 0 ? share : 1;
    for (Map.Entry<String, Meaning> entry : found.entrySet()) {
      Meaning meaning = entry.getValue();
      double likely = likelihood(meaning, found, type, company);
      if (share > 0) {
        int so = meaning.written.getOrDefault(bare, 0);
        likely *= (so + share) / (meaning.papers + 1);
      }
      sum += likely;
      if (likely > most) {
        most = likely;
        best = entry.getKey();
      }
    }
    if (best == null || most < DOMINATES * sum) {
      return null;
    }
    if (found.get(best).papers == 1 && isUsedMuch()) {
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
    return share(all, meaning -> meaning.company, key);
  }

  /** The share of all papers that define the short form that count for a key. */
  private static double share(
      SortedMap<String, Meaning> all, Function<Meaning, Map<String, Integer>> counts, String key) {
    int with = 0;
    for (Meaning meaning : all.values()) {
      with += counts.apply(meaning).getOrDefault(key, 0);
    }
    return with == 0 ? 0 : with / (double) papers(all);
  }

  private static int papers(SortedMap<String, Meaning> all) {
    return all.values().stream().mapToInt(meaning -> meaning.papers).sum();
  }
}
