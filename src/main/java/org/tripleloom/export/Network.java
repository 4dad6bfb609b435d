package org.tripleloom.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.jena.vocabulary.DCTerms;
import org.tripleloom.vocab.Bibo;
import org.tripleloom.vocab.Prov;
import org.tripleloom.vocab.Tl;

/**
 * The graph as programs for networks take it: papers and entities are nodes, claims are directed
 * edges with their confidence as weight; what a paper does with an entity goes from the paper to
 * the entity.
 */
final class Network {
  /** What a node has besides its IRI, with the class of the values. */
  static final Map<String, Class<?>> OF_NODES =
      ordered(
          "label", String.class,
          "type", String.class,
          "year", Integer.class,
          "venue", String.class,
          "doi", String.class,
          "arxiv", String.class,
          "papers", Long.class,
          "claims", Long.class);

  /** What an edge has besides its ends and the claim's IRI, with the class of the values. */
  static final Map<String, Class<?>> OF_EDGES =
      ordered(
          "property", String.class,
          "weight", Double.class,
          "confidence", Double.class,
          "hedged", Boolean.class,
          "sentence", String.class,
          "paper", String.class,
          "extractor", String.class,
          "run", String.class);

  /** Takes nodes, then edges. */
  interface Sink {
    void node(String iri, Map<String, Object> values) throws IOException;

    void edge(String claim, String from, String to, Map<String, Object> values) throws IOException;
  }

  private final Selection selection;
  private final Sink sink;

  Network(Selection selection, Sink sink) {
    this.selection = selection;
    this.sink = sink;
  }

  void nodes() {
    selection.papers(part -> write(() -> paper(part)));
    selection.entities(part -> write(() -> entity(part)));
  }

  void edges() {
    selection.papers(paper -> paper.claims().forEach(claim -> write(() -> edge(paper, claim))));
  }

  private void paper(PaperPart part) throws IOException {
    Subject paper = part.paper();
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("label", paper.text(DCTerms.title));
    values.put("type", "Paper");
    if (!part.year().isEmpty()) {
      values.put("year", Integer.parseInt(part.year()));
    }
    put(values, "venue", part.venue());
    put(values, "doi", paper.text(Bibo.DOI));
    put(values, "arxiv", paper.text(Tl.ARXIV));
    values.put("claims", (long) part.claims().size());
    sink.node(paper.subject().getURI(), values);
  }

  private void entity(EntityPart part) throws IOException {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("label", part.label());
    values.put("type", part.type().getLocalName());
    values.put("papers", part.papers());
    values.put("claims", part.claims());
    sink.node(part.node().getURI(), values);
  }

  private void edge(PaperPart paper, ClaimPart part) throws IOException {
    Subject claim = part.claim();
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("property", part.property().getLocalName());
    values.put("weight", part.confidence());
    values.put("confidence", part.confidence());
    values.put("hedged", part.hedged());
    if (selection.filter().text()) {
      put(values, "sentence", claim.text(Tl.SENTENCE));
    }
    values.put("paper", paper.paper().subject().getURI());
    put(values, "extractor", claim.text(Tl.EXTRACTOR));
    put(values, "run", claim.text(Prov.WAS_GENERATED_BY));
    sink.edge(part.node().getURI(), part.subject().getURI(), part.object().getURI(), values);
  }

  private static void put(Map<String, Object> values, String name, String text) {
    if (!text.isEmpty()) {
      values.put(name, text);
    }
  }

  private interface Writing {
    void run() throws IOException;
  }

  private static void write(Writing writing) {
    try {
      writing.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Class<?>> ordered(Object... namesAndClasses) {
    Map<String, Class<?>> map = new LinkedHashMap<>();
    for (int i = 0; i < namesAndClasses.length; i += 2) {
      map.put((String) namesAndClasses[i], (Class<?>) namesAndClasses[i + 1]);
    }
    return map;
  }
}
