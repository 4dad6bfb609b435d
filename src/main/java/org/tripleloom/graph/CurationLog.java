package org.tripleloom.graph;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.tripleloom.resolve.Curation;
import org.tripleloom.vocab.Prov;
import org.tripleloom.vocab.Tl;

/**
 * What people decided, as the graph of curation holds it: no build writes there, so it survives all
 * of them.
 *
 * @param entries in the order in which they were decided; those taken back stay for the record
 */
public record CurationLog(List<Entry> entries) {
  private static final Pattern CONTROLS = Pattern.compile("\\p{Cc}+");
  private static final String NUMBER = "_";

  /**
   * What somebody did, taking a decision or taking it back. Names and notes lose control characters
   * and the blanks at their ends.
   *
   * @param time to the millisecond
   * @param by the name of who did it, or the empty string when nobody is named
   * @param note why, or the empty string
   */
  public record Act(Instant time, String by, String note) {
    public Act {
      time = time.truncatedTo(ChronoUnit.MILLIS);
      by = line(by);
      note = line(note);
    }

    /** A name or note as it is kept. */
    public static String line(String text) {
      return CONTROLS.matcher(text).replaceAll(" ").strip();
    }

    /** The same, a millisecond after all that is in the log if that is later. */
    private Act after(CurationLog log) {
      Instant last = log.entries.stream().map(Entry::last).max(Instant::compareTo).orElse(time);
      return log.entries.isEmpty() || time.isAfter(last)
          ? this
          : new Act(last.plusMillis(1), by, note);
    }
  }

  /**
   * One decision, as it was taken once. What is taken again is an entry again.
   *
   * @param id of the decision, an underscore and how many times it was taken by then; without these
   *     two in stores of before
   * @param undone when, by whom and why it was taken back, or null
   */
  public record Entry(String id, Curation.Decision decision, Act taken, Act undone) {
    public boolean holds() {
      return undone == null;
    }

    /** Identifies the decision, however many times it was taken. */
    public String decisionId() {
      int number = id.indexOf(NUMBER);
      return number < 0 ? id : id.substring(0, number);
    }

    /** Which taking of the decision this is, from 1 on. */
    private int number() {
      String number = id.substring(id.indexOf(NUMBER) + 1);
      return id.contains(NUMBER) && number.matches("\\d{1,9}") ? Integer.parseInt(number) : 1;
    }

    private Instant last() {
      return holds() ? taken.time() : undone.time();
    }
  }

  public CurationLog {
    List<Entry> sorted = new ArrayList<>(entries);
    sorted.sort(
        Comparator.<Entry, Instant>comparing(e -> e.taken().time()).thenComparing(Entry::id));
    entries = List.copyOf(sorted);
  }

  /** What builds go by: each decision that holds, where it was taken last. */
  public Curation curation() {
    Map<String, Curation.Decision> last = new LinkedHashMap<>();
    for (Entry entry : entries) {
      if (entry.holds()) {
        last.remove(entry.decisionId());
        last.put(entry.decisionId(), entry.decision());
      }
    }
    return new Curation(List.copyOf(last.values()));
  }

  public Optional<Entry> find(String id) {
    return entries.stream().filter(entry -> entry.id().equals(id)).findFirst();
  }

  /**
   * What holds, as it was taken last.
   *
   * @param id of the entry, or of its decision
   */
  public Optional<Entry> holding(String id) {
    return entries.stream()
        .filter(Entry::holds)
        .filter(entry -> entry.id().equals(id) || entry.decisionId().equals(id))
        .reduce((former, latter) -> latter);
  }

  /** Whether a decision holds and was taken last by this one, empty for nobody who is named. */
  public boolean isTaken(Curation.Decision decision, String by) {
    return holding(decision.id()).filter(entry -> entry.taken().by().equals(by)).isPresent();
  }

  /**
   * With decisions that come after all others, in this order; one that holds already was taken
   * twice.
   */
  public CurationLog with(List<Curation.Decision> decisions, Act act) {
    Map<String, Integer> times = new HashMap<>();
    entries.forEach(entry -> times.merge(entry.decisionId(), entry.number(), Math::max));
    List<Entry> all = new ArrayList<>(entries);
    Act taken = act.after(this);
    for (Curation.Decision decision : decisions) {
      String id = decision.id();
      all.add(new Entry(id + NUMBER + times.merge(id, 1, Integer::sum), decision, taken, null));
      taken = new Act(taken.time().plusMillis(1), taken.by(), taken.note());
    }
    return new CurationLog(all);
  }

  /** With the decision of an entry taken back, however many times it was taken since. */
  public CurationLog without(Entry undone, Act act) {
    String decision = undone.decisionId();
    Act after = act.after(this);
    return new CurationLog(
        entries.stream()
            .map(
                entry ->
                    entry.holds() && entry.decisionId().equals(decision)
                        ? new Entry(entry.id(), entry.decision(), entry.taken(), after)
                        : entry)
            .toList());
  }

  public List<Triple> triples(Iris iris) {
    List<Triple> triples = new ArrayList<>();
    for (Entry entry : entries) {
      Node node = iris.decision(entry.id());
      Writing writing = new Writing(triples, node);
      String text = entry.decision().text();
      writing.add(RDF.type.asNode(), Tl.DECISION.asNode());
      writing.add(RDFS.label.asNode(), PaperGraph.text(text));
      writing.act(iris, entry.taken(), Prov.GENERATED_AT_TIME, Prov.WAS_ATTRIBUTED_TO);
      if (!entry.holds()) {
        Node undo = iris.undo(node);
        writing.add(Prov.INVALIDATED_AT_TIME.asNode(), time(entry.undone().time()));
        writing.add(Prov.WAS_INVALIDATED_BY.asNode(), undo);
        Writing back = new Writing(triples, undo);
        back.add(RDF.type.asNode(), Tl.UNDO.asNode());
        back.add(RDFS.label.asNode(), PaperGraph.text("taken back: " + text));
        back.act(iris, entry.undone(), Prov.ENDED_AT_TIME, Prov.WAS_ASSOCIATED_WITH);
      }
      writing.decision(iris, entry.decision());
    }
    return List.copyOf(new LinkedHashSet<>(triples));
  }

