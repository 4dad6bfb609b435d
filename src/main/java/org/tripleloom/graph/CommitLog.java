package org.tripleloom.graph;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;

/**
 * The numbers of the last commits, each with the subjects that it gave another name, title,
 * abstract, class or count. In the storage's own default graph, so it commits together with what it
 * tells of.
 */
final class CommitLog {
  /** How many commits back the log reaches. */
  static final int KEPT = 100;

  /** With more subjects a commit is logged as having changed everything. */
  static final int MOST_SUBJECTS = 50_000;

  private static final String NS = "urn:tripleloom:commits:";
  private static final Node LOG = NodeFactory.createURI(NS + "log");
  private static final Node LAST = NodeFactory.createURI(NS + "last");
  private static final Node CHANGED = NodeFactory.createURI(NS + "changed");
  private static final Node GRAPH = Quad.defaultGraphNodeGenerated;
  private static final String EVERYTHING = "*";

  private CommitLog() {}

  /** Inside a transaction: the commit that its graphs are from. */
  static Commit last(DatasetGraph storage) {
    Iterator<Quad> found = storage.find(GRAPH, LOG, LAST, Node.ANY);
    return found.hasNext()
        ? Commit.parse(found.next().getObject().getLiteralLexicalForm())
        : Commit.NONE;
  }

  /**
   * Inside a transaction: the IRIs of all subjects that commits after a known one changed.
   *
   * @return empty when the log does not reach back to it, or knows of no such commit
   */
  static Optional<Set<String>> changedSince(DatasetGraph storage, Commit known) {
    if (known.equals(last(storage))) {
      return Optional.of(Set.of());
    }
    TreeMap<Long, String> entries = new TreeMap<>();
    storage
        .find(GRAPH, LOG, CHANGED, Node.ANY)
        .forEachRemaining(
            quad -> {
              String entry = quad.getObject().getLiteralLexicalForm();
              entries.put(Commit.parse(entry.lines().findFirst().orElse("")).number(), entry);
            });
    String from = entries.get(known.number());
    if (from == null || !from.lines().findFirst().equals(Optional.of(known.toString()))) {
      return Optional.empty();
    }
    Set<String> changed = new TreeSet<>();
    for (String entry : entries.tailMap(known.number(), false).values()) {
      entry.lines().skip(1).forEach(changed::add);
    }
    return changed.contains(EVERYTHING) ? Optional.empty() : Optional.of(changed);
  }

  /**
   * Inside a write transaction, before it commits.
   *
   * @param changed IRIs, or null for more than can be told
   */
  static void append(DatasetGraph storage, Set<String> changed) {
    long number = last(storage).number() + 1;
    String name = String.format("%08x", ThreadLocalRandom.current().nextInt());
    Commit commit = new Commit(number, name);
    storage.deleteAny(GRAPH, LOG, LAST, Node.ANY);
    storage.add(GRAPH, LOG, LAST, NodeFactory.createLiteralString(commit.toString()));
    String subjects = changed == null ? EVERYTHING : String.join("\n", changed);
    String entry = commit + "\n" + subjects;
    storage.add(GRAPH, LOG, CHANGED, NodeFactory.createLiteralString(entry));
    forgetBefore(storage, number - KEPT);
  }

  private static void forgetBefore(DatasetGraph storage, long number) {
    if (number <= 0) {
      return;
    }
    List<Quad> old = new ArrayList<>();
    storage
        .find(GRAPH, LOG, CHANGED, Node.ANY)
        .forEachRemaining(
            quad -> {
              String entry = quad.getObject().getLiteralLexicalForm();
              if (Commit.parse(entry.lines().findFirst().orElse("")).number() <= number) {
                old.add(quad);
              }
            });
    old.forEach(storage::delete);
  }
}
