package org.tripleloom.extract;

import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.ling.IndexedWord;
import edu.stanford.nlp.semgraph.SemanticGraph;
import edu.stanford.nlp.semgraph.SemanticGraphCoreAnnotations.BasicDependenciesAnnotation;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.tripleloom.text.Sentence;

/**
 * Whether a sentence states, only suggests or denies what it says of a place in it. Both engines
 * ask here. Works on lemmas alone (cue words reach forward up to the next clause border); where
 * dependencies are there, a denial also has to govern what it denies, so that one inside a relative
 * clause does not reach out of it. The cue words are data: {@code rules/modality.yaml}.
 */
public enum Modality {
  STATED,
  HEDGED,
  NEGATED;

  private static final Set<String> RELATIVES = Set.of("which", "who", "whose");
  private static final int REPORT_DISTANCE = 4;

  /** What the sentence says of the mention at these UTF-16 offsets of the whole text. */
  public static Modality of(Sentence sentence, int begin, int end) {
    return between(sentence, begin, end, begin, end);
  }

  /**
   * What the sentence says between two mentions, in either order of the text; offsets are UTF-16
   * units of the whole text. STATED when one of them is not in the sentence.
   */
  public static Modality between(
      Sentence sentence, int oneBegin, int oneEnd, int otherBegin, int otherEnd) {
    List<CoreLabel> tokens = sentence.tokens();
    int one = tokenAt(tokens, oneBegin);
    int other = tokenAt(tokens, otherBegin);
    if (one < 0 || other < 0) {
      return STATED;
    }
    boolean ordered = one <= other;
    int first = ordered ? one : other;
    int second = ordered ? other : one;
    int secondLast = Math.max(second, tokenAt(tokens, (ordered ? otherEnd : oneEnd) - 1));
    ModalityCues cues = ModalityCues.get();
    boolean hedged = false;
    for (int i = 0; i < second; i++) {
      if (cues.noNegation(tokens, i) > 0 || borderBetween(cues, tokens, i + 1, second)) {
        continue;
      }
      hedged |= cues.hedge(tokens, i) > 0;
      if (negates(cues, sentence, i, first, second, secondLast)) {
        return NEGATED;
      }
    }
    return hedged ? HEDGED : STATED;
  }

  private static boolean negates(
      ModalityCues cues, Sentence sentence, int cue, int first, int second, int secondLast) {
    List<CoreLabel> tokens = sentence.tokens();
    if (cues.noNegation(tokens, Math.max(0, cue - 1)) > 1) {
      return false;
    }
    boolean clause = cues.negation(tokens, cue) > 0;
    boolean phrase = cues.negationOfPhrase(tokens, cue) > 0;
    if (!clause && !phrase) {
      return false;
    }
    boolean single = first == second;
    if (cue < first && !single) {
      return reports(cues, tokens, cue, first)
          || lemma(tokens.get(cue)).equals("neither")
          || phrase && cue == first - 1 && !lemma(tokens.get(cue)).equals("unlike");
    }
    if (phrase && finiteVerbBetween(tokens, cue + 1, second)) {
      return false;
    }
    if (insideRelativeClause(tokens, cue, second)) {
      return false;
    }
    return governs(sentence, cue, first, second, secondLast);
  }

  /** "no evidence that", "we do not find that". */
  private static boolean reports(ModalityCues cues, List<CoreLabel> tokens, int cue, int first) {
    for (int i = cue + 1; i < Math.min(first, cue + 1 + REPORT_DISTANCE); i++) {
      if (cues.report(tokens, i) > 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean borderBetween(
      ModalityCues cues, List<CoreLabel> tokens, int from, int until) {
    for (int i = from; i < until; i++) {
      if (cues.border(tokens, i) > 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean finiteVerbBetween(List<CoreLabel> tokens, int from, int until) {
    for (int i = from; i < until; i++) {
      String tag = tokens.get(i).tag();
      if (tag != null && (tag.equals("VBZ") || tag.equals("VBP") || tag.equals("MD"))) {
        return true;
      }
    }
    return false;
  }

  /**
   * ", which does not need Y, mitigates Z": a comma, a relative, the cue, and a comma behind it.
   */
  private static boolean insideRelativeClause(List<CoreLabel> tokens, int cue, int second) {
    boolean opened = false;
    for (int i = cue; i > 0 && i > cue - 6; i--) {
      opened |= RELATIVES.contains(lemma(tokens.get(i))) && tokens.get(i - 1).word().equals(",");
    }
    if (!opened) {
      return false;
    }
    for (int i = cue; i < second; i++) {
      if (tokens.get(i).word().equals(",")) {
        return true;
      }
    }
    return false;
  }

  /** Whether what the cue hangs on stands above one of the ends; true without dependencies. */
  private static boolean governs(
      Sentence sentence, int cue, int first, int second, int secondLast) {
    SemanticGraph graph = sentence.annotation().get(BasicDependenciesAnnotation.class);
    IndexedWord word = graph == null ? null : graph.getNodeByIndexSafe(cue + 1);
    if (word == null) {
      return true;
    }
    IndexedWord parent = graph.getParent(word);
    for (int end = second; end <= secondLast; end++) {
      IndexedWord node = graph.getNodeByIndexSafe(end + 1);
      while (node != null) {
        if (node.equals(word) || node.equals(parent)) {
          return true;
        }
        node = graph.getParent(node);
      }
    }
    IndexedWord node = graph.getNodeByIndexSafe(first + 1);
    return node != null && node.equals(parent);
  }

  private static int tokenAt(List<CoreLabel> tokens, int offset) {
    for (int i = 0; i < tokens.size(); i++) {
      if (offset >= tokens.get(i).beginPosition() && offset < tokens.get(i).endPosition()) {
        return i;
      }
    }
    return -1;
  }

  static String lemma(CoreLabel token) {
    String lemma = token.lemma() == null ? token.word() : token.lemma();
    return lemma.toLowerCase(Locale.ROOT);
  }
}
