package org.tripleloom.graph;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.sparql.core.DatasetGraph;
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
  /**
   * One decision.
   *
   * @param undone when it was taken back, or null
   * @param note why, or the empty string
   */
  public record Entry(Curation.Decision decision, Instant decided, Instant undone, String note) {
    public String id() {
      return decision.id();
    }

    public boolean holds() {
      return undone == null;
    }
  }

  public CurationLog {
    List<Entry> sorted = new ArrayList<>(entries);
    sorted.sort(Comparator.comparing(Entry::decided).thenComparing(Entry::id));
    entries = List.copyOf(sorted);
  }

  /** What builds go by. */
  public Curation curation() {
    return new Curation(entries.stream().filter(Entry::holds).map(Entry::decision).toList());
  }

  public Optional<Entry> find(String id) {
    return entries.stream().filter(entry -> entry.id().equals(id)).findFirst();
  }

  /** With a decision that comes after all others; the same one, taken before, moves there. */
  public CurationLog with(Curation.Decision decision, Instant now, String note) {
    List<Entry> all = new ArrayList<>(entries);
    all.removeIf(entry -> entry.id().equals(decision.id()));
    Instant time = now.truncatedTo(ChronoUnit.MILLIS);
    if (!all.isEmpty() && !time.isAfter(all.get(all.size() - 1).decided())) {
      time = all.get(all.size() - 1).decided().plusMillis(1);
    }
    all.add(new Entry(decision, time, null, note));
    return new CurationLog(all);
  }

  /** With the decision of this identifier taken back, if it is there. */
  public CurationLog without(String id, Instant now) {
    return new CurationLog(
        entries.stream()
            .map(
                entry ->
                    entry.id().equals(id)
                        ? new Entry(
                            entry.decision(),
                            entry.decided(),
                            now.truncatedTo(ChronoUnit.MILLIS),
                            entry.note())
                        : entry)
            .toList());
  }

  public List<Triple> triples(Iris iris) {
    List<Triple> triples = new ArrayList<>();
    for (Entry entry : entries) {
      Writing writing = new Writing(triples, iris.decision(entry.id()));
      writing.add(RDF.type.asNode(), Tl.DECISION.asNode());
      writing.add(RDFS.label.asNode(), PaperGraph.text(entry.decision().text()));
      writing.add(Prov.GENERATED_AT_TIME.asNode(), time(entry.decided()));
      if (!entry.holds()) {
        writing.add(Prov.INVALIDATED_AT_TIME.asNode(), time(entry.undone()));
      }
      if (!entry.note().isEmpty()) {
        writing.add(SKOS.note.asNode(), PaperGraph.text(entry.note()));
      }
      writing.decision(iris, entry.decision());
    }
    return triples;
  }

  private record Writing(List<Triple> triples, Node node) {
    void add(Node property, Node value) {
      triples.add(Triple.create(node, property, value));
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
      List<String> undone = values(Prov.INVALIDATED_AT_TIME);
      List<String> note = values(SKOS.note);
      return new Entry(
          decision(),
          Instant.parse(values(Prov.GENERATED_AT_TIME).get(0)),
          undone.isEmpty() ? null : Instant.parse(undone.get(0)),
          note.isEmpty() ? "" : note.get(0));
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
