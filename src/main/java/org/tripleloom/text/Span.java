package org.tripleloom.text;

/** Half-open range of Unicode code points in title + line feed + abstract. */
public record Span(int begin, int end) implements Comparable<Span> {
  public Span {
    if (begin < 0 || end <= begin) {
      throw new IllegalArgumentException("span " + begin + ".." + end);
    }
  }

  /** The characters of the span. */
  public String of(String text) {
    int from = text.offsetByCodePoints(0, begin);
    return text.substring(from, text.offsetByCodePoints(from, end - begin));
  }

  @Override
  public int compareTo(Span other) {
    return begin != other.begin
        ? Integer.compare(begin, other.begin)
        : Integer.compare(end, other.end);
  }
}