  private record Writing(List<Triple> triples, Node node) {
    void add(Node property, Node value) {
      triples.add(Triple.create(node, property, value));
    }

    void act(Iris iris, Act act, Property when, Property who) {
      add(when.asNode(), time(act.time()));
      if (!act.note().isEmpty()) {
        add(SKOS.note.asNode(), PaperGraph.text(act.note()));
      }
      if (!act.by().isEmpty()) {
        Node agent = iris.agent(act.by());
        add(who.asNode(), agent);
        Writing about = new Writing(triples, agent);
        about.add(RDF.type.asNode(), Prov.AGENT.asNode());
        about.add(FOAF.name.asNode(), PaperGraph.text(act.by()));
      }
    }

    void form(Property property, String form) {
      add(property.asNode(), PaperGraph.text(form));
    }

    void decision(Iris iris, Curation.Decision decision) {
      if (decision instanceof Curation.Together joined) {
        form(Tl.JOINS, joined.a());
        form(Tl.JOINS, joined.b());
      } else if (decision instanceof Curation.Different kept) {
        form(Tl.KEEPS_APART, kept.a());
        form(Tl.KEEPS_APART, kept.b());
      } else if (decision instanceof Curation.Apart split) {
        form(Tl.SPLITS_FROM, split.label());
        split.forms().forEach(form -> form(Tl.SPLITS, form));
      } else if (decision instanceof Curation.Rejected rejected) {
        add(Tl.REJECTS.asNode(), iris.claim(rejected.claim()));
      } else if (decision instanceof Curation.Accepted accepted) {
        add(Tl.ACCEPTS.asNode(), iris.claim(accepted.claim()));
      }
    }
  }

  private static Node time(Instant time) {
    return NodeFactory.createLiteralDT(time.toString(), XSDDatatype.XSDdateTime);
  }

  /** What stands in the graph of curation. */
  public static CurationLog read(DatasetGraph data, Iris iris) {
    List<Entry> entries = new ArrayList<>();
    data.find(iris.curation(), Node.ANY, RDF.type.asNode(), Tl.DECISION.asNode())
        .forEachRemaining(quad -> entries.add(new Reading(data, iris, quad.getSubject()).entry()));
    return new CurationLog(entries);
  }

  private record Reading(DatasetGraph data, Iris iris, Node node) {
    Entry entry() {
      String path = iris.path(node).orElseThrow();
      return new Entry(
          path.substring(path.indexOf('/') + 1),
          decision(),
          act(value(Prov.GENERATED_AT_TIME), Prov.WAS_ATTRIBUTED_TO),
          undone());
    }

    /** Stores of before know the time alone. */
    private Act undone() {
      String time = value(Prov.INVALIDATED_AT_TIME);
      if (time.isEmpty()) {
        return null;
      }
      String undo = value(Prov.WAS_INVALIDATED_BY);
      return undo.isEmpty()
          ? new Act(Instant.parse(time), "", "")
          : of(undo).act(time, Prov.WAS_ASSOCIATED_WITH);
    }

    private Reading of(String iri) {
      return new Reading(data, iris, NodeFactory.createURI(iri));
    }

    private Act act(String time, Property who) {
      String agent = value(who);
      String by = agent.isEmpty() ? "" : of(agent).value(FOAF.name);
      return new Act(Instant.parse(time), by, value(SKOS.note));
    }

    private Curation.Decision decision() {
      List<String> joined = values(Tl.JOINS);
      if (joined.size() == 2) {
        return new Curation.Together(joined.get(0), joined.get(1));
      }
      List<String> kept = values(Tl.KEEPS_APART);
      if (kept.size() == 2) {
        return new Curation.Different(kept.get(0), kept.get(1));
      }
      List<String> splits = values(Tl.SPLITS);
      if (!splits.isEmpty()) {
        return new Curation.Apart(values(Tl.SPLITS_FROM).get(0), new TreeSet<>(splits));
      }
      List<String> rejected = values(Tl.REJECTS);
      return rejected.isEmpty()
          ? new Curation.Accepted(
              hash(values(Tl.ACCEPTS)), statement(new Curation.Accepted("", "")))
          : new Curation.Rejected(hash(rejected), statement(new Curation.Rejected("", "")));
    }

    private String hash(List<String> claims) {
      return claims.get(0).substring(iris.claim("").getURI().length());
    }

    /** What the label says behind the words that every decision of the kind begins with. */
    private String statement(Curation.Decision empty) {
      return values(RDFS.label).get(0).substring(empty.text().length());
    }

    /** The first, or the empty string. */
    private String value(Property property) {
      return values(property).stream().findFirst().orElse("");
    }

    /** Sorted. */
    private List<String> values(Property property) {
      List<String> values = new ArrayList<>();
      data.find(iris.curation(), node, property.asNode(), Node.ANY)
          .forEachRemaining(
              quad -> {
                Node value = quad.getObject();
                values.add(value.isLiteral() ? value.getLiteralLexicalForm() : value.getURI());
              });
      values.sort(null);
      return values;
    }
  }
}
