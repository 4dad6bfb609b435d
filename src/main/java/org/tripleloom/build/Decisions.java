package org.tripleloom.build;

import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.tripleloom.extract.Engine;
import org.tripleloom.graph.CurationLog;
import org.tripleloom.graph.Iris;
import org.tripleloom.graph.Rejections;
import org.tripleloom.graph.Store;
import org.tripleloom.problem.Problem;
import org.tripleloom.resolve.Curation;
import org.tripleloom.vocab.Tl;

/**
 * What people decide about the graph of a store. A decision is written together with all that it
 * changes, in one transaction, and holds in every later build until it is taken back.
 */
public final class Decisions {
  static final Engine BY_HAND = new Engine("curation", "1");

  /** What a user can decide about. */
  public enum Kind {
    /** That two entities are one, or are not. */
    MERGE,
    SPLIT,
    REJECT,
    /** That a claim is right. */
    ACCEPT
  }

  /**
   * What became of decisions.
   *
   * @param entries as the log has them now
   * @param report of the run that applied them
   * @param along IRI paths, sorted, of other claims of the paper and of entities that went with a
   *     rejected claim
   */
  public record Taken(List<CurationLog.Entry> entries, BuildReport report, List<String> along) {
    public Taken {
      entries = List.copyOf(entries);
      along = List.copyOf(along);
    }
  }

  private final Store store;
  private final Iris iris;
  private final String by;

  /** Of nobody who is named. */
  public Decisions(Store store) {
    this(store, "");
  }

  /**
   * @param by who takes them, or takes them back, for the log; empty for nobody who is named
   */
  public Decisions(Store store, String by) {
    this.store = store;
    this.iris = store.iris();
    this.by = by;
  }

  /** All decisions in their order, those taken back among them. */
  public CurationLog log() {
    return store.read(view -> CurationLog.read(view, iris));
  }

  /**
   * Makes two entities one.
   *
   * @param a IRI, IRI path, slug or name, as {@code b}
   * @throws org.tripleloom.problem.ProblemException {@link Problem#NO_SUCH_ENTITY}, {@link
   *     Problem#WHICH_ENTITY}, {@link Problem#ONE_ENTITY}, {@link Problem#NO_NAME_OF_ITS_OWN}
   */
  public Taken merge(String a, String b, String note) {
    Curation.Decision decision =
        store.read(
            view -> {
              EntityNames names = new EntityNames(store, view);
              Node one = names.find(a);
              Node other = names.find(b);
              if (one.equals(other)) {
                throw Problem.ONE_ENTITY.at(a, b);
              }
              return new Curation.Together(names.own(one, List.of()), names.own(other, List.of()));
            });
    return take(List.of(decision), note);
  }

  /**
   * Makes names of an entity an entity of their own.
   *
   * @param entity IRI, IRI path, slug or name
   * @param forms some of its names, not all
   * @throws org.tripleloom.problem.ProblemException {@link Problem#NO_SUCH_ENTITY}, {@link
   *     Problem#WHICH_ENTITY}, {@link Problem#NOT_A_FORM}, {@link Problem#NO_NAME_OF_ITS_OWN},
   *     {@link Problem#NAMED_OTHERWISE}
   */
  public Taken split(String entity, List<String> forms, String note) {
    Curation.Apart decision =
        store.read(
            view -> {
              EntityNames names = new EntityNames(store, view);
              Node node = names.find(entity);
              List<String> all = names.names(node);
              for (String form : forms) {
                if (!all.contains(form) || forms.containsAll(all)) {
                  throw Problem.NOT_A_FORM.at(
                      all.get(0), form, "\"" + String.join("\", \"", all) + "\"");
                }
              }
              return new Curation.Apart(names.own(node, forms), new TreeSet<>(forms));
            });
    try (LocalTarget target = LocalTarget.withoutSources(store, BY_HAND)) {
      firstNames(target, decision);
      return take(target, List.of(decision), note);
    }
  }

  /** Refuses a split of names that nothing is called by: their papers name the thing otherwise. */
  private static void firstNames(LocalTarget target, Curation.Apart split) {
    Map<String, SortedSet<String>> called = new TreeMap<>();
    split.forms().forEach(form -> called.put(form, new TreeSet<>()));
    target
        .extractions()
        .read(new Rejections(target.curation().curation()))
        .values()
        .forEach(
            extraction ->
                extraction
                    .entities()
                    .forEach(
                        entity ->
                            called.forEach(
                                (form, names) -> {
                                  if (entity.names().stream().anyMatch(f -> has(f, form))) {
                                    names.add(entity.name());
                                  }
                                })));
    called.forEach(
        (form, names) -> {
          if (Collections.disjoint(names, split.forms())) {
            throw Problem.NAMED_OTHERWISE.at(split.label(), form, String.join("\", \"", names));
          }
        });
  }

  /**
   * Takes a claim out of the graph, with its plain triple where no other claim makes it. With what
   * a paper does with an entity goes all that it says of the entity.
   *
   * @param claim IRI, IRI path or hash
   * @throws org.tripleloom.problem.ProblemException {@link Problem#NO_SUCH_CLAIM}, {@link
   *     Problem#CLAIM_REJECTED}
   */
  public Taken reject(String claim, String note) {
    Node node = iris.claim(hash(claim));
    Set<Node> before = store.read(view -> beside(view, node));
    Taken taken = about(claim, note, Curation.Rejected::new);
    List<String> along =
        store.read(
            view ->
                before.stream()
                    .filter(one -> !view.contains(Node.ANY, one, RDF.type.asNode(), Node.ANY))
                    .map(one -> iris.path(one).orElseThrow())
                    .sorted()
                    .toList());
    return new Taken(taken.entries(), taken.report(), along);
  }

