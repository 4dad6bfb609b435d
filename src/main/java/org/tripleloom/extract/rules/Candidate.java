package org.tripleloom.extract.rules;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A thing that might be an entity: all places of a paper where its forms stand. */
final class Candidate {
  final String key;

  /** In order of the text. */
  final List<Occurrence> occurrences = new ArrayList<>();

  /** The keys of all its forms, {@link #key} first: more than one where an acronym is defined. */
  final Set<String> keys = new LinkedHashSet<>();

  /** The type that the ontology's names give it, or the empty string. */
  String listedType = "";

  /** Whether an acronym is defined for it. */
  boolean defined;

  Candidate(String key) {
    this.key = key;
    keys.add(key);
  }
}
