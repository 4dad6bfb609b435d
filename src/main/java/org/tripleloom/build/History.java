package org.tripleloom.build;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.vocabulary.RDF;
import org.tripleloom.graph.Iris;
import org.tripleloom.graph.Store;
import org.tripleloom.problem.Problem;
import org.tripleloom.vocab.Tl;

/** What the runs of a store changed. */
public final class History {
  private final Store store;
  private final Ledger ledger;

  public History(Store store) {
    this.store = store;
    this.ledger = new Ledger(store.iris());
  }

  /** The IRI paths of all runs that wrote something, the oldest first. */
  public List<String> runs() {
    return store.readStorage(this::runs);
  }

  private List<String> runs(DatasetGraph data) {
    Iris iris = store.iris();
    TreeSet<String> runs = new TreeSet<>();
    data.find(iris.catalog(), Node.ANY, RDF.type.asNode(), Tl.RUN.asNode())
        .forEachRemaining(quad -> iris.path(quad.getSubject()).ifPresent(runs::add));
    return List.copyOf(runs);
  }

  /**
   * What differs between the store after one run and the store after another, in the direction of
   * time from the earlier to the later one.
   *
   * @param one IRI or IRI path, as {@code other}; either may be the earlier
   * @throws org.tripleloom.problem.ProblemException {@link Problem#NO_SUCH_RUN}
   */
  public Changes between(String one, String other) {
    return store.readStorage(
        data -> {
          List<String> runs = runs(data);
          int a = find(runs, one);
          int b = find(runs, other);
          Changes all = new Changes();
          for (String run : runs.subList(Math.min(a, b) + 1, Math.max(a, b) + 1)) {
            all.then(ledger.changes(data, run));
          }
          return all;
        });
  }

  private int find(List<String> runs, String name) {
    String base = store.iris().base();
    String path = name.startsWith(base) ? name.substring(base.length()) : name;
    return Optional.of(runs.indexOf(path.startsWith("run/") ? path : "run/" + path))
        .filter(i -> i >= 0)
        .orElseThrow(() -> Problem.NO_SUCH_RUN.at(name, store.folder()));
  }
}
