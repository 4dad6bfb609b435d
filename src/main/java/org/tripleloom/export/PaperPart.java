package org.tripleloom.export;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.tripleloom.vocab.Bibo;
import org.tripleloom.vocab.Tl;

/** One paper's named graph, with those of its claims that are kept. */
final class PaperPart {
  private final Node graph;
  private final Map<Node, Subject> subjects = new LinkedHashMap<>();
  private final List<ClaimPart> claims = new ArrayList<>();
  private final List<ClaimPart> dropped = new ArrayList<>();
  private Subject paper;

  /**
   * @param triples the whole graph
   * @param keeps which claims; a relation goes, too, with what the paper does with one of its ends
   */
  PaperPart(Node graph, List<Triple> triples, Predicate<ClaimPart> keeps) {
    this.graph = graph;
    for (Triple triple : triples) {
      subjects.computeIfAbsent(triple.getSubject(), Subject::new).add(triple);
    }
    List<ClaimPart> relations = new ArrayList<>();
    Set<Node> concerned = new HashSet<>();
    for (Subject subject : subjects.values()) {
      if (subject.isA(Tl.CLAIM)) {
        ClaimPart claim = new ClaimPart(subject, mentions(subject));
        if (!keeps.test(claim)) {
          dropped.add(claim);
        } else if (claim.isRole()) {
          claims.add(claim);
          concerned.add(claim.object());
        } else {
          relations.add(claim);
        }
      } else if (subject.isA(Tl.PAPER)) {
        paper = subject;
      }
    }
    // a paper says nothing of what it has nothing to do with
    for (ClaimPart claim : relations) {
      (concerned.containsAll(claim.entities()) ? claims : dropped).add(claim);
    }
  }

  private List<Subject> mentions(Subject claim) {
    return Stream.of(Tl.SUBJECT_MENTION, Tl.OBJECT_MENTION)
        .flatMap(property -> claim.all(property).stream())
        .map(mention -> subjects.getOrDefault(mention, new Subject(mention)))
        .toList();
  }

  Node graph() {
    return graph;
  }

  Subject paper() {
    return paper;
  }

  /** Those kept. */
  List<ClaimPart> claims() {
    return claims;
  }

  /** The graph without the claims that are dropped, their mentions and their plain triples. */
  List<Triple> triples() {
    Set<Node> gone = new HashSet<>();
    Set<Triple> unsaid = new HashSet<>();
    for (ClaimPart claim : dropped) {
      gone.add(claim.node());
      claim.mentions().forEach(mention -> gone.add(mention.subject()));
      unsaid.add(claim.statement());
    }
    claims.forEach(claim -> unsaid.remove(claim.statement()));
    List<Triple> triples = new ArrayList<>();
    for (Subject subject : subjects.values()) {
      if (!gone.contains(subject.subject())) {
        subject.triples().stream().filter(t -> !unsaid.contains(t)).forEach(triples::add);
      }
    }
    return triples;
  }

  /** In their order; without it where the source names them only. */
  List<String> authors() {
    Subject list = paper.one(Bibo.AUTHOR_LIST).map(subjects::get).orElse(null);
    List<Node> people = new ArrayList<>();
    if (list == null) {
      people.addAll(paper.all(DCTerms.creator));
    } else {
      for (int i = 1; list.one(RDF.li(i)).isPresent(); i++) {
        people.add(list.one(RDF.li(i)).get());
      }
    }
    return people.stream()
        .map(person -> subjects.getOrDefault(person, new Subject(person)).text(FOAF.name))
        .toList();
  }

  /** Empty where none is known. */
  String venue() {
    return label(paper.one(Tl.PUBLISHED_IN).orElse(null));
  }

  /** Four digits; empty where none is known. */
  String year() {
    return label(paper.one(Tl.IN_YEAR).orElse(null));
  }

  private String label(Node node) {
    return node == null || !subjects.containsKey(node) ? "" : subjects.get(node).text(RDFS.label);
  }
}
