package org.tripleloom.site;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Marks where a sentence names things. */
final class Marks {
  private Marks() {}

  /**
   * Where a claim's sentence names its two ends: the first of each end's forms that stands in it,
   * the longer ones first; what overlaps is marked once.
   *
   * @param subjects forms of the subject, none for a claim about a role
   * @param subjectStyle of the subject's class
   */
  static List<Piece> in(
      String sentence,
      List<String> subjects,
      String subjectStyle,
      List<String> objects,
      String objectStyle) {
    String[] styles = new String[sentence.length()];
    mark(sentence, subjects, subjectStyle, styles);
    mark(sentence, objects, objectStyle, styles);
    List<Piece> pieces = new ArrayList<>();
    int from = 0;
    for (int at = 1; at <= sentence.length(); at++) {
      boolean ends = at == sentence.length() || styles[at] != styles[from];
      if (ends) {
        pieces.add(new Piece(sentence.substring(from, at), styles[from], null, null, null));
        from = at;
      }
    }
    return pieces;
  }

  private static void mark(String sentence, List<String> forms, String style, String[] styles) {
    List<String> longest = new ArrayList<>(forms);
    longest.sort((a, b) -> b.length() - a.length());
    // its own object, so that neighbours of one class stay two marks
    String mark = new StringBuilder(style).toString();
    for (String form : longest) {
      for (int at = sentence.indexOf(form); at >= 0; at = sentence.indexOf(form, at + 1)) {
        if (isFree(styles, at, at + form.length())) {
          Arrays.fill(styles, at, at + form.length(), mark);
        }
      }
    }
  }

  private static boolean isFree(String[] styles, int from, int to) {
    for (int at = from; at < to; at++) {
      if (styles[at] != null) {
        return false;
      }
    }
    return true;
  }
}
