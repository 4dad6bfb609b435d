package org.tripleloom.extract.neural;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The model's own search for mentions: the best row of tags for the words, then trimmed. */
final class MentionSearch {
  private final ModelLabels labels;

  MentionSearch(ModelLabels labels) {
    this.labels = labels;
  }

  /** In order of the text, without overlap. */
  List<WordSpan> mentions(TaggedText text) {
    List<WordSpan> mentions = new ArrayList<>();
    List<Integer> starts = text.starts();
    for (int s = 0; s < starts.size(); s++) {
      int end = s + 1 < starts.size() ? starts.get(s + 1) : text.words().size();
      for (WordSpan span : spans(text, starts.get(s), end)) {
        WordSpan trimmed = trim(text, span);
        if (trimmed != null) {
          mentions.add(trimmed);
        }
      }
    }
    return mentions;
  }

  /** Viterbi: I-X follows only B-X or I-X; each B costs the start penalty. */
  private List<WordSpan> spans(TaggedText text, int from, int to) {
    int tags = labels.tags().size();
    double[] best = new double[tags];
    int[][] back = new int[to - from][tags];
    for (int w = from; w < to; w++) {
      double[] scores = text.wordScores(w);
      double[] next = new double[tags];
      int top = argmax(best);
      for (int tag = 0; tag < tags; tag++) {
        int before = top;
        double score = scores[tag];
        if (isInside(tag)) {
          before = best[tag - 1] >= best[tag] ? tag - 1 : tag;
          score += w == from ? Double.NEGATIVE_INFINITY : best[before];
        } else {
          score += (w == from ? 0 : best[before]) - (tag == 0 ? 0 : labels.startPenalty());
        }
        next[tag] = score;
        back[w - from][tag] = before;
      }
      best = next;
    }
    int[] path = new int[to - from];
    int tag = argmax(best);
    for (int w = path.length - 1; w >= 0; w--) {
      path[w] = tag;
      tag = back[w][tag];
    }
    List<WordSpan> spans = new ArrayList<>();
    for (int w = 0; w < path.length; w++) {
      if (path[w] > 0 && !isInside(path[w])) {
        int end = w + 1;
        while (end < path.length && isInside(path[end])) {
          end++;
        }
        spans.add(new WordSpan(from + w, from + end));
      }
    }
    return spans;
  }

  /** Without loose words and brackets at its ends; null when nothing is left. */
  WordSpan trim(TaggedText text, WordSpan span) {
    List<String> words = new ArrayList<>();
    for (int w = span.first(); w < span.end(); w++) {
      words.add(text.words().get(w).of(text.text()));
    }
    int first = 0;
    int end = words.size();
    while (first < end && isLoose(words.get(end - 1), ")+#")) {
      end--;
    }
    while (first < end && isLoose(words.get(first), "(")) {
      first++;
    }
    List<String> kept = words.subList(first, end);
    if (count(kept, "(") != count(kept, ")")) {
      if (kept.get(kept.size() - 1).equals(")")) {
        end--;
      } else if (kept.contains("(")) {
        end = first + kept.lastIndexOf("(");
      }
    }
    return first < end ? new WordSpan(span.first() + first, span.first() + end) : null;
  }

  private boolean isLoose(String word, String exceptions) {
    return labels.stopWords().contains(word.toLowerCase(Locale.ROOT))
        || !TaggedText.isLetterOrDigit(word.codePointAt(0)) && !exceptions.contains(word);
  }

  private static long count(List<String> words, String bracket) {
    return words.stream().filter(bracket::equals).count();
  }

  /** Tags are O, then B and I in turn. */
  private static boolean isInside(int tag) {
    return tag > 0 && tag % 2 == 0;
  }

  private static int argmax(double[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      if (values[i] > values[best]) {
        best = i;
      }
    }
    return best;
  }
}
