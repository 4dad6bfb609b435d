package org.tripleloom.site;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
 * every paper and entity. Memory holds the paths of the pages, never the pages.
 */
public final class FrozenSite {
  /** By this file, a folder is known as a frozen site, which another may replace. */
  private static final String MARK = "tripleloom-site.txt";

  private static final String SUFFIX = ".html";
  private static final Duration LIMIT = Duration.ofMinutes(5);

  /** What was written. */
  public record Written(long pages, long files, long bytes) {}

  private final Site site;
  private final double least;
  private final Path draft;
  private final Deque<String> open = new ArrayDeque<>();
  private final Set<String> known = new HashSet<>();
  private long pages;
  private long files;
  private long bytes;

  private FrozenSite(Site site, double least, Path draft) {
    this.site = site;
    this.least = least;
    this.draft = draft;
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
        FrozenSite frozen = new FrozenSite(new Site(store, LIMIT, extractions), least, draft);
        frozen.write(store);
        if (Files.exists(place)) {
          Files.move(place, old, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
        return new Written(frozen.pages, frozen.files, frozen.bytes);
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
    follow("");
    follow("search");
    follow("ontology");
    ClaimIndex index = site.present().index();
    for (int thing = 0; thing < index.things(); thing++) {
      follow(index.path(thing));
      // papers and what they name lie together, and what was left out of them is read once
      drain();
    }
    drain();
    SearchFiles.write(store, site.present(), new Links("./", 0, path -> {}), this::write);
    for (String address : site.assets().given()) {
      Optional<Asset> asset = site.assets().find(address.substring(Assets.FOLDER.length()));
      if (asset.isPresent()) {
        write(address, asset.get().content());
      }
    }
    write(MARK, "A frozen site of Tripleloom. Open index.html.\n".getBytes(StandardCharsets.UTF_8));
  }

  private void follow(String path) {
    if (known.add(path)) {
      open.add(path);
    }
  }

  private void drain() throws IOException {
    for (String path = open.poll(); path != null; path = open.poll()) {
      Map<String, List<String>> parameters =
          least > 0 ? Map.of(PageRequest.LEAST, List.of(Double.toString(least))) : Map.of();
      Optional<Page> page = site.page(new PageRequest(path, parameters, this::follow));
      if (page.isPresent()) {
        String name = path.isEmpty() ? "index" : Links.fileName(path);
        write(name + SUFFIX, page.get().html().getBytes(StandardCharsets.UTF_8));
        pages++;
      }
    }
  }

  private void write(String name, byte[] content) throws IOException {
    Path file = draft.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
    files++;
    bytes += content.length;
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
