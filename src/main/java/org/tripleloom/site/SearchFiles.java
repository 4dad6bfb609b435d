package org.tripleloom.site;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.SKOS;
import org.tripleloom.graph.Store;
import org.tripleloom.graph.StoreScan;
import org.tripleloom.search.ClaimIndex;
import org.tripleloom.vocab.OntologyClass;

/**
 * The search index of a frozen site: scripts that a page loads by the first three letters of a
 * word, so that each stays small and pages from disk, which may not fetch, can read it. Every name
 * of an entity and every title stands in the file of each of its words.
 */
final class SearchFiles {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FOLDER = "search/";

  /** Before the letters: Windows knows no file called con.js. */
  private static final String BEFORE = FOLDER + "w-";

  private static final String SUFFIX = ".js";

  private static final int LETTERS = 3;
  private static final int WAITING = 4 << 20;

  private final Present present;
  private final Links links;
  private final int[] counts;
  private final Spill files;

  private SearchFiles(Present present, Links links, double least, SiteFolder folder) {
    this.present = present;
    this.counts = present.index().paperCounts(least);
    this.links = links;
    this.files = new Spill(folder, SearchFiles::opening, WAITING);
  }

  private static String opening(String file) {
    String key = file.substring(0, file.length() - SUFFIX.length());
    return "loomData(\"" + key + "\",[\n";
  }

  /**
   * @param links from the site's root
   * @param least confidence of the roles that count
   */
  static void write(Store store, Present present, Links links, double least, SiteFolder folder)
      throws IOException {
    SearchFiles index = new SearchFiles(present, links, least, folder);
    ClaimIndex claims = present.index();
    for (int thing = 0; thing < claims.things(); thing++) {
      index.add(thing, claims.label(thing));
    }
    try {
      store.scan(scan -> index.names(scan, store));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    index.files.close("])");
    String keys =
        index.files.names().stream()
            .map(file -> file.substring(BEFORE.length(), file.length() - SUFFIX.length()))
            .collect(Collectors.joining(" "));
    folder.write(FOLDER + "keys.js", "loomData(\"search/keys\",\"" + keys + "\")");
  }

  private Void names(StoreScan scan, Store store) {
    Iterator<Quad> names = scan.quads(List.of(SKOS.altLabel.asNode()));
    while (names.hasNext()) {
      Quad name = names.next();
      int thing = present.index().find(store.iris().path(name.getSubject()).orElse(""));
      if (thing >= 0) {
        try {
          add(thing, name.getObject().getLiteralLexicalForm());
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    return null;
  }

  private void add(int thing, String name) throws IOException {
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
      entry.add(type.label()).add(TypeColours.name(type)).add(counts[thing]);
    }
    entry.add(index.path(thing));
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
      files.add(BEFORE + key + SUFFIX, json);
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
