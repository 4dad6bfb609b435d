package org.tripleloom.site;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tripleloom.search.ClaimIndex;
import org.tripleloom.vocab.OntologyProperty;
import org.tripleloom.vocab.Tl;

/**
 * The claims about an entity by property and direction, in the order in which pages show them: who
 * introduces it, what is stated between it and others, what papers do with it, who only mentions
 * it.
 */
final class Blocks {
  private static final String INVERSE = "-of";

  /**
   * One block before its evidence is fetched.
   *
   * @param asSubject whether the entity is the subject of the claims
   * @param claims the surest first
   */
  record Draft(OntologyProperty property, boolean asSubject, boolean role, List<Integer> claims) {
    String id() {
      return property.localName() + (asSubject ? "" : INVERSE);
    }

    String title() {
      String title = asSubject ? property.label() : property.inverseLabel();
      String read = title.isEmpty() ? property.label() + " (as object)" : title;
      return read.substring(0, 1).toUpperCase(Locale.ROOT) + read.substring(1);
    }

    /** The same without claims. */
    Draft emptied() {
      return new Draft(property, asSubject, role, List.of());
    }

    private int rank() {
      if (property.iri().equals(Tl.INTRODUCES.getURI())) {
        return 0;
      }
      return !role ? 1 : property.iri().equals(Tl.MENTIONS.getURI()) ? 3 : 2;
    }
  }

  private final Present present;
  private final ClaimIndex index;
  private final int entity;
  private final double least;
  private final Higher higher;

  Blocks(Present present, int entity, double least, Higher higher) {
    this.higher = higher;
    this.present = present;
    this.index = present.index();
    this.entity = entity;
    this.least = least;
  }

  List<Draft> all() {
    Map<String, Draft> drafts = new LinkedHashMap<>();
    index.about(
        entity,
        least,
        claim -> {
          boolean asSubject = index.subject(claim) == entity;
          OntologyProperty property = present.property(index.property(claim));
          drafts
              .computeIfAbsent(
                  property.iri() + asSubject,
                  key -> new Draft(property, asSubject, index.isRole(claim), new ArrayList<>()))
              .claims()
              .add(claim);
        });
    return drafts.values().stream()
        .sorted(
            Comparator.comparingInt(Draft::rank)
                .thenComparing(draft -> -draft.claims().size())
                .thenComparing(Draft::id))
        .toList();
  }

  /** Claims about the same other entity together, those that most papers make first. */
  List<List<Integer>> groups(Draft draft) {
    if (draft.role()) {
      return draft.claims().stream().map(List::of).toList();
    }
    Map<Integer, List<Integer>> groups = new LinkedHashMap<>();
    for (int claim : draft.claims()) {
      groups.computeIfAbsent(other(draft, claim), other -> new ArrayList<>()).add(claim);
    }
    return groups.values().stream()
        .sorted(Comparator.comparingInt((List<Integer> group) -> -papers(group)))
        .toList();
  }

  int other(Draft draft, int claim) {
    return draft.asSubject() ? index.object(claim) : index.subject(claim);
  }

  int papers(List<Integer> claims) {
    BitSet papers = new BitSet();
    claims.forEach(claim -> papers.set(index.paper(claim)));
    return papers.cardinality();
  }

  private String papersAt(List<Integer> claims) {
    return higher.counts(papers(claims), sure -> papers(surer(claims, sure)));
  }

  private List<Integer> surer(List<Integer> claims, double confidence) {
    return claims.stream().filter(claim -> index.confidence(claim) >= confidence).toList();
  }

  /** With the evidence of its first claims. */
  Block block(Draft draft, List<List<Integer>> groups, int lines, Evidence evidence, String base) {
    List<Block.Group> shown = new ArrayList<>();
    for (List<Integer> group : groups) {
      List<ClaimLine> found = new ArrayList<>();
      for (int claim : group.subList(0, Math.min(lines, group.size()))) {
        evidence.line(claim, entity).ifPresent(found::add);
      }
      if (!found.isEmpty()) {
        EntityLink other = draft.role() ? null : present.link(other(draft, group.get(0)));
        shown.add(new Block.Group(other, papers(group), papersAt(group), found));
      }
    }
    return new Block(
        draft.id(),
        draft.title(),
        draft.property().definition(),
        papers(draft.claims()),
        papersAt(draft.claims()),
        draft.claims().size(),
        higher.counts(draft.claims().size(), sure -> surer(draft.claims(), sure).size()),
        shown,
        index.path(entity) + "/" + draft.id(),
        query(draft, base));
  }

  private String query(Draft draft, String base) {
    String here = draft.asSubject() ? "subject" : "object";
    String there = draft.asSubject() ? "object" : "subject";
    String iri = draft.property().iri();
    String property =
        iri.startsWith(Tl.NS) ? "tl:" + draft.property().localName() : "<" + iri + ">";
    StringBuilder query = new StringBuilder();
    query.append("PREFIX tl: <").append(Tl.NS).append(">\n");
    query.append("PREFIX dcterms: <http://purl.org/dc/terms/>\n");
    query.append("PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>\n");
    if (!draft.role()) {
      query.append("PREFIX skos: <http://www.w3.org/2004/02/skos/core#>\n");
    }
    query.append("\nSELECT ").append(draft.role() ? "" : "?name ");
    query.append("?sentence ?confidence ?title ?paper WHERE {\n");
    query.append("  ?claim rdf:").append(here).append(" <").append(base);
    query.append(index.path(entity)).append("> ;\n");
    query.append("    rdf:predicate ").append(property).append(" ;\n");
    if (!draft.role()) {
      query.append("    rdf:").append(there).append("/skos:prefLabel ?name ;\n");
    }
    query.append("    tl:sentence ?sentence ; tl:confidence ?confidence ; tl:statedIn ?paper .\n");
    query.append("  ?paper dcterms:title ?title\n");
    if (least > 0) {
      query.append("  FILTER (?confidence >= ").append(least).append(")\n");
    }
    return query.append("}\nORDER BY DESC(?confidence)").toString();
  }
}
