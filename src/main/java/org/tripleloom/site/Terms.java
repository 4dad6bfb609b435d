package org.tripleloom.site;

import org.tripleloom.vocab.Tl;

/** Classes and properties as parameters name them: ours by local name, those of others in full. */
public final class Terms {
  private Terms() {}

  public static String name(String iri) {
    return iri.startsWith(Tl.NS) ? iri.substring(Tl.NS.length()) : iri;
  }

  static String iri(String name) {
    return name.contains(":") ? name : Tl.NS + name;
  }
}
