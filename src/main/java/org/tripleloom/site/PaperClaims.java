package org.tripleloom.site;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.tripleloom.graph.Iris;
import org.tripleloom.search.ClaimIndex;
import org.tripleloom.vocab.Nif;
import org.tripleloom.vocab.OntologyClass;
import org.tripleloom.vocab.OntologyProperty;
import org.tripleloom.vocab.Tl;

/** The claims of one paper: in its text, by role, and as statements. */
final class PaperClaims {
  private final Present present;
  private final ClaimIndex index;
  private final Iris iris;
  private final PaperQuads quads;
  private final Evidence evidence;

  /** By number, the surest first. */
  private final List<Integer> claims = new ArrayList<>();

  PaperClaims(
      Present present, Iris iris, PaperQuads quads, Evidence evidence, int paper, double least) {
    this.present = present;
    this.index = present.index();
    this.iris = iris;
    this.quads = quads;
    this.evidence = evidence;
    index.inPaper(paper, least, claims::add);
    claims.sort(
        Comparator.comparingDouble((Integer c) -> -index.confidence(c)).thenComparing(index::hash));
  }

  /** Of all that the paper has a role for, where the text names it. */
  List<Mark> marks(String text) {
    List<Mark> marks = new ArrayList<>();
    Evidence.Text counted = new Evidence.Text(text);
    for (int claim : claims) {
      if (index.isRole(claim)) {
        Node node = iris.claim(index.hash(claim));
        OntologyClass type =
            quads.nodes(node, Tl.OBJECT_TYPE.asNode()).stream()
                .findFirst()
                .map(iri -> present.type(iri.getURI()))
                .orElseGet(() -> present.type(index.object(claim)));
        for (Node mention : quads.nodes(node, Tl.OBJECT_MENTION.asNode())) {
          int begin = offset(counted, mention, Nif.BEGIN_INDEX.asNode());
          int end = offset(counted, mention, Nif.END_INDEX.asNode());
          if (begin >= 0 && end > begin) {
            marks.add(
                new Mark(
                    begin,
                    end,
                    TypeColours.name(type),
                    index.path(index.object(claim)),
                    type.label() + ": " + index.label(index.object(claim)),
                    index.confidence(claim)));
          }
        }
      }
    }
    return marks;
  }

  private int offset(Evidence.Text text, Node mention, Node property) {
    String value = quads.first(mention, property);
    return value.isEmpty() ? -1 : text.at(Integer.parseInt(value));
  }

  static List<Mark> within(List<Mark> marks, int begin, int end) {
    return marks.stream()
        .filter(m -> m.begin() >= begin && m.end() <= end)
        .map(m -> m.moved(-begin))
        .toList();
  }

  List<PaperPage.Role> roles() {
    Map<Integer, List<PaperPage.RoleClaim>> byRole = new LinkedHashMap<>();
    for (int claim : claims) {
      if (index.isRole(claim)) {
        evidence
            .line(claim, -1)
            .ifPresent(
                line ->
                    byRole
                        .computeIfAbsent(index.property(claim), r -> new ArrayList<>())
                        .add(new PaperPage.RoleClaim(present.link(index.object(claim)), line)));
      }
    }
    return byRole.entrySet().stream()
        .sorted(Comparator.comparingInt(e -> rank(present.property(e.getKey()))))
        .map(
            e -> {
              OntologyProperty role = present.property(e.getKey());
              return new PaperPage.Role(capital(role.label()), role.definition(), e.getValue());
            })
        .toList();
  }

  private static int rank(OntologyProperty role) {
    return role.iri().equals(Tl.INTRODUCES.getURI())
        ? 0
        : role.iri().equals(Tl.MENTIONS.getURI()) ? 2 : 1;
  }

  List<StatedLine> relations() {
    return claims.stream()
        .filter(claim -> !index.isRole(claim))
        .flatMap(claim -> StatedLine.of(present, evidence, claim).stream())
        .toList();
  }

  private static String capital(String label) {
    return label.substring(0, 1).toUpperCase(Locale.ROOT) + label.substring(1);
  }
}
