package org.tripleloom.site;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.vocabulary.DCTerms;
import org.tripleloom.graph.Iris;
import org.tripleloom.graph.StoreLookup;
import org.tripleloom.search.ClaimIndex;
import org.tripleloom.vocab.Nif;
import org.tripleloom.vocab.Tl;

/** Fetches what stands behind claims, within one read transaction. */
final class Evidence {
  /** A text in which offsets count code points. */
  record Text(String text) {
    int at(int codePoints) {
      return codePoints > text.codePointCount(0, text.length())
          ? -1
          : text.offsetByCodePoints(0, codePoints);
    }
  }

  private final Present present;
  private final Iris iris;
  private final StoreLookup lookup;
  private final Map<Integer, Text> texts = new HashMap<>();
  private final Map<Integer, NodeId> graphs = new HashMap<>();
  private final Map<Integer, NodeId> claims = new HashMap<>();

  Evidence(Present present, Iris iris, DatasetGraph view) {
    this.present = present;
    this.iris = iris;
    this.lookup = StoreLookup.in(view);
  }

  /**
   * A claim with its sentence; empty when it has gone since the claims were read.
   *
   * @param self the entity whose page it is: its mentions are no links; -1 for none
   */
  Optional<ClaimLine> line(int claim, int self) {
    ClaimIndex index = present.index();
    String paper = index.path(index.paper(claim));
    NodeId graph = graph(index.paper(claim));
    Stated stated = new Stated();
    lookup.about(graph, id(claim), stated);
    String sentence = stated.sentence;
    if (sentence == null) {
      return Optional.empty();
    }
    Text text = text(index.paper(claim));
    int start = text.text().indexOf(sentence);
    List<Mark> marks = new ArrayList<>();
    for (Mention mention : stated.mentions) {
      boolean subject = mention.ofSubject;
      int entity = subject ? index.subject(claim) : index.object(claim);
      String type = subject ? stated.subjectType : stated.objectType;
      mark(graph, mention.id, text, start, sentence, entity, type, self).ifPresent(marks::add);
    }
    return Optional.of(
        new ClaimLine(
            index.hash(claim),
            Mark.pieces(sentence, marks),
            paper,
            index.label(index.paper(claim)),
            index.date(index.paper(claim)),
            index.confidence(claim),
            index.hedged(claim),
            stated.extractor));
  }

  private record Mention(boolean ofSubject, NodeId id) {}

  /** What is stated of a claim. */
  private final class Stated implements StoreLookup.Visitor {
    private String sentence;
    private String extractor = "";
    private String subjectType;
    private String objectType;
    private final List<Mention> mentions = new ArrayList<>();

    @Override
    public void visit(NodeId claim, NodeId property, NodeId value) {
      Node is = lookup.node(property);
      if (is.equals(Tl.SENTENCE.asNode())) {
        sentence = lookup.node(value).getLiteralLexicalForm();
      } else if (is.equals(Tl.EXTRACTOR.asNode())) {
        extractor = lookup.node(value).getLiteralLexicalForm();
      } else if (is.equals(Tl.SUBJECT_TYPE.asNode())) {
        subjectType = lookup.node(value).toString();
      } else if (is.equals(Tl.OBJECT_TYPE.asNode())) {
        objectType = lookup.node(value).toString();
      } else if (is.equals(Tl.SUBJECT_MENTION.asNode())) {
        mentions.add(new Mention(true, value));
      } else if (is.equals(Tl.OBJECT_MENTION.asNode())) {
        mentions.add(new Mention(false, value));
      }
    }
  }

  /** Where a mention stands in the text of its paper. */
  private final class Offsets implements StoreLookup.Visitor {
    private int begin = -1;
    private int end = -1;
    private String anchor = "";

    @Override
    public void visit(NodeId mention, NodeId property, NodeId value) {
      Node is = lookup.node(property);
      if (is.equals(Nif.BEGIN_INDEX.asNode())) {
        begin = ((Number) lookup.node(value).getLiteralValue()).intValue();
      } else if (is.equals(Nif.END_INDEX.asNode())) {
        end = ((Number) lookup.node(value).getLiteralValue()).intValue();
      } else if (is.equals(Nif.ANCHOR_OF.asNode())) {
        anchor = lookup.node(value).getLiteralLexicalForm();
      }
    }
  }

  private Optional<Mark> mark(
      NodeId graph,
      NodeId mention,
      Text text,
      int start,
      String sentence,
      int entity,
      String typeIri,
      int self) {
    Offsets offsets = new Offsets();
    lookup.about(graph, mention, offsets);
    int begin = offsets.begin;
    int end = offsets.end;
    String anchor = offsets.anchor;
    int from = begin < 0 || start < 0 ? -1 : text.at(begin) - start;
    int to = end < 0 || start < 0 ? -1 : text.at(end) - start;
    boolean inside = from >= 0 && to > from && to <= sentence.length();
    if (!inside) {
      // the same sentence may stand twice in the text
      from = anchor.isEmpty() ? -1 : sentence.indexOf(anchor);
      to = from + anchor.length();
      if (from < 0) {
        return Optional.empty();
      }
    }
    ClaimIndex index = present.index();
    var type = typeIri == null ? present.type(entity) : present.type(typeIri);
    return Optional.of(
        new Mark(
            from,
            to,
            TypeColours.name(type),
            entity == self ? null : index.path(entity),
            type.label() + ": " + index.label(entity)));
  }

  /** The sentence of a claim; empty when it has gone. */
  String sentence(int claim) {
    return value(graph(present.index().paper(claim)), id(claim), Tl.SENTENCE);
  }

  private NodeId graph(int paper) {
    return graphs.computeIfAbsent(
        paper, number -> lookup.id(iris.paperGraph(present.index().path(number))));
  }

  private NodeId id(int claim) {
    return claims.computeIfAbsent(
        claim, number -> lookup.id(iris.claim(present.index().hash(number))));
  }

  /** Title, line feed, abstract. */
  private Text text(int paper) {
    return texts.computeIfAbsent(
        paper,
        number -> {
          NodeId node = lookup.id(iris.of(present.index().path(number)));
          return new Text(
              value(graph(number), node, DCTerms.title)
                  + "\n"
                  + value(graph(number), node, DCTerms.abstract_));
        });
  }

  private String value(NodeId graph, NodeId subject, Property property) {
    Node value = lookup.value(graph, subject, lookup.id(property.asNode()));
    return value == null ? "" : value.getLiteralLexicalForm();
  }
}
