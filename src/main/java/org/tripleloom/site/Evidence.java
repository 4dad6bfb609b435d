package org.tripleloom.site;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.DCTerms;
import org.tripleloom.graph.Iris;
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
  private final DatasetGraph view;
  private final Map<Integer, Text> texts = new HashMap<>();

  Evidence(Present present, Iris iris, DatasetGraph view) {
    this.present = present;
    this.iris = iris;
    this.view = view;
  }

  /**
   * A claim with its sentence; empty when it has gone since the claims were read.
   *
   * @param self the entity whose page it is: its mentions are no links; -1 for none
   */
  Optional<ClaimLine> line(int claim, int self) {
    ClaimIndex index = present.index();
    String paper = index.path(index.paper(claim));
    Node graph = iris.paperGraph(paper);
    Node node = iris.claim(index.hash(claim));
    String sentence = null;
    String extractor = "";
    List<Mark> marks = new ArrayList<>();
    List<Node[]> mentions = new ArrayList<>();
    String subjectType = null;
    String objectType = null;
    Iterator<Quad> quads = view.find(graph, node, Node.ANY, Node.ANY);
    while (quads.hasNext()) {
      Quad quad = quads.next();
      Node property = quad.getPredicate();
      Node value = quad.getObject();
      if (property.equals(Tl.SENTENCE.asNode())) {
        sentence = value.getLiteralLexicalForm();
      } else if (property.equals(Tl.EXTRACTOR.asNode())) {
        extractor = value.getLiteralLexicalForm();
      } else if (property.equals(Tl.SUBJECT_TYPE.asNode())) {
        subjectType = value.toString();
      } else if (property.equals(Tl.OBJECT_TYPE.asNode())) {
        objectType = value.toString();
      } else if (property.equals(Tl.SUBJECT_MENTION.asNode())
          || property.equals(Tl.OBJECT_MENTION.asNode())) {
        mentions.add(new Node[] {property, value});
      }
    }
    if (sentence == null) {
      return Optional.empty();
    }
    Text text = text(index.paper(claim));
    int start = text.text().indexOf(sentence);
    for (Node[] mention : mentions) {
      boolean subject = mention[0].equals(Tl.SUBJECT_MENTION.asNode());
      int entity = subject ? index.subject(claim) : index.object(claim);
      String type = subject ? subjectType : objectType;
      mark(graph, mention[1], text, start, sentence, entity, type, self).ifPresent(marks::add);
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
            extractor));
  }

  private Optional<Mark> mark(
      Node graph,
      Node mention,
      Text text,
      int start,
      String sentence,
      int entity,
      String typeIri,
      int self) {
    int begin = -1;
    int end = -1;
    String anchor = "";
    Iterator<Quad> quads = view.find(graph, mention, Node.ANY, Node.ANY);
    while (quads.hasNext()) {
      Quad quad = quads.next();
      if (quad.getPredicate().equals(Nif.BEGIN_INDEX.asNode())) {
        begin = ((Number) quad.getObject().getLiteralValue()).intValue();
      } else if (quad.getPredicate().equals(Nif.END_INDEX.asNode())) {
        end = ((Number) quad.getObject().getLiteralValue()).intValue();
      } else if (quad.getPredicate().equals(Nif.ANCHOR_OF.asNode())) {
        anchor = quad.getObject().getLiteralLexicalForm();
      }
    }
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
    ClaimIndex index = present.index();
    return value(
        iris.paperGraph(index.path(index.paper(claim))),
        iris.claim(index.hash(claim)),
        Tl.SENTENCE.asNode());
  }

  /** Title, line feed, abstract. */
  private Text text(int paper) {
    return texts.computeIfAbsent(
        paper,
        number -> {
          String path = present.index().path(number);
          Node graph = iris.paperGraph(path);
          Node node = NodeFactory.createURI(iris.base() + path);
          return new Text(
              value(graph, node, DCTerms.title.asNode())
                  + "\n"
                  + value(graph, node, DCTerms.abstract_.asNode()));
        });
  }

  private String value(Node graph, Node subject, Node property) {
    Iterator<Quad> found = view.find(graph, subject, property, Node.ANY);
    return found.hasNext() ? found.next().getObject().getLiteralLexicalForm() : "";
  }
}
