package org.tripleloom.search;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.tripleloom.graph.Iris;
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

  /** What an entry is made from. */
  static final List<Node> PROPERTIES =
      List.of(
          RDF.Nodes.type,
          SKOS.prefLabel.asNode(),
          SKOS.altLabel.asNode(),
          DCTerms.title.asNode(),
          DCTerms.abstract_.asNode(),
          Tl.PAPER_COUNT.asNode());

  /** As the store describes it in any of its graphs; empty for what is not looked for by text. */
  static Optional<Entry> read(DatasetGraph graphs, Iris iris, Node subject) {
    if (!isOurs(iris, subject)) {
      return Optional.empty();
    }
    Map<Node, List<Node>> values = new HashMap<>();
    for (Node property : PROPERTIES) {
      List<Node> objects = new ArrayList<>();
      graphs
          .find(Node.ANY, subject, property, Node.ANY)
          .forEachRemaining(quad -> objects.add(quad.getObject()));
      values.put(property, objects);
    }
    return of(subject, values);
  }

  /** Whether it stands where papers and entities of the store do. */
  static boolean isOurs(Iris iris, Node subject) {
    return iris.path(subject)
        .filter(path -> path.startsWith("entity/") || path.startsWith("paper/"))
        .isPresent();
  }

  /**
   * @param values by property: all that the graphs have
   */
  static Optional<Entry> of(Node subject, Map<Node, List<Node>> values) {
    TreeSet<String> types = new TreeSet<>();
    values.getOrDefault(RDF.Nodes.type, List.of()).stream()
        .filter(Node::isURI)
        .forEach(type -> types.add(type.getURI()));
    if (types.remove(Tl.RESEARCH_ENTITY.getURI())) {
      return entity(subject, types, values);
    }
    return types.contains(Tl.PAPER.getURI()) ? paper(subject, types, values) : Optional.empty();
  }

  private static Optional<Entry> entity(
      Node subject, TreeSet<String> types, Map<Node, List<Node>> values) {
    List<String> labels = texts(values, SKOS.prefLabel);
    if (labels.isEmpty()) {
      return Optional.empty();
    }
    List<String> forms = texts(values, SKOS.altLabel);
    // of two labels, which a writer from outside may leave, the other is a form
    forms.addAll(labels.subList(1, labels.size()));
    forms.remove(labels.get(0));
    int papers =
        values.getOrDefault(Tl.PAPER_COUNT.asNode(), List.of()).stream()
            .filter(count -> count.isLiteral() && count.getLiteralValue() instanceof Number)
            .mapToInt(count -> ((Number) count.getLiteralValue()).intValue())
            .max()
            .orElse(0);
    List<String> all = new ArrayList<>(types);
    all.add(Tl.RESEARCH_ENTITY.getURI());
    return Optional.of(
        new Entry(subject.getURI(), Kind.ENTITY, all, labels.get(0), forms, "", papers));
  }

  private static Optional<Entry> paper(
      Node subject, TreeSet<String> types, Map<Node, List<Node>> values) {
    List<String> titles = texts(values, DCTerms.title);
    if (titles.isEmpty()) {
      return Optional.empty();
    }
    String text = String.join("\n", texts(values, DCTerms.abstract_));
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
  private static List<String> texts(Map<Node, List<Node>> values, Property property) {
    TreeSet<String> texts = new TreeSet<>();
    values.getOrDefault(property.asNode(), List.of()).stream()
        .filter(Node::isLiteral)
        .forEach(literal -> texts.add(literal.getLiteralLexicalForm()));
    return new ArrayList<>(texts);
  }
}
