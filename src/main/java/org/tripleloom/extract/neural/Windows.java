package org.tripleloom.extract.neural;

import java.util.ArrayList;
import java.util.List;
import org.tripleloom.extract.neural.WordPieces.Piece;
import org.tripleloom.text.Analysis;
import org.tripleloom.text.Sentence;

/**
 * Cuts a paper into inputs that the encoder can take: one where it fits, else several at sentence
 * borders, each with the title.
 *
 * @param unread tokens of the text that no window holds: of a title or an abstract beyond all
 *     measure; 0 for every real paper
 */
record Windows(List<Window> windows, int unread) {
  private static final int SPECIAL = 3;

  /** About 15,000 tokens: sixty times an abstract. */
  static final int MOST = 32;

  static Windows of(Analysis analysis, WordPieces tokenizer, int maxTokens) {
    List<Piece> title = tokenizer.of(analysis.paper().title());
    int shift = analysis.paper().title().length() + 1;
    List<Piece> body = new ArrayList<>();
    for (Piece piece : tokenizer.of(analysis.paper().abstractText())) {
      body.add(new Piece(piece.id(), piece.begin() + shift, piece.end() + shift));
    }
    if (title.size() + body.size() + SPECIAL <= maxTokens) {
      return new Windows(List.of(new Window(title, body)), 0);
    }
    int titleRoom = Math.min(title.size(), maxTokens / 2 - SPECIAL);
    List<Piece> head = title.subList(0, titleRoom);
    List<Window> windows = new ArrayList<>();
    int at = 0;
    while (windows.size() < MOST && (at < body.size() || windows.isEmpty())) {
      int end = cut(analysis, body, at, maxTokens - SPECIAL - titleRoom);
      windows.add(new Window(head, body.subList(at, end)));
      at = end;
    }
    return new Windows(windows, title.size() - titleRoom + body.size() - at);
  }

  /**
   * Where the window that begins at {@code from} ends: as many whole sentences as there is room.
   */
  private static int cut(Analysis analysis, List<Piece> body, int from, int room) {
    if (body.size() - from <= room) {
      return body.size();
    }
    int limit = from + room;
    int word = limit;
    for (int i = limit; i > from; i--) {
      int border = body.get(i).begin();
      Sentence sentence = analysis.sentenceAt(border);
      if (sentence == null || sentence.begin() == border) {
        return i;
      }
      if (word == limit && body.get(i - 1).end() < border) {
        word = i;
      }
    }
    return word; // one sentence longer than a window: between two of its words
  }
}
