package org.tripleloom.site;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.sparql.core.DatasetGraph;
import org.tripleloom.search.ClaimIndex;
import org.tripleloom.vocab.OntologyClass;
import org.tripleloom.vocab.OntologyProperty;
import org.tripleloom.vocab.Tl;

/**
 * The claims of a frozen site as scripts, which pages load, since pages from disk may not fetch:
 * {@code graph.js} with classes, properties and what is known of every thing in a few digits;
 * {@code claims-N.js} with the claims, in numbers; {@code names-N.js} with paths and labels; {@code
 * said-N.js} with sentences. Pages load the first two whole and of the others what they show. Each
 * file is written when it is full.
 */
final class ClaimFiles {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FOLDER = "data/";

  /** Claims in a file, or somewhat more: those of a paper stay together. */
  private static final int CLAIMS = 25_000;

  /** Things whose names share a file. */
  private static final int NAMES = 500;

  /** Papers whose sentences share a file. */
  private static final int SAID = 20;

  private final Scope scope;
  private final Present present;
  private final ClaimIndex index;
  private final Links links;
  private final double least;
  private final SiteFolder folder;

  /** What repeats in many sentences, by its number. */
  private final Map<String, Integer> words = new LinkedHashMap<>();

  /**
   * @param links from the site's root
   */
  ClaimFiles(Scope scope, Links links, double least, SiteFolder folder) {
    this.scope = scope;
    this.present = scope.present();
    this.index = present.index();
    this.links = links;
    this.least = least;
    this.folder = folder;
  }

