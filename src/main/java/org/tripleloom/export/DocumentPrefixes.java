package org.tripleloom.export;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.vocabulary.DC_11;
import org.tripleloom.vocab.Hydra;
import org.tripleloom.vocab.Prefixes;

/** The prefixes that documents about single things declare. */
final class DocumentPrefixes {
  /** Name to namespace IRI. */
  static final Map<String, String> ALL;

  static {
    Map<String, String> all = new TreeMap<>(Prefixes.ALL);
    all.put("dc", DC_11.NS);
    all.put("hydra", Hydra.NS);
    ALL = Collections.unmodifiableMap(all);
  }

  private DocumentPrefixes() {}
}
