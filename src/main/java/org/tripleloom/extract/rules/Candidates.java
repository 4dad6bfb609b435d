package org.tripleloom.extract.rules;

import edu.stanford.nlp.ling.CoreLabel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.tripleloom.extract.Acronym;
import org.tripleloom.extract.Acronyms;
import org.tripleloom.extract.Surface;
import org.tripleloom.text.Analysis;
import org.tripleloom.text.Sentence;

/**
 * Finds what might be an entity: the noun phrases of a paper and their parts, by tags alone; what a
 * rule captures; and the names that the ontology lists. Forms with the same {@link Surface#key},
 * and acronyms with what they stand for, become one candidate.
 */
final class Candidates {
  private static final int LONGEST = 9;
  private static final int OF_REACH = 3;

  private final Map<String, String> gazetteer;

  /**
   * @param gazetteer {@link Surface#key} of a name to the local name of its type
   */
  Candidates(Map<String, String> gazetteer) {
    this.gazetteer = gazetteer;
  }

  /** In order of first occurrence. */
  List<Candidate> of(Analysis analysis, List<RuleMatch> matches) {
    Map<String, Candidate> byKey = new LinkedHashMap<>();
    List<Map<Integer, List<Rule>>> ends = byLastToken(analysis, matches);
    for (int i = 0; i < analysis.sentences().size(); i++) {
      Sentence sentence = analysis.sentences().get(i);
      for (int[] span : spans(sentence, i, matches)) {
        Occurrence occurrence = occurrence(sentence, i, span, ends.get(i));
        String form = analysis.text().substring(occurrence.begin(), occurrence.end());
        String key = Surface.key(form);
        if (!key.isEmpty()) {
          byKey.computeIfAbsent(key, Candidate::new).occurrences.add(occurrence);
        }
      }
    }
    joinAcronyms(analysis, byKey);
    for (Candidate candidate : byKey.values()) {
      candidate.occurrences.sort(
          Comparator.comparingInt(Occurrence::begin).thenComparingInt(o -> -o.end()));
      for (String key : candidate.keys) {
        candidate.listedType = gazetteer.getOrDefault(key, candidate.listedType);
      }
    }
    return new ArrayList<>(byKey.values());
  }

  /** For each sentence: the rules by the token that their entity ends with. */
  private static List<Map<Integer, List<Rule>>> byLastToken(
      Analysis analysis, List<RuleMatch> matches) {
    List<Map<Integer, List<Rule>>> ends = new ArrayList<>();
    analysis.sentences().forEach(s -> ends.add(new HashMap<>()));
    for (RuleMatch match : matches) {
      if (match.otherFrom() < 0) {
        ends.get(match.sentence())
            .computeIfAbsent(match.to() - 1, t -> new ArrayList<>())
            .add(match.rule());
      }
    }
    return ends;
  }

  private static Occurrence occurrence(
      Sentence sentence, int index, int[] span, Map<Integer, List<Rule>> ends) {
    List<CoreLabel> tokens = sentence.tokens();
    int head = span[1] - 1;
    for (int i = span[0] + 1; i < span[1]; i++) {
      if (tokens.get(i).word().equals("of")) {
        head = i - 1;
        break;
      }
    }
    List<Rule> rules = new ArrayList<>(ends.getOrDefault(span[1] - 1, List.of()));
    if (head != span[1] - 1) {
      rules.addAll(ends.getOrDefault(head, List.of()));
    }
    return new Occurrence(
        index,
        span[0],
        span[1],
        head,
        tokens.get(span[0]).beginPosition(),
        tokens.get(span[1] - 1).endPosition(),
        span[2] == 1,
        rules);
  }

  /** {first token, one past the last, 1 if nothing of the phrase is left out}; no span twice. */
  private static List<int[]> spans(Sentence sentence, int index, List<RuleMatch> matches) {
    List<CoreLabel> tokens = sentence.tokens();
    Map<Long, int[]> spans = new TreeMap<>();
    int from = 0;
    int previousFrom = -1;
    int previousTo = -1;
    while (from < tokens.size()) {
      if (!inPhrase(tokens, from)) {
        from++;
        continue;
      }
      int to = from;
      while (to < tokens.size() && inPhrase(tokens, to)) {
        to++;
      }
      partsOf(tokens, from, to, spans);
      boolean of =
          previousTo == from - 1 && previousTo > 0 && tokens.get(previousTo).word().equals("of");
      if (of) {
        joinedByOf(tokens, previousFrom, previousTo, from, to, spans);
      }
      previousFrom = from;
      previousTo = to;
      from = to;
    }
    for (RuleMatch match : matches) {
      boolean entity = match.sentence() == index && match.otherFrom() < 0;
      if (entity && (match.to() - match.from() > 1 || !Double.isNaN(match.rule().confidence()))) {
        put(spans, match.from(), match.to(), true);
      }
    }
    return new ArrayList<>(spans.values());
  }

