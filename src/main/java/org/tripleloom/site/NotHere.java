package org.tripleloom.site;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.jena.sparql.core.DatasetGraph;
import org.tripleloom.extract.Extraction;
import org.tripleloom.graph.CurationLog;
import org.tripleloom.graph.Iris;
import org.tripleloom.resolve.Curation;

/** Why something is not on the page of a paper: the extractor left it out, or somebody did. */
final class NotHere {
  private static final int MOST = 200;

  private NotHere() {}

  /**
   * Null where nothing is known of either.
   *
   * @param raw what the extractor saw, if that is known
   * @param paper its path
   */
  static PaperPage.LeftOut of(
      Optional<Extraction> raw, Present present, DatasetGraph view, Iris iris, String paper) {
    List<PaperPage.LeftOut.Rejected> rejected = rejected(present, view, iris, paper);
    if (raw.isEmpty()) {
      return rejected.isEmpty() ? null : new PaperPage.LeftOut(null, List.of(), 0, rejected);
    }
    List<PaperPage.LeftOut.Item> items =
        raw.get().dropped().stream()
            .sorted(Comparator.comparingDouble(dropped -> -dropped.score()))
            .limit(MOST)
            .map(
                dropped ->
                    new PaperPage.LeftOut.Item(
                        dropped.what(),
                        String.format(Locale.ROOT, "%.2f", dropped.score()),
                        dropped.reason()))
            .toList();
    return new PaperPage.LeftOut(
        raw.get().engine().toString(), items, raw.get().dropped().size(), rejected);
  }

  /** The claim itself has left the graph; its decision says in words what it stated, and where. */
  private static List<PaperPage.LeftOut.Rejected> rejected(
      Present present, DatasetGraph view, Iris iris, String paper) {
    String here = ", as " + paper + " has it: \"";
    List<PaperPage.LeftOut.Rejected> rejected = new ArrayList<>();
    for (CurationLog.Entry entry : CurationLog.read(view, iris).entries()) {
      if (entry.holds()
          && entry.decision() instanceof Curation.Rejected claim
          && claim.statement().contains(here)) {
        rejected.add(
            0,
            new PaperPage.LeftOut.Rejected(
                entry.id(),
                DecisionText.of(present, claim.statement().replace(here, ": \"")),
                CurationView.time(entry.taken().time()),
                entry.taken().note()));
      }
    }
    return rejected;
  }
}
