package org.tripleloom.graph;

import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;

/**
 * Keeps the counts of the catalog right through one transaction of changes by hand. All counts are
 * sums over subjects, so those of the changed subjects are taken out as they were and put back as
 * they are: this costs as much as what is stated of them. Builds count everything instead.
 */
final class CountsInStep {
  /** From here on it is cheaper to count everything, at the end. */
  static final int MANY = 20_000;

  private final RecordedStorage data;
  private final Iris iris;
  private final StoreCounts.Counter before;
  private final Set<Node> subjects = new HashSet<>();

  /**
   * @param data in the transaction, before its first change
   */
  CountsInStep(RecordedStorage data, Iris iris) {
    this.data = data;
    this.iris = iris;
    this.before = new StoreCounts.Counter(data, iris);
  }

  /** To be called before each change of what is stated of a subject. */
  void changing(Node subject) {
    if (subjects.size() < MANY && subjects.add(subject)) {
      before.of(subject);
    }
  }

  /** Writes the counts, where a build has written some before. */
  void write() {
    Optional<StoreCounts> standing = CatalogCounts.read(data, iris);
    if (standing.isPresent() && !subjects.isEmpty()) {
      Catalog.refresh(
          new GraphWriter(data, GraphWriter.LARGE), iris, counts(standing.get()), Instant.now());
    }
  }

  private StoreCounts counts(StoreCounts standing) {
    if (subjects.size() == MANY) {
      return StoreCounts.of(data, iris);
    }
    StoreCounts.Counter after = new StoreCounts.Counter(data, iris);
    subjects.forEach(after::of);
    return standing.minus(before.counts()).plus(after.counts());
  }
}
