package org.tripleloom.serve;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.luben.zstd.Zstd;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.sparql.core.DatasetGraph;
import org.tripleloom.export.DescriptionWriter;
import org.tripleloom.graph.Store;
import org.tripleloom.search.Description;
import org.tripleloom.search.Descriptions;
import org.tripleloom.search.LiveIndex;
import org.tripleloom.site.Page;
import org.tripleloom.site.PageRequest;
import org.tripleloom.site.Site;

/** The documents about things, made when they are first asked for after a commit. */
final class Documents {
  /** In digits; nothing has so many pages. */
  private static final int LONGEST_NUMBER = 9;

  /** Bytes of compressed documents kept: those about some 10,000 things in two forms. */
  private static final long KEPT = 64L << 20;

  /**
   * A document.
   *
   * @param commit of the store that it was made from, as text; of a page, with that of its claims
   * @param page the number of this one
   * @param next whether another follows
   * @param last the number of the last, or -1
   */
  record Document(
      String commit, int status, String type, byte[] body, int page, boolean next, long last) {
    Kept kept() {
      return new Kept(withBody(Zstd.compress(body, 1)), body.length);
    }

    private Document withBody(byte[] other) {
      return new Document(commit, status, type, other, page, next, last);
    }
  }

  /**
   * A document with its body compressed, to a sixth or less.
   *
   * @param length of the body as it was
   */
  private record Kept(Document compressed, int length) {
    Document document() {
      return compressed.withBody(Zstd.decompress(compressed.body(), length));
    }
  }

  private record Key(
      String path,
      String address,
      int depth,
      Representation form,
      Map<String, List<String>> parameters) {
    /** About how many bytes it takes, which a client has in hand. */
    int size() {
      int chars = path.length() + address.length();
      for (Map.Entry<String, List<String>> parameter : parameters.entrySet()) {
        chars += parameter.getKey().length() + 100;
        for (String value : parameter.getValue()) {
          chars += value.length() + 100;
        }
      }
      return 500 + 2 * chars;
    }
  }

  private final Store store;
  private final Site site;
  private final Descriptions descriptions;
  private final DescriptionWriter writer;
  private final Cache<Key, Kept> made =
      Caffeine.newBuilder()
          .maximumWeight(KEPT)
          .weigher((Key key, Kept kept) -> kept.compressed().body().length + key.size())
          .build();

  Documents(Store store, Site site, Descriptions descriptions, DescriptionWriter writer) {
    this.store = store;
    this.site = site;
    this.descriptions = descriptions;
    this.writer = writer;
  }

  /**
   * The document about a thing, or empty where the thing has no such page.
   *
   * @param path of the thing, as the store spells it
   * @param address of the document, as the store would spell it
   * @param depth slashes in the address as the client wrote it
   */
  Optional<Document> find(
      String path,
      String address,
      int depth,
      Representation form,
      Map<String, List<String>> parameters) {
    return store.read(
        view -> {
          String commit = store.commit().toString();
          if (form == Representation.HTML) {
            // pages are of the claims in memory, too, which may be behind
            commit += "." + LiveIndex.of(store).shown();
          }
          Key key = new Key(path, address, depth, form, parameters);
          Kept known = made.getIfPresent(key);
          if (known != null && known.compressed().commit().equals(commit)) {
            return Optional.of(known.document());
          }
          Optional<Document> document =
              form == Representation.HTML
                  ? page(commit, path, parameters)
                  : description(view, commit, key);
          document.ifPresent(d -> made.put(key, d.kept()));
          return document;
        });
  }

  private Optional<Document> page(
      String commit, String path, Map<String, List<String>> parameters) {
    Optional<Page> page = site.page(new PageRequest(path, parameters));
    return page.map(
        p ->
            new Document(
                commit,
                p.status(),
                Representation.HTML.mediaType(),
                p.html().getBytes(StandardCharsets.UTF_8),
                1,
                false,
                -1));
  }

  private Optional<Document> description(DatasetGraph view, String commit, Key key) {
    int number = number(key.parameters());
    return descriptions
        .describe(view, key.path(), number)
        .map(
            description ->
                new Document(
                    commit,
                    HttpServletResponse.SC_OK,
                    key.form().mediaType(),
                    bytes(description, key),
                    number,
                    description.next(),
                    description.last()));
  }

  private byte[] bytes(Description description, Key key) {
    String up = "../".repeat(key.depth());
    return writer.write(
        new DescriptionWriter.Document(description, key.address(), up), key.form().syntax());
  }

  private static int number(Map<String, List<String>> parameters) {
    String page = parameters.getOrDefault("page", List.of("1")).get(0);
    if (!page.matches("[1-9][0-9]*")) {
      return 1;
    }
    return page.length() > LONGEST_NUMBER ? Integer.MAX_VALUE : Integer.parseInt(page);
  }
}