  private static void partsOf(List<CoreLabel> tokens, int from, int to, Map<Long, int[]> spans) {
    int first = from;
    while (first < to && Words.neverFirst(tokens.get(first))) {
      first++;
    }
    for (int begin = first; begin < to; begin++) {
      if (!canBegin(tokens, begin, from)) {
        continue;
      }
      for (int end = begin + 1; end <= Math.min(to, begin + LONGEST); end++) {
        boolean alone = end == begin + 1;
        if (canEnd(tokens, end, to) && !(alone && Words.generic(tokens.get(begin)))) {
          put(spans, begin, end, begin == first && end == to);
        }
      }
    }
  }

  private static void joinedByOf(
      List<CoreLabel> tokens, int from, int of, int next, int to, Map<Long, int[]> spans) {
    for (int begin = Math.max(from, of - OF_REACH); begin < of; begin++) {
      if (!canBegin(tokens, begin, from) || Words.neverFirst(tokens.get(begin))) {
        continue;
      }
      for (int end = next + 1; end <= Math.min(to, next + OF_REACH + 1); end++) {
        if (canEnd(tokens, end, to) && canEnd(tokens, of, of)) {
          put(spans, begin, end, begin == from && end == to);
        }
      }
    }
  }

  private static void put(Map<Long, int[]> spans, int from, int to, boolean maximal) {
    spans.putIfAbsent(((long) from << 32) | to, new int[] {from, to, maximal ? 1 : 0});
  }

  private static boolean inPhrase(List<CoreLabel> tokens, int i) {
    String tag = tokens.get(i).tag();
    if (tag.startsWith("NN") || tag.startsWith("JJ") || tag.equals("FW") || tag.equals("HYPH")) {
      return true;
    }
    if (tag.equals("VBG") || tag.equals("VBN") || tag.equals("CD") || tag.equals("AFX")) {
      return true;
    }
    boolean afterHyphen = i > 0 && "HYPH".equals(tokens.get(i - 1).tag());
    boolean beforeHyphen = i + 1 < tokens.size() && "HYPH".equals(tokens.get(i + 1).tag());
    if (afterHyphen || beforeHyphen) {
      return Character.isLetterOrDigit(tokens.get(i).word().codePointAt(0));
    }
    return tag.equals("POS") && i > 0 && tokens.get(i - 1).tag().startsWith("NN");
  }

  private static boolean canBegin(List<CoreLabel> tokens, int i, int from) {
    String tag = tokens.get(i).tag();
    boolean word = !tag.equals("HYPH") && !tag.equals("POS");
    boolean halfWord = i > from && "HYPH".equals(tokens.get(i - 1).tag());
    boolean number = tag.equals("CD") && !nextIsHyphen(tokens, i) && allDigits(tokens.get(i));
    return word && !halfWord && !number && !(i > from && tokens.get(i - 1).tag().equals("POS"));
  }

  private static boolean nextIsHyphen(List<CoreLabel> tokens, int i) {
    return i + 1 < tokens.size() && "HYPH".equals(tokens.get(i + 1).tag());
  }

  private static boolean allDigits(CoreLabel token) {
    return token.word().chars().noneMatch(Character::isLetter);
  }

  private static boolean canEnd(List<CoreLabel> tokens, int end, int to) {
    CoreLabel last = tokens.get(end - 1);
    String tag = last.tag();
    boolean halfWord = end < to && nextIsHyphen(tokens, end - 1);
    boolean noun = tag.startsWith("NN") || tag.equals("VBG") || tag.equals("FW");
    boolean version = tag.equals("CD") && !(end == 1);
    boolean afterHyphen = end > 1 && "HYPH".equals(tokens.get(end - 2).tag());
    boolean name =
        end == to && (tag.equals("JJ") || tag.equals("VBN")) && (upper(last) || afterHyphen);
    return !halfWord && (noun || version || name);
  }

  private static boolean upper(CoreLabel token) {
    return token.word().chars().anyMatch(Character::isUpperCase);
  }

  private static void joinAcronyms(Analysis analysis, Map<String, Candidate> byKey) {
    Set<String> done = new HashSet<>();
    for (Acronym acronym : Acronyms.in(analysis)) {
      String shortKey = Surface.key(acronym.shortForm());
      String longKey = Surface.key(acronym.longForm());
      Candidate one = byKey.get(longKey);
      Candidate other = byKey.get(shortKey);
      if (one == null || other == null || one == other || !done.add(shortKey)) {
        continue;
      }
      one.occurrences.addAll(other.occurrences);
      one.keys.addAll(other.keys);
      one.defined = true;
      byKey.values().removeIf(candidate -> candidate == other);
    }
  }
}
