package org.tripleloom.extract.neural;

/** Words {@code first} to before {@code end} of a {@link TaggedText}. */
record WordSpan(int first, int end) implements Comparable<WordSpan> {
  WordSpan {
    if (first < 0 || end <= first) {
      throw new IllegalArgumentException("words " + first + ".." + end);
    }
  }

  boolean overlaps(WordSpan other) {
    return first < other.end && other.first < end;
  }

  /** Whether all of the other's words are among these. */
  boolean contains(WordSpan other) {
    return first <= other.first && other.end <= end;
  }

  /** The characters in the text, as they stand. */
  String of(TaggedText text) {
    return text.text().substring(begin(text), end(text));
  }

  /** First UTF-16 unit. */
  int begin(TaggedText text) {
    return text.words().get(first).begin();
  }

  /** One past the last UTF-16 unit. */
  int end(TaggedText text) {
    return text.words().get(end - 1).end();
  }

  @Override
  public int compareTo(WordSpan other) {
    return first != other.first
        ? Integer.compare(first, other.first)
        : Integer.compare(end, other.end);
  }
}
