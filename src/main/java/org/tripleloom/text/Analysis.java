package org.tripleloom.text;

import java.util.List;
import org.tripleloom.paper.Paper;

/**
 * A paper's text with sentences, tokens, lemmas and dependencies. Offsets inside the package and
 * the extractors are UTF-16 units of {@link #text()}; {@link #codePoints} turns them into what the
 * product writes.
 *
 * @param whole false when the paper was too long and only its beginning was analysed
 */
public record Analysis(Paper paper, String text, List<Sentence> sentences, boolean whole) {
  public Analysis {
    sentences = List.copyOf(sentences);
  }

  /** Of the whole paper. */
  public Analysis(Paper paper, String text, List<Sentence> sentences) {
    this(paper, text, sentences, true);
  }

  /** The sentence that holds the character, or null between sentences. */
  public Sentence sentenceAt(int offset) {
    for (Sentence sentence : sentences) {
      if (offset >= sentence.begin() && offset < sentence.end()) {
        return sentence;
      }
    }
    return null;
  }

  /** The sentence that holds the character, or the one before where none does. */
  public Sentence sentenceUpTo(int offset) {
    Sentence last = sentences.get(0);
    for (Sentence sentence : sentences) {
      if (sentence.begin() <= offset) {
        last = sentence;
      }
    }
    return last;
  }

  public String textOf(Sentence sentence) {
    return text.substring(sentence.begin(), sentence.end());
  }

  /** The span in Unicode code points. */
  public Span codePoints(int begin, int end) {
    int first = text.codePointCount(0, begin);
    return new Span(first, first + text.codePointCount(begin, end));
  }
}
