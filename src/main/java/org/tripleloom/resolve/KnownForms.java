package org.tripleloom.resolve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A vocabulary as a corpus sees it: by the keys of its terms. A label that several concepts have is
 * nobody's, unless one of them prefers it.
 */
final class KnownForms {
  private final LabelTable table;
  private final SurfaceKeys keys;
  private final Map<String, Optional<LabelTable.Label>> found = new HashMap<>();

  KnownForms(Vocabulary vocabulary, SurfaceKeys keys) {
    this.table = vocabulary.table();
    this.keys = keys;
  }

  /** The concept that a key names, as an IRI, or null. */
  String concept(String key) {
    return label(key).map(LabelTable.Label::iri).orElse(null);
  }

  private Optional<LabelTable.Label> label(String key) {
    return found.computeIfAbsent(key, this::find);
  }

  private Optional<LabelTable.Label> find(String key) {
    List<LabelTable.Label> all = new ArrayList<>(table.labels(key));
    String word = key.toLowerCase(Locale.ROOT);
    if (!word.equals(key)) {
      // a name in capitals that is not the word
      all.addAll(table.labels(word));
    }
    all.removeIf(label -> !keys.keyOnce(label.text()).equals(key));
    boolean prefers = all.stream().anyMatch(LabelTable.Label::preferred);
    Set<String> concepts = new TreeSet<>();
    all.stream()
        .filter(label -> label.preferred() == prefers)
        .forEach(label -> concepts.add(label.iri()));
    return concepts.size() == 1
        ? all.stream().filter(label -> concepts.contains(label.iri())).findFirst()
        : Optional.empty();
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
    together.removeIf(its -> its.size() < 2);
    return together;
  }

  /** The concepts that groups of one entity name, each once. */
  List<Match> exact(List<Group> members) {
    Map<String, Match> matches = new TreeMap<>();
    for (Group group : members) {
      label(group.key())
          .ifPresent(
              label ->
                  matches.putIfAbsent(
                      label.iri(),
                      new Match(
                          label.iri(),
                          true,
                          (label.preferred() ? "its label is \"" : "an alternative label is \"")
                              + label.text()
                              + "\"")));
    }
    return List.copyOf(matches.values());
  }

  /** The concept that the longest known end of a term names, or none. */
  List<Match> broad(Term term) {
    for (String key : HeadNouns.ends(term)) {
      Optional<LabelTable.Label> label = label(key);
      if (label.isPresent()) {
        String reason = "it is named as a kind of \"" + label.get().text() + "\"";
        return List.of(new Match(label.get().iri(), false, reason));
      }
    }
    return List.of();
  }

  /** The concepts that a vocabulary says are broader than one, as IRIs. */
  Set<String> broader(String iri) {
    return table.broader(iri);
  }
}
