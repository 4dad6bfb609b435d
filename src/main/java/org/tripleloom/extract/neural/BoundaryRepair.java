package org.tripleloom.extract.neural;

import edu.stanford.nlp.ling.CoreLabel;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.tripleloom.extract.Acronyms;
import org.tripleloom.text.Analysis;
import org.tripleloom.text.Sentence;

/**
 * No half words: the tagger's words are runs of letters or digits, CoreNLP's tokens know better. A
 * span that begins or ends inside one of them ("3" of "3.5") grows to its border, and one that
 * begins behind a hyphen ("Memory Learning" of "In-Memory Learning") takes what stands before it:
 * of 33,000 annotated forms six begin so. An acronym behind a hyphen ("CNN-LSTM") may stand alone,
 * and so may what is before one ("LSTM-based").
 */
final class BoundaryRepair {
  private static final Pattern ONE_WORD = Pattern.compile("[\\p{L}\\p{N}.'’-]+");

  private final TaggedText text;
  private final MentionSearch search;
  private final int[] tokens;

  BoundaryRepair(Analysis analysis, TaggedText text, MentionSearch search) {
    this.text = text;
    this.search = search;
    this.tokens = new int[text.words().size()];
    Arrays.fill(tokens, -1);
    int word = 0;
    int number = 0;
    for (Sentence sentence : analysis.sentences()) {
      for (CoreLabel token : sentence.tokens()) {
        number++;
        while (word < tokens.length && text.words().get(word).begin() < token.endPosition()) {
          boolean inside = text.words().get(word).begin() >= token.beginPosition();
          tokens[word] = inside && ONE_WORD.matcher(token.word()).matches() ? number : -1;
          word++;
        }
      }
    }
  }

  /** The span itself, or grown to whole words and trimmed. */
  WordSpan of(WordSpan span) {
    int first = span.first();
    int end = span.end();
    while (first > 0 && (joined(first) || isBehindHyphen(first))) {
      first--;
    }
    while (end < tokens.length && joined(end)) {
      end++;
    }
    if (first == span.first() && end == span.end()) {
      return span;
    }
    WordSpan grown = new WordSpan(first, end);
    WordSpan trimmed = search.trim(text, grown);
    // "In-Memory Learning" begins with a stop word that belongs to it
    return trimmed == null || trimmed.equals(span) ? grown : trimmed;
  }

  /** Whether the word and the one before it are of one token. */
  private boolean joined(int word) {
    return tokens[word] >= 0 && tokens[word] == tokens[word - 1];
  }

  private boolean isBehindHyphen(int word) {
    String form = text.words().get(word).of(text.text());
    boolean hyphen = form.equals("-");
    int at = hyphen ? word : word - 1;
    boolean acronym = !hyphen && Acronyms.capitals(form) > 1;
    return !acronym
        && at > 0
        && at + 1 < tokens.length
        && text.words().get(at).of(text.text()).equals("-")
        && text.words().get(at - 1).end() == text.words().get(at).begin()
        && text.words().get(at).end() == text.words().get(at + 1).begin()
        && TaggedText.isLetterOrDigit(text.text().codePointBefore(text.words().get(at - 1).end()));
  }
}
