package org.tripleloom.extract.neural;

import java.util.ArrayList;
import java.util.List;
import org.tripleloom.extract.neural.WordPieces.Piece;

/**
 * One input of the encoder: {@code [CLS] title [SEP] part of the abstract [SEP]}.
 *
 * @param titleLength tokens of the title; they stand at 1 to {@code titleLength}
 * @param body offsets are UTF-16 units of title + line feed + abstract, as those of {@code title}
 */
record Window(List<Piece> title, List<Piece> body) {
  static final int SPECIAL = 3;

  /** Where the body begins when there is no title. */
  static final int BODY = 2;

  /** Tokens, special ones included. */
  int length() {
    return title.size() + body.size() + SPECIAL;
  }

  long[] ids(long classId, long separatorId) {
    long[] ids = new long[length()];
    int at = 0;
    ids[at++] = classId;
    for (Piece piece : title) {
      ids[at++] = piece.id();
    }
    ids[at++] = separatorId;
    for (Piece piece : body) {
      ids[at++] = piece.id();
    }
    ids[at] = separatorId;
    return ids;
  }

  /** 0 up to and including the first [SEP], then 1. */
  long[] segments() {
    long[] segments = new long[length()];
    for (int i = title.size() + 2; i < segments.length; i++) {
      segments[i] = 1;
    }
    return segments;
  }

  /** The pieces in place, null for special tokens. */
  List<Piece> pieces() {
    List<Piece> pieces = new ArrayList<>(length());
    pieces.add(null);
    pieces.addAll(title);
    pieces.add(null);
    pieces.addAll(body);
    pieces.add(null);
    return pieces;
  }
}