  void write() throws IOException {
    int files = claims();
    ArrayNode firsts = names();
    try {
      scope.store().read(this::said);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    file("graph", graph(files, firsts).toString());
  }

  private void file(String key, String json) throws IOException {
    folder.write(FOLDER + key + ".js", "loomData(\"" + FOLDER + key + "\"," + json + ")");
  }

  /** For each paper how many, then property, subject (0: the paper), object, confidence. */
  private int claims() throws IOException {
    int files = 0;
    int size = 0;
    StringBuilder rows = new StringBuilder("[");
    for (int paper = 0; paper < index.papers(); paper++) {
      List<Integer> claims = of(paper);
      rows.append(rows.length() == 1 ? "" : ",").append(claims.size());
      for (int claim : claims) {
        int confidence = (int) Math.round(index.confidence(claim) * 1000);
        rows.append(',').append(index.property(claim));
        rows.append(',').append(index.isRole(claim) ? 0 : index.subject(claim));
        rows.append(',').append(index.object(claim));
        rows.append(',').append(2 * confidence + (index.hedged(claim) ? 1 : 0));
      }
      size += claims.size();
      if (size >= CLAIMS || paper == index.papers() - 1) {
        file("claims-" + files, rows.append(']').toString());
        files++;
        size = 0;
        rows.setLength(1);
      }
    }
    return files;
  }

  private List<Integer> of(int paper) {
    List<Integer> claims = new ArrayList<>();
    index.inPaper(paper, least, claims::add);
    return claims;
  }

  /** Returns the first path of each file. */
  private ArrayNode names() throws IOException {
    ArrayNode firsts = JSON.createArrayNode();
    ArrayNode names = JSON.createArrayNode();
    for (int thing = 0; thing < index.things(); thing++) {
      String path = index.path(thing);
      if (thing % NAMES == 0) {
        firsts.add(path);
      }
      ArrayNode name = names.addArray().add(path).add(index.label(thing));
      name.add(index.isPaper(thing) ? index.date(thing) : "");
      String address = links.page(path).substring(links.root().length());
      if (!address.equals(path + ".html")) {
        name.add(address);
      }
      if (thing % NAMES == NAMES - 1 || thing == index.things() - 1) {
        file("names-" + thing / NAMES, names.toString());
        names.removeAll();
      }
    }
    return firsts;
  }

  /**
   * Of each paper its sentences, and for each claim which, where its mentions are, and its hash.
   */
  private Void said(DatasetGraph view) {
    ArrayNode said = JSON.createArrayNode();
    for (int paper = 0; paper < index.papers(); paper++) {
      // its text is kept as long as there are claims of the paper
      Evidence evidence = new Evidence(present, scope.store().iris(), view);
      Map<String, Integer> sentences = new LinkedHashMap<>();
      ArrayNode claims = JSON.createArrayNode();
      for (int claim : of(paper)) {
        ArrayNode entry = claims.addArray();
        evidence.line(claim, -1).ifPresent(line -> said(line, sentences, entry));
      }
      ArrayNode both = said.addArray();
      sentences.keySet().forEach(both.addArray()::add);
      both.add(claims);
      if (paper % SAID == SAID - 1 || paper == index.papers() - 1) {
        try {
          file("said-" + paper / SAID, said.toString());
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
        said.removeAll();
      }
    }
    return null;
  }

  private void said(ClaimLine line, Map<String, Integer> sentences, ArrayNode entry) {
    StringBuilder text = new StringBuilder();
    ArrayNode marks = JSON.createArrayNode();
    for (Piece piece : line.sentence()) {
      if (piece.style() != null) {
        marks.add(text.length()).add(text.length() + piece.text().length());
        marks.add(word(piece.style())).add(piece.path() == null ? -1 : index.find(piece.path()));
        marks.add(word(piece.title() == null ? "" : piece.title()));
      }
      text.append(piece.text());
    }
    Integer number = sentences.putIfAbsent(text.toString(), sentences.size());
    entry.add(number == null ? sentences.size() - 1 : number);
    entry.add(line.hash()).add(word(line.extractor())).add(marks);
  }

  /**
   * Titles of marks end in a label, which may be of any thing: only what comes before it repeats.
   */
  private int word(String text) {
    String word = text.contains(": ") ? text.substring(0, text.indexOf(": ")) : text;
    words.putIfAbsent(word, words.size());
    return words.get(word);
  }

  private ObjectNode graph(int files, ArrayNode firsts) {
    ObjectNode graph = JSON.createObjectNode();
    graph.put("papers", index.papers()).put("things", index.things()).put("files", files);
    graph.put("names", NAMES).put("said", SAID).put("base", scope.store().iris().base());
    graph.put("namespace", Tl.NS);
    graph.set("firsts", firsts);
    words.keySet().forEach(graph.putArray("words")::add);
    ArrayNode years = graph.putArray("years");
    for (int paper = 0; paper < index.papers(); paper++) {
      years.add(index.year(paper));
    }
    List<OntologyClass> classes = new ArrayList<>();
    index.classes().forEach(iri -> classes.add(present.type(iri)));
    ArrayNode kinds = graph.putArray("kinds");
    for (int entity = index.papers(); entity < index.things(); entity++) {
      kind(entity, classes, kinds);
    }
    graph.set("classes", described(classes));
    ArrayNode properties = graph.putArray("properties");
    for (int number = 0; number < index.properties().size(); number++) {
      property(present.property(number), properties.addObject());
    }
    choices(graph);
    return graph;
  }

  /** The class that says most, or with others a list with that one first. */
  private void kind(int entity, List<OntologyClass> classes, ArrayNode kinds) {
    OntologyClass best = present.type(entity);
    if (!classes.contains(best)) {
      classes.add(best);
    }
    int first = classes.indexOf(best);
    int[] others = Arrays.stream(index.types(entity)).filter(type -> type != first).toArray();
    if (others.length == 0) {
      kinds.add(first);
    } else {
      ArrayNode all = kinds.addArray().add(first);
      Arrays.stream(others).forEach(all::add);
    }
  }

  private ArrayNode described(List<OntologyClass> classes) {
    ArrayNode all = JSON.createArrayNode();
    for (OntologyClass type : classes) {
      ObjectNode node = all.addObject().put("name", Terms.name(type.iri()));
      node.put("label", type.label()).put("style", TypeColours.name(type));
      ArrayNode above = node.putArray("isA").add(Terms.name(type.iri()));
      present.ancestors(type.iri()).forEach(iri -> above.add(Terms.name(iri)));
    }
    return all;
  }

  private void property(OntologyProperty property, ObjectNode node) {
    node.put("name", Terms.name(property.iri())).put("iri", property.iri());
    node.put("id", property.localName()).put("label", property.label());
    node.put("inverse", property.inverseLabel()).put("definition", property.definition());
  }

  /** What pages to explore with offer, in their order. */
  private void choices(ObjectNode graph) {
    OntologyClass paper = present.type(Tl.PAPER.getURI());
    graph.putObject("paper").put("label", paper.label()).put("style", TypeColours.name(paper));
    ArrayNode types = graph.putArray("types");
    GraphView.types(present.ontology())
        .forEach(type -> types.addArray().add(Terms.name(type.iri())).add(type.label()));
    ArrayNode relations = graph.putArray("relations");
    GraphView.relations(present.ontology())
        .forEach(each -> relations.addArray().add(Terms.name(each.iri())).add(each.label()));
    ArrayNode compared = graph.putArray("compared");
    Comparison.relations(present.ontology()).forEach(each -> compared.add(Terms.name(each.iri())));
    ArrayNode counted = graph.putArray("counted");
    Comparison.COUNTED.forEach(role -> counted.add(role.getLocalName()));
    ArrayNode opposites = graph.putArray("opposites");
    for (List<Property> pair : Comparison.OPPOSITES) {
      ArrayNode both = opposites.addArray();
      Stream.of(pair.get(0), pair.get(1)).map(Property::getLocalName).forEach(both::add);
    }
  }
}
