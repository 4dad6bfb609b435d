package org.tripleloom.site;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.tripleloom.graph.Store;
import org.tripleloom.problem.Problem;
import org.tripleloom.search.ClaimIndex;

/**
 * The site as a folder of files that needs no server: every page that is linked from another, and
 * every paper and entity. Memory holds what the server's does, and the paths of those pages that
 * are of no paper or entity, never the pages.
 */
public final class FrozenSite implements Linked {
  /** By this file, a folder is known as a frozen site, which another may replace. */
  private static final String MARK = "tripleloom-site.txt";

  private static final String SUFFIX = ".html";

  /** Whose order depends on confidence. */
  private static final List<String> OF_CONFIDENCE = List.of("", "classes");

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LIMIT = Duration.ofMinutes(5);

  /** What was written. */
  public record Written(long pages, long files, long bytes) {}

  private final Site site;
  private final double least;
  private final SiteFolder folder;
  private final DocumentFiles documents;
  private final Deque<String> open = new ArrayDeque<>();
  private final Set<String> known = new HashSet<>();
  private final Set<String> documented = new HashSet<>();
  private final Set<String> described = new LinkedHashSet<>();
  private long pages;

  private FrozenSite(Store store, Site site, double least, Path draft) {
    this.site = site;
    this.least = least;
    this.folder = new SiteFolder(draft);
    this.documents = new DocumentFiles(store, least, folder);
  }

  /**
   * Writes the folder beside its place and moves it there: whole or not at all. An earlier frozen
   * site in the same place is replaced.
   *
   * @param least confidence of what pages show
   * @throws org.tripleloom.problem.ProblemException {@link Problem#FOLDER_TAKEN}, {@link
   *     Problem#CANNOT_WRITE}; the place is then as it was
   */
  public static Written write(Store store, RawExtractions extractions, double least, Path folder) {
    Path place = folder.toAbsolutePath().normalize();
    Path draft = place.resolveSibling("." + place.getFileName() + "." + UUID.randomUUID());
    Path old = place.resolveSibling(draft.getFileName() + ".old");
    try {
      refuseForeign(place);
      Files.createDirectory(draft);
      try {
        Site site = new Site(store, LIMIT, extractions);
        FrozenSite frozen = new FrozenSite(store, site, least, draft);
        frozen.write(store);
        if (Files.exists(place)) {
          Files.move(place, old, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
        return new Written(frozen.pages, frozen.folder.files(), frozen.folder.bytes());
      } finally {
        delete(draft);
        delete(old);
      }
    } catch (NoSuchFileException e) {
      throw Problem.CANNOT_WRITE.because(e, folder, "the folder around it does not exist");
    } catch (IOException e) {
      throw Problem.CANNOT_WRITE.because(e, folder, e.getMessage());
    }
  }

  private void write(Store store) throws IOException {
    page("");
    page("search");
    page("ontology");
    drain();
    ClaimIndex index = site.present().index();
    for (int thing = 0; thing < index.things(); thing++) {
      open.add(index.path(thing));
      // papers and what they name lie together, and what was left out of them is read once
      drain();
    }
    for (String path : OF_CONFIDENCE) {
      atHigher(path);
    }
    Links links = new Links("./", 0, path -> {});
    SearchFiles.write(store, site.present(), links, least, folder);
    new ClaimFiles(site.scope(), links, least, folder).write();
    documents.dumps();
    for (String address : site.assets().given()) {
      Optional<Asset> asset = site.assets().find(address.substring(Assets.FOLDER.length()));
      if (asset.isPresent()) {
        folder.write(address, asset.get().content());
      }
    }
    folder.write(MARK, "A frozen site of Tripleloom. Open index.html.\n");
  }

  @Override
  public void page(String path) {
    // papers and entities come anyway
    if (site.present().index().find(path) < 0 && known.add(path)) {
      open.add(path);
    }
  }

  @Override
  public void document(String path, String suffix) {
    // what comes in many pages is described once, and papers and entities have one page
    if (site.present().index().find(path) >= 0 || documented.add(path)) {
      described.add(path);
    }
  }

  private void drain() throws IOException {
    for (String path = open.poll(); path != null; path = open.poll()) {
      Optional<Page> page = site.page(request(path, least));
      if (page.isPresent()) {
        String name = path.isEmpty() ? "index" : Links.fileName(path);
        folder.write(name + SUFFIX, page.get().html());
        pages++;
      }
      for (String thing : described) {
        documents.write(thing);
      }
      described.clear();
    }
  }

  private PageRequest request(String path, double confidence) {
    Map<String, List<String>> parameters =
        confidence > 0 ? Map.of(PageRequest.LEAST, List.of(Double.toString(confidence))) : Map.of();
    return new PageRequest(path, parameters, this);
  }

  /** What stands in a page at each higher confidence, as a script that puts it there. */
  private void atHigher(String path) throws IOException {
    String name = path.isEmpty() ? "index" : path;
    for (double step : site.scope().higher(request(path, least)).leasts()) {
      String html = site.page(request(path, step)).orElseThrow().html();
      int begin = html.indexOf('>', html.indexOf("<main ")) + 1;
      String main = html.substring(begin, html.indexOf("</main>"));
      String key = "data/at-" + step + "/" + name;
      folder.write(key + ".js", "loomData(\"" + key + "\"," + JSON.writeValueAsString(main) + ")");
    }
    drain();
  }

  private static void refuseForeign(Path place) throws IOException {
    if (!Files.isDirectory(place)) {
      if (Files.exists(place)) {
        throw Problem.FOLDER_TAKEN.at(place, place.getFileName());
      }
      return;
    }
    if (Files.exists(place.resolve(MARK))) {
      return;
    }
    try (Stream<Path> inside = Files.list(place)) {
      inside
          .findFirst()
          .ifPresent(
              file -> {
                throw Problem.FOLDER_TAKEN.at(place, file.getFileName());
              });
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path inner, IOException e) throws IOException {
            Files.delete(inner);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
