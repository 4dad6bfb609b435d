package org.tripleloom.resolve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A vocabulary as a corpus sees it: only labels that one of its terms, or the head of one, has. A
 * label that several concepts have is nobody's, unless one of them prefers it.
 */
final class KnownForms {
  private final Vocabulary vocabulary;
  private final Map<String, TreeSet<String>> preferred = new HashMap<>();
  private final Map<String, TreeSet<String>> others = new HashMap<>();
  private final Map<String, String> labelOf = new HashMap<>();

  /**
   * @param wanted keys of the corpus' terms and of their heads; other labels are not kept
   */
  KnownForms(Vocabulary vocabulary, Set<String> wanted, SurfaceKeys keys) {
    this.vocabulary = vocabulary;
    for (Vocabulary.Concept concept : vocabulary.concepts().values()) {
      concept.preferred().forEach(label -> index(label, concept, preferred, wanted, keys));
      concept.others().forEach(label -> index(label, concept, others, wanted, keys));
    }
  }

  private void index(
      String label,
      Vocabulary.Concept concept,
      Map<String, TreeSet<String>> to,
      Set<String> wanted,
      SurfaceKeys keys) {
    String key = keys.keyOnce(label);
    if (wanted.contains(key)) {
      to.computeIfAbsent(key, k -> new TreeSet<>()).add(concept.iri());
      labelOf.putIfAbsent(key + "\n" + concept.iri(), label);
    }
  }

  /** The concept that a key names, as an IRI, or null. */
  String concept(String key) {
    Set<String> first = preferred.getOrDefault(key, new TreeSet<>());
    Set<String> found = first.isEmpty() ? others.getOrDefault(key, new TreeSet<>()) : first;
    return found.size() == 1 ? found.iterator().next() : null;
  }

  /** Keys that name one concept, two at least, by concept. */
  List<List<String>> together(Iterable<String> groupKeys) {
    Map<String, List<String>> byConcept = new TreeMap<>();
    for (String key : groupKeys) {
      String concept = concept(key);
      if (concept != null) {
        byConcept.computeIfAbsent(concept, c -> new ArrayList<>()).add(key);
      }
    }
    List<List<String>> together = new ArrayList<>(byConcept.values());
    together.removeIf(keys -> keys.size() < 2);
    return together;
  }

  /** The concepts that groups of one entity name, each once. */
  List<Match> exact(List<Group> members) {
    Map<String, Match> matches = new TreeMap<>();
    for (Group group : members) {
      String iri = concept(group.key());
      if (iri != null) {
        String label = labelOf.get(group.key() + "\n" + iri);
        boolean prefers = preferred.containsKey(group.key());
        matches.putIfAbsent(
            iri,
            new Match(
                iri,
                true,
                (prefers ? "its label is \"" : "an alternative label is \"") + label + "\""));
      }
    }
    return List.copyOf(matches.values());
  }

  /** The concept that the longest known end of a term names, or none. */
  List<Match> broad(Term term) {
    for (String key : HeadNouns.ends(term)) {
      String iri = concept(key);
      if (iri != null) {
        String label = labelOf.get(key + "\n" + iri);
        return List.of(new Match(iri, false, "it is named as a kind of \"" + label + "\""));
      }
    }
    return List.of();
  }

  /** What the vocabulary says is broader, between keys: narrow to broad ones. */
  Map<String, TreeSet<String>> kinds(Iterable<String> groupKeys) {
    Map<String, String> keyOf = new TreeMap<>();
    for (String key : groupKeys) {
      String iri = concept(key);
      if (iri != null) {
        keyOf.putIfAbsent(iri, key);
      }
    }
    Map<String, TreeSet<String>> kinds = new TreeMap<>();
    keyOf.forEach(
        (iri, key) -> {
          for (String broader : vocabulary.concepts().get(iri).broader()) {
            if (keyOf.containsKey(broader)) {
              kinds.computeIfAbsent(key, k -> new TreeSet<>()).add(keyOf.get(broader));
            }
          }
        });
    return kinds;
  }
}