  /** The other claims of a claim's paper, and the entities of all of them. */
  private Set<Node> beside(DatasetGraph view, Node claim) {
    Set<Node> beside = new HashSet<>();
    view.find(Node.ANY, claim, Tl.STATED_IN.asNode(), Node.ANY)
        .forEachRemaining(
            quad ->
                view.find(Node.ANY, Node.ANY, Tl.STATED_IN.asNode(), quad.getObject())
                    .forEachRemaining(other -> beside.add(other.getSubject())));
    for (Node one : List.copyOf(beside)) {
      for (Node end : List.of(RDF.subject.asNode(), RDF.object.asNode())) {
        view.find(Node.ANY, one, end, Node.ANY)
            .forEachRemaining(quad -> beside.add(quad.getObject()));
      }
    }
    beside.remove(claim);
    return beside;
  }

  /** As {@link #reject}, of a claim that is right: the log says so, the graph stays. */
  public Taken accept(String claim, String note) {
    return about(claim, note, Curation.Accepted::new);
  }

  private Taken about(
      String claim, String note, BiFunction<String, String, Curation.Decision> deciding) {
    String hash = hash(claim);
    Curation.Decision decision =
        store.read(view -> deciding.apply(hash, statement(view, claim, hash)));
    return take(List.of(decision), note);
  }

  private String hash(String claim) {
    String base = iris.base();
    String path = claim.startsWith(base) ? claim.substring(base.length()) : claim;
    return path.startsWith("claim/") ? path.substring("claim/".length()) : path;
  }

  private String statement(DatasetGraph view, String name, String hash) {
    Node node = iris.claim(hash);
    if (!view.contains(Node.ANY, node, RDF.type.asNode(), Tl.CLAIM.asNode())) {
      throw CurationLog.read(view, iris)
          .holding(new Curation.Rejected(hash, "").id())
          .map(rejection -> Problem.CLAIM_REJECTED.at(name, rejection.id()))
          .orElseGet(() -> Problem.NO_SUCH_CLAIM.at(name, store.folder()));
    }
    return String.format(
        "%s %s %s, as %s has it: \"%s\"",
        value(view, node, RDF.subject.asNode()),
        value(view, node, RDF.predicate.asNode()),
        value(view, node, RDF.object.asNode()),
        value(view, node, Tl.STATED_IN.asNode()),
        value(view, node, Tl.SENTENCE.asNode()));
  }

  private String value(DatasetGraph view, Node subject, Node property) {
    Quad found = view.find(Node.ANY, subject, property, Node.ANY).next();
    Node value = found.getObject();
    if (value.isLiteral()) {
      return value.getLiteralLexicalForm();
    }
    String iri = value.getURI();
    return iri.startsWith(Tl.NS) ? iri.substring(Tl.NS.length()) : iris.path(value).orElse(iri);
  }

  /** Whether a form is this name, or this name with its short form behind it. */
  private static boolean has(String form, String name) {
    return form.equals(name) || form.startsWith(name + " (");
  }

  /** Takes decisions in this order, all in one transaction. */
  public Taken take(List<Curation.Decision> decisions, String note) {
    try (LocalTarget target = LocalTarget.withoutSources(store, BY_HAND)) {
      return take(target, decisions, note);
    }
  }

  private Taken take(LocalTarget target, List<Curation.Decision> decisions, String note) {
    CurationLog log =
        target.curation().with(decisions, new CurationLog.Act(Instant.now(), by, note));
    List<CurationLog.Entry> all = log.entries();
    return finish(target, log, all.subList(all.size() - decisions.size(), all.size()));
  }

  /**
   * Takes a decision back.
   *
   * @param id of an entry of the log of this kind, or of the decision, which holds
   * @throws org.tripleloom.problem.ProblemException {@link Problem#NO_SUCH_DECISION}
   */
  public Taken undo(Kind kind, String id, String note) {
    try (LocalTarget target = LocalTarget.withoutSources(store, BY_HAND)) {
      CurationLog log = target.curation();
      CurationLog.Entry entry =
          log.holding(id)
              .filter(held -> kind(held.decision()) == kind)
              .orElseThrow(() -> Problem.NO_SUCH_DECISION.at(id, store.folder()));
      CurationLog without = log.without(entry, new CurationLog.Act(Instant.now(), by, note));
      return finish(target, without, List.of(without.find(entry.id()).orElseThrow()));
    }
  }

  private static Taken finish(
      LocalTarget target, CurationLog log, List<CurationLog.Entry> entries) {
    target.decide(log);
    return new Taken(entries, target.finish(), List.of());
  }

  public static Kind kind(Curation.Decision decision) {
    if (decision instanceof Curation.Rejected) {
      return Kind.REJECT;
    }
    if (decision instanceof Curation.Accepted) {
      return Kind.ACCEPT;
    }
    return decision instanceof Curation.Apart ? Kind.SPLIT : Kind.MERGE;
  }

  /**
   * That two forms are not one thing: a split where they are names of one entity now, else that
   * their entities stay apart.
   */
  public Curation.Decision different(String a, String b) {
    return store.read(
        view ->
            new EntityNames(store, view).share(a, b)
                ? new Curation.Apart(a, new TreeSet<>(List.of(b)))
                : new Curation.Different(a, b));
  }

  /** The entity that a name leads to now, as IRI path. */
  public String entity(String name) {
    return store.read(view -> iris.path(new EntityNames(store, view).find(name)).orElseThrow());
  }
}
