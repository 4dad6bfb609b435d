package org.tripleloom.serve;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tripleloom.export.DumpFormat;

/** The forms in which things are described; in the order of preference of the server. */
enum Representation {
  HTML("text/html", "html", "application/xhtml+xml"),
  TURTLE("text/turtle", "ttl", "application/x-turtle"),
  JSON_LD("application/ld+json", "jsonld", "application/json"),
  N_TRIPLES("application/n-triples", "nt", "text/plain"),
  RDF_XML("application/rdf+xml", "rdf", "application/xml");

  private final String mediaType;
  private final String suffix;
  private final String otherType;

  Representation(String mediaType, String suffix, String otherType) {
    this.mediaType = mediaType;
    this.suffix = suffix;
    this.otherType = otherType;
  }

  String mediaType() {
    return mediaType;
  }

  /** As dumps have it; none for HTML. */
  DumpFormat syntax() {
    return switch (this) {
      case TURTLE -> DumpFormat.TTL;
      case JSON_LD -> DumpFormat.JSONLD;
      case N_TRIPLES -> DumpFormat.NT;
      case RDF_XML -> DumpFormat.RDFXML;
      case HTML -> throw new IllegalStateException("HTML holds no triples");
    };
  }

  /** What addresses end in, with the dot. */
  String suffix() {
    return "." + suffix;
  }

  /** What a client may ask for to get it, the proper one first. */
  List<String> acceptable() {
    return List.of(mediaType, otherType);
  }

  /** By a suffix without dot, or a media type. */
  static Optional<Representation> named(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(r -> r.suffix.equals(lower) || r.mediaType.equals(lower.replace(' ', '+')))
        .findFirst();
  }

  static Optional<Representation> atEndOf(String path) {
    return Arrays.stream(values()).filter(r -> path.endsWith(r.suffix())).findFirst();
  }
}
