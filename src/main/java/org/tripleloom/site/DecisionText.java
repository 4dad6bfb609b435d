package org.tripleloom.site;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tripleloom.search.ClaimIndex;

/** What was decided, for people: with titles and labels that lead to what they name. */
final class DecisionText {
  private static final Pattern PATH = Pattern.compile("(?<![\\w/\"])(?:paper|entity)/[^\\s,\"]+");
  private static final Pattern OWN_PAPER = Pattern.compile("( (paper/\\S+) .*), as \\2 has it$");

  private DecisionText() {}

  /**
   * @param text as {@link org.tripleloom.resolve.Curation.Decision#text} gives it; paths in it of
   *     what is not in the graph stay as they are
   */
  static List<Piece> of(Present present, String text) {
    String said = OWN_PAPER.matcher(text).replaceFirst("$1");
    ClaimIndex index = present.index();
    List<Piece> pieces = new ArrayList<>();
    int from = 0;
    Matcher path = PATH.matcher(said);
    while (path.find()) {
      int thing = index.find(path.group());
      if (thing >= 0) {
        EntityLink link = present.link(thing);
        pieces.add(Piece.plain(said.substring(from, path.start())));
        pieces.add(new Piece(link.label(), link.style(), link.path(), link.type(), null));
        from = path.end();
      }
    }
    pieces.add(Piece.plain(said.substring(from)));
    return pieces;
  }
}
