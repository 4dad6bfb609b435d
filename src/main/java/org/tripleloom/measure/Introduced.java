package org.tripleloom.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.tripleloom.paper.Paper;

/**
 * What papers introduce, and how much of it was found: what matters most to users. A thing bears a
 * name when one of its forms in the abstract has a capital after its first character ("EWC",
 * "Elastic Weight Consolidation"); else it is only described ("two-stage pruning algorithm").
 *
 * @param silent ids of the papers whose abstract says "we propose" and that were given nothing
 *     introduced
 */
public record Introduced(Share named, Share described, List<String> silent) {
  private static final String ROLE = "introduces";
  private static final Pattern CAPITAL_INSIDE =
      Pattern.compile("^.\\P{Lu}*\\p{Lu}", Pattern.DOTALL);
  private static final Pattern PROPOSES = Pattern.compile("\\bwe (?:\\w+ )?propose\\b");

  /**
   * @param gold introduced things
   * @param matched of them, found with whatever role
   * @param introduced of them, found as introduced
   */
  public record Share(int gold, int matched, int introduced) {
    private Share plus(boolean found, boolean right) {
      return new Share(gold + 1, matched + (found ? 1 : 0), introduced + (right ? 1 : 0));
    }
  }

  /** The texts are those of the score's papers, by id. */
  public static Introduced of(Score score, Map<String, Paper> texts) {
    Share named = new Share(0, 0, 0);
    Share described = new Share(0, 0, 0);
    List<String> silent = new ArrayList<>();
    for (PaperScore paper : score.papers()) {
      String abstractText = texts.get(paper.gold().id()).abstractText();
      List<Annotated.Entity> predicted = paper.predicted().entities();
      for (int i = 0; i < paper.matches().size(); i++) {
        Annotated.Entity entity = paper.gold().entities().get(i);
        if (entity.role().equals(ROLE)) {
          int j = paper.matches().get(i);
          boolean right = j >= 0 && predicted.get(j).role().equals(ROLE);
          if (bearsName(entity, abstractText)) {
            named = named.plus(j >= 0, right);
          } else {
            described = described.plus(j >= 0, right);
          }
        }
      }
      if (PROPOSES.matcher(abstractText.toLowerCase(Locale.ROOT)).find()
          && predicted.stream().noneMatch(e -> e.role().equals(ROLE))) {
        silent.add(paper.gold().id());
      }
    }
    return new Introduced(named, described, List.copyOf(silent));
  }

  private static boolean bearsName(Annotated.Entity entity, String abstractText) {
    return entity.mentions().stream()
        .anyMatch(form -> CAPITAL_INSIDE.matcher(form).find() && abstractText.contains(form));
  }
}
