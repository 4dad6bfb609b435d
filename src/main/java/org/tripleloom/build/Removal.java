package org.tripleloom.build;

import java.util.List;
import org.tripleloom.extract.Engine;
import org.tripleloom.graph.Store;

/** Taking papers out of a store: a run that reads nothing. */
public final class Removal {
  private static final Engine NONE = new Engine("none", "1");

  private Removal() {}

  /**
   * Removes papers with all that they alone supported.
   *
   * @param names as {@link LocalTarget#remove} takes them
   */
  public static BuildReport of(Store store, List<String> names) {
    try (LocalTarget target = LocalTarget.withoutSources(store, NONE)) {
      target.remove(names);
      return target.finish();
    }
  }
}
