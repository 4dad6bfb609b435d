package org.tripleloom.measure;

import java.util.ArrayList;
import java.util.List;
import org.tripleloom.extract.Calibration.Kind;

/**
 * Something an engine said with a confidence, and whether gold agrees. An entity claim is right
 * when its entity matches a gold one and the role agrees; the type may differ, since the graph's
 * claim is the paper's role towards the thing. A relation is right as the scorer counts it.
 *
 * @param paper index in the score's papers
 * @param confidence as predicted, 0 to 1
 */
public record Claim(int paper, double confidence, boolean right) {
  /** All claims of a kind that state a confidence, in order of the papers. */
  public static List<Claim> of(Score score, Kind kind) {
    List<Claim> claims = new ArrayList<>();
    for (int p = 0; p < score.papers().size(); p++) {
      PaperScore paper = score.papers().get(p);
      if (kind == Kind.ENTITY) {
        addEntities(paper, p, claims);
      } else {
        for (Annotated.Relation said : paper.predicted().relations()) {
          claims.add(new Claim(p, said.confidence(), paper.holds(said)));
        }
      }
    }
    claims.removeIf(claim -> Double.isNaN(claim.confidence));
    return claims;
  }

  private static void addEntities(PaperScore paper, int index, List<Claim> claims) {
    List<Annotated.Entity> said = paper.predicted().entities();
    for (int e = 0; e < said.size(); e++) {
      Annotated.Entity partner = paper.partner(e);
      boolean right = partner != null && partner.role().equals(said.get(e).role());
      claims.add(new Claim(index, said.get(e).confidence(), right));
    }
  }
}
