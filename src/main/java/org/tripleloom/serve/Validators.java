package org.tripleloom.serve;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.tripleloom.graph.Store;

/**
 * By what clients see whether their copy is still good: a strong entity tag of the store's commit,
 * this server and the form, and the time of the last commit.
 */
final class Validators {
  /** Two programs may render one commit differently. */
  private final String server = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);

  private volatile Instant modified;

  Validators(Store store) {
    this.modified = lastWritten(store.folder());
    store.onCommit(() -> modified = Instant.now());
  }

  private static Instant lastWritten(Path folder) {
    try (Stream<Path> files = Files.walk(folder.resolve("tdb2"))) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> file.toFile().lastModified())
          .max(Long::compare)
          .map(Instant::ofEpochMilli)
          .orElseGet(Instant::now);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Sets the headers.
   *
   * @return whether the client's copy is good; then the answer is 304 without a body
   */
  boolean unchanged(Exchange exchange, String commit, Representation form) {
    HttpServletResponse response = exchange.response();
    String tag = "\"" + commit + "-" + server + form.suffix() + "\"";
    response.setHeader("ETag", tag);
    response.setDateHeader("Last-Modified", modified.toEpochMilli());
    response.setHeader("Cache-Control", "no-cache");
    if (!known(exchange.request(), tag)) {
      return false;
    }
    response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
    return true;
  }

  private boolean known(HttpServletRequest request, String tag) {
    String tags = request.getHeader("If-None-Match");
    if (tags != null) {
      return Stream.of(tags.split(","))
          .map(known -> known.strip().replaceFirst("^W/", ""))
          .anyMatch(known -> known.equals(tag) || known.equals("*"));
    }
    try {
      long since = request.getDateHeader("If-Modified-Since");
      return since >= 0 && modified.getEpochSecond() <= since / 1000;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
