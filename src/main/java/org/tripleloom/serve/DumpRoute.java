package org.tripleloom.serve;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.tripleloom.export.Compression;
import org.tripleloom.export.Export;
import org.tripleloom.export.ExportFormat;
import org.tripleloom.export.Filter;
import org.tripleloom.graph.Catalog;
import org.tripleloom.graph.Store;
import org.tripleloom.problem.Problem;

/** The whole graph as a file, written while it is read; few at once. */
final class DumpRoute implements Route {
  private static final int AT_ONCE = 2;
  private static final int RETRY_SECONDS = 60;

  private final Store store;
  private final Refusal refusal;
  private final Semaphore places = new Semaphore(AT_ONCE);

  DumpRoute(Store store, Refusal refusal) {
    this.store = store;
    this.refusal = refusal;
  }

  @Override
  public boolean answer(Exchange exchange) throws IOException {
    Optional<ExportFormat> format =
        Arrays.stream(ExportFormat.values())
            .filter(f -> !f.isFolder() && Catalog.isDump(f.suffix()))
            .filter(f -> exchange.path().equals(Catalog.dump(f.suffix())))
            .findFirst();
    if (format.isEmpty() || !exchange.isRead()) {
      return false;
    }
    HttpServletResponse response = exchange.response();
    if (!places.tryAcquire()) {
      response.setIntHeader("Retry-After", RETRY_SECONDS);
      refusal.send(exchange, 503, Problem.BUSY.at(exchange.path()));
      return true;
    }
    try {
      response.setContentType("application/gzip");
      response.addHeader("Link", "<" + Catalog.LICENSE + ">; rel=\"license\"");
      response.addHeader("Link", "<" + Catalog.DATASET + ">; rel=\"describedby\"");
      if (exchange.method().equals("GET")) {
        new Export(format.get(), Filter.NONE, Compression.gzip)
            .packed(response.getOutputStream(), store);
      }
    } finally {
      places.release();
    }
    return true;
  }
}
