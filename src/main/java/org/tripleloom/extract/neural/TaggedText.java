package org.tripleloom.extract.neural;

import java.util.ArrayList;
import java.util.List;
import org.tripleloom.extract.neural.WordPieces.Piece;

/**
 * A paper as the encoder saw it: the tokens of all its windows in one row, and the words of title
 * and abstract, each once. The title's tokens stand in every window; words refer to the first
 * window's, {@link #copies} gives the others.
 */
final class TaggedText {
  /**
   * Tokens that touch and meet in letters or digits.
   *
   * @param begin first UTF-16 unit in the paper's text
   * @param end one past the last
   * @param firstToken row of {@link #states}
   * @param endToken one past the last
   */
  record Word(int begin, int end, int firstToken, int endToken) {
    String of(String text) {
      return text.substring(begin, end);
    }
  }

  private final String text;
  private final List<Word> words = new ArrayList<>();
  private final List<Integer> starts = new ArrayList<>();
  private final int titleWords;
  private final int titleTokens;
  private final int[] bases;
  private final float[] states;
  private final int hidden;
  private final double[][] logProbabilities;

  /** The encoder's answers for the windows, in order. */
  TaggedText(String text, List<Window> windows, List<Encoded> encoded) {
    this.text = text;
    hidden = encoded.get(0).hidden();
    titleTokens = windows.get(0).title().size();
    bases = new int[windows.size()];
    int total = 0;
    for (int w = 0; w < bases.length; w++) {
      bases[w] = total;
      total += windows.get(w).length();
    }
    states = new float[total * hidden];
    logProbabilities = new double[total][];
    for (int w = 0; w < bases.length; w++) {
      Encoded part = encoded.get(w);
      System.arraycopy(part.states(), 0, states, bases[w] * hidden, part.states().length);
      for (int t = 0; t < windows.get(w).length(); t++) {
        logProbabilities[bases[w] + t] = part.logProbabilities(t);
      }
    }
    poolFirstRow();
    addWords(windows.get(0).title(), 1);
    titleWords = words.size();
    for (int w = 0; w < bases.length; w++) {
      addWords(windows.get(w).body(), bases[w] + titleTokens + 2);
    }
  }

  String text() {
    return text;
  }

  List<Word> words() {
    return words;
  }

  /** Indexes of the words with which a text or window begins: no mention runs over them. */
  List<Integer> starts() {
    return starts;
  }

  boolean inTitle(int word) {
    return word < titleWords;
  }

  /** Words of the title; they come first. */
  int titleWords() {
    return titleWords;
  }

  /** Natural logarithms, one for each tag, for the word's first token. */
  double[] wordScores(int word) {
    return logProbabilities[words.get(word).firstToken()];
  }

  /** As {@link #wordScores}, for any token. */
  double[] tokenScores(int token) {
    return logProbabilities[token];
  }

  /** [tokens, hidden], row by row. Row 0 stands for the whole paper. */
  float[] states() {
    return states;
  }

  int hidden() {
    return hidden;
  }

  int tokens() {
    return logProbabilities.length;
  }

  /** The rows that show a token: itself, and for the title's its copies in the other windows. */
  int[] copies(int token) {
    if (token > titleTokens) {
      return new int[] {token};
    }
    int[] rows = new int[bases.length];
    for (int w = 0; w < rows.length; w++) {
      rows[w] = bases[w] + token;
    }
    return rows;
  }

  /** Row 0 is [CLS]; of several windows it takes the mean of theirs. */
  private void poolFirstRow() {
    for (int i = 0; bases.length > 1 && i < hidden; i++) {
      double sum = 0;
      for (int base : bases) {
        sum += states[base * hidden + i];
      }
      states[i] = (float) (sum / bases.length);
    }
  }

  private void addWords(List<Piece> pieces, int firstToken) {
    if (!pieces.isEmpty()) {
      starts.add(words.size());
    }
    int i = 0;
    while (i < pieces.size()) {
      int j = i + 1;
      while (j < pieces.size() && continues(pieces.get(j - 1), pieces.get(j))) {
        j++;
      }
      words.add(
          new Word(pieces.get(i).begin(), pieces.get(j - 1).end(), firstToken + i, firstToken + j));
      i = j;
    }
  }

  private boolean continues(Piece before, Piece piece) {
    boolean sameCharacter = piece.begin() < before.end();
    return sameCharacter
        || before.end() == piece.begin()
            && isLetterOrDigit(text.codePointBefore(before.end()))
            && isLetterOrDigit(text.codePointAt(piece.begin()));
  }

  /** Numbers of every kind count as digits, as superscripts do. */
  static boolean isLetterOrDigit(int codePoint) {
    int type = Character.getType(codePoint);
    return Character.isLetterOrDigit(codePoint)
        || type == Character.LETTER_NUMBER
        || type == Character.OTHER_NUMBER;
  }
}
