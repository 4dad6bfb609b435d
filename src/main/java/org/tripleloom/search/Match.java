package org.tripleloom.search;

import java.util.List;

/**
 * Why something was found.
 *
 * @param field where the words stand
 * @param text the label, the other form or the title as a whole; of an abstract the sentence that
 *     fits best
 * @param highlights what of the text matches, in order, apart from each other
 */
public record Match(Field field, String text, List<Highlight> highlights) {
  /** Where words can stand, what counts most first. */
  public enum Field {
    LABEL("label"),
    FORM("form"),
    TITLE("title"),
    ABSTRACT("abstract");

    private final String label;

    Field(String label) {
      this.label = label;
    }

    /** As in answers for programs. */
    public String label() {
      return label;
    }
  }

  /** A part of a Java string, from {@code begin} to before {@code end}. */
  public record Highlight(int begin, int end) {
    public Highlight {
      if (begin < 0 || end <= begin) {
        throw new IllegalArgumentException("highlight " + begin + ".." + end);
      }
    }
  }

  public Match {
    highlights = List.copyOf(highlights);
  }
}
