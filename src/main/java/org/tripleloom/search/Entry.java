package org.tripleloom.search;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.tripleloom.vocab.Tl;

/**
 * What the text index holds of one paper or entity.
 *
 * @param iri in full
 * @param types IRIs of its classes; {@code tl:ResearchEntity}, which all entities have, last
 * @param label preferred label or title
 * @param forms the other names of an entity
 * @param text the abstract of a paper, or empty
 * @param papers how many papers speak of an entity; 1 for a paper
 */
record Entry(
    String iri,
    Kind kind,
    List<String> types,
    String label,
    List<String> forms,
    String text,
    int papers) {
  private static final int HASH_BYTES = 16;

  Entry {
    types = List.copyOf(types);
    forms = List.copyOf(forms);
  }

  /** As the store describes it in any of its graphs; empty for what is not looked for by text. */
  static Optional<Entry> read(DatasetGraph view, Node subject) {
    TreeSet<String> types = new TreeSet<>();
    objects(view, subject, RDF.type).stream()
        .filter(Node::isURI)
        .forEach(type -> types.add(type.getURI()));
    if (types.remove(Tl.RESEARCH_ENTITY.getURI())) {
      return entity(view, subject, types);
    }
    return types.contains(Tl.PAPER.getURI()) ? paper(view, subject, types) : Optional.empty();
  }

  private static Optional<Entry> entity(DatasetGraph view, Node subject, TreeSet<String> types) {
    List<String> labels = texts(view, subject, SKOS.prefLabel);
    if (labels.isEmpty()) {
      return Optional.empty();
    }
    List<String> forms = texts(view, subject, SKOS.altLabel);
    // of two labels, which a writer from outside may leave, the other is a form
    forms.addAll(labels.subList(1, labels.size()));
    forms.remove(labels.get(0));
    int papers =
        objects(view, subject, Tl.PAPER_COUNT).stream()
            .filter(count -> count.isLiteral() && count.getLiteralValue() instanceof Number)
            .mapToInt(count -> ((Number) count.getLiteralValue()).intValue())
            .max()
            .orElse(0);
    List<String> all = new ArrayList<>(types);
    all.add(Tl.RESEARCH_ENTITY.getURI());
    return Optional.of(
        new Entry(subject.getURI(), Kind.ENTITY, all, labels.get(0), forms, "", papers));
  }

  private static Optional<Entry> paper(DatasetGraph view, Node subject, TreeSet<String> types) {
    List<String> titles = texts(view, subject, DCTerms.title);
    if (titles.isEmpty()) {
      return Optional.empty();
    }
    String text = String.join("\n", texts(view, subject, DCTerms.abstract_));
    return Optional.of(
        new Entry(
            subject.getURI(), Kind.PAPER, List.copyOf(types), titles.get(0), List.of(), text, 1));
  }

  /** Equal for equal entries, and for no others that anyone will see. */
  String hash() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] hash = digest.digest(toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, HASH_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has it", e);
    }
  }

  /** In the order of their characters, so that the same graph gives the same entry. */
  private static List<String> texts(DatasetGraph view, Node subject, Property property) {
    TreeSet<String> texts = new TreeSet<>();
    objects(view, subject, property).stream()
        .filter(Node::isLiteral)
        .forEach(literal -> texts.add(literal.getLiteralLexicalForm()));
    return new ArrayList<>(texts);
  }

  private static List<Node> objects(DatasetGraph view, Node subject, Property property) {
    List<Node> objects = new ArrayList<>();
    Iterator<Quad> found = view.find(Node.ANY, subject, property.asNode(), Node.ANY);
    found.forEachRemaining(quad -> objects.add(quad.getObject()));
    return objects;
  }
}
