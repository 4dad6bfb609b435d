package org.tripleloom.site;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A part of a text that names an entity.
 *
 * @param begin in a Java string, as {@code end}
 * @param confidence as in {@link Piece}
 * @param style as in {@link Piece}, like {@code path} and {@code title}
 */
record Mark(int begin, int end, String style, String path, String title, Double confidence) {
  /** In a sentence, which stands or falls with its claim. */
  Mark(int begin, int end, String style, String path, String title) {
    this(begin, end, style, path, title, null);
  }

  Mark {
    if (begin < 0 || end <= begin) {
      throw new IllegalArgumentException("mark " + begin + ".." + end);
    }
  }

  Mark moved(int by) {
    return new Mark(begin + by, end + by, style, path, title, confidence);
  }

  /**
   * The text in pieces. Where marks overlap, the shortest wins, as links cannot stand in links; its
   * title names the others too.
   */
  static List<Piece> pieces(String text, List<Mark> marks) {
    TreeSet<Integer> bounds = new TreeSet<>(List.of(0, text.length()));
    for (Mark mark : marks) {
      if (mark.end <= text.length()) {
        bounds.add(mark.begin);
        bounds.add(mark.end);
      }
    }
    List<Piece> pieces = new ArrayList<>();
    for (int begin : bounds) {
      Integer end = bounds.higher(begin);
      if (end != null) {
        piece(text.substring(begin, end), over(marks, begin, end))
            .ifPresent(piece -> append(pieces, piece));
      }
    }
    return pieces;
  }

  /** Pieces of the same entity that touch are one link. */
  private static void append(List<Piece> pieces, Piece next) {
    Piece last = pieces.isEmpty() ? null : pieces.get(pieces.size() - 1);
    if (last != null && next.path() != null && next.path().equals(last.path())) {
      String text = last.text() + next.text();
      pieces.set(
          pieces.size() - 1,
          new Piece(text, next.style(), next.path(), next.title(), next.confidence()));
    } else {
      pieces.add(next);
    }
  }

  private static List<Mark> over(List<Mark> marks, int begin, int end) {
    return marks.stream()
        .filter(mark -> mark.begin <= begin && end <= mark.end)
        .sorted(
            Comparator.<Mark>comparingInt(mark -> mark.end - mark.begin)
                .thenComparing(mark -> String.valueOf(mark.path)))
        .toList();
  }

  private static Optional<Piece> piece(String text, List<Mark> over) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (over.isEmpty()) {
      return Optional.of(Piece.plain(text));
    }
    Mark inner = over.get(0);
    List<String> titles = over.stream().map(Mark::title).distinct().toList();
    String style = titles.size() > 1 ? inner.style + " nested" : inner.style;
    return Optional.of(
        new Piece(
            text,
            style,
            inner.path,
            titles.stream().collect(Collectors.joining("; ")),
            inner.confidence));
  }
}
