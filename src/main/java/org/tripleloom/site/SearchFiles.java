package org.tripleloom.site;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.SKOS;
import org.tripleloom.graph.Store;
import org.tripleloom.search.ClaimIndex;
import org.tripleloom.vocab.OntologyClass;

/**
 * The search index of a frozen site: scripts that a page loads by the first three letters of a
 * word, so that each stays small and pages from disk, which may not fetch, can read it. Every name
 * of an entity and every title stands in the file of each of its words.
 */
final class SearchFiles {
  /** Takes a file. */
  @FunctionalInterface
  interface Sink {
    void write(String name, byte[] content) throws IOException;
  }

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LETTERS = 3;

  private final Present present;
  private final Links links;
  private final Map<String, StringBuilder> files = new TreeMap<>();

  private SearchFiles(Present present, Links links) {
    this.present = present;
    this.links = links;
  }

  /**
   * @param links from the site's root
   */
  static void write(Store store, Present present, Links links, Sink sink) throws IOException {
    SearchFiles index = new SearchFiles(present, links);
    ClaimIndex claims = present.index();
    for (int thing = 0; thing < claims.things(); thing++) {
      index.add(thing, claims.label(thing));
    }
    store.scan(
        scan -> {
          Iterator<Quad> names = scan.quads(List.of(SKOS.altLabel.asNode()));
          while (names.hasNext()) {
            Quad name = names.next();
            int thing = claims.find(store.iris().path(name.getSubject()).orElse(""));
            if (thing >= 0) {
              index.add(thing, name.getObject().getLiteralLexicalForm());
            }
          }
          return null;
        });
    for (Map.Entry<String, StringBuilder> file : index.files.entrySet()) {
      String script =
          "loomFound("
              + JSON.writeValueAsString(file.getKey())
              + ",["
              + file.getValue().substring(1)
              + "])";
      sink.write("search/" + file.getKey() + ".js", script.getBytes(StandardCharsets.UTF_8));
    }
  }

  private void add(int thing, String name) {
    ClaimIndex index = present.index();
    boolean paper = index.isPaper(thing);
    ArrayNode entry = JSON.createArrayNode();
    entry.add(name);
    String address = links.page(index.path(thing));
    entry.add(address.substring("./".length()));
    if (paper) {
      entry.add("Paper").add("t-paper").add(index.date(thing));
    } else {
      OntologyClass type = present.type(thing);
      entry.add(type.label()).add(TypeColours.name(type)).add(index.paperCount(thing, 0));
    }
    if (!name.equals(index.label(thing))) {
      entry.add(index.label(thing));
    }
    TreeSet<String> keys = new TreeSet<>();
    for (String word : folded(name).split(" ")) {
      if (!word.isEmpty()) {
        keys.add(key(word));
      }
    }
    String json = entry.toString();
    for (String key : keys) {
      files.computeIfAbsent(key, k -> new StringBuilder()).append(',').append(json);
    }
  }

  /** As the script does it: without marks, lower case, only letters and digits. */
  private static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKD)
        .replaceAll("\\p{M}+", "")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}]+", " ");
  }

  /** Of a file name: the first letters, those beyond ASCII by their numbers. */
  private static String key(String word) {
    StringBuilder key = new StringBuilder();
    word.codePoints()
        .limit(LETTERS)
        .forEach(
            letter -> {
              if (letter >= 'a' && letter <= 'z' || letter >= '0' && letter <= '9') {
                key.append((char) letter);
              } else {
                key.append("_").append(Integer.toHexString(letter));
              }
            });
    return key.toString();
  }
}
