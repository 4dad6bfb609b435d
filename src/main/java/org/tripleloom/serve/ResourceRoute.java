package org.tripleloom.serve;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.tripleloom.graph.Store;
import org.tripleloom.search.Place;
import org.tripleloom.site.Page;
import org.tripleloom.site.PageRequest;
import org.tripleloom.site.Site;

/**
 * The addresses of things and of the documents about them. A thing answers 303 with the document in
 * the form that the client asks for; the document's address is that of the thing and a suffix.
 * Where that address is a thing's own, the form is chosen by {@code format} instead.
 */
final class ResourceRoute implements Route {
  private static final Set<String> KINDS =
      Set.of(
          "paper",
          "entity",
          "claim",
          "run",
          "merge",
          "decision",
          "author",
          "venue",
          "year",
          "graph");

  private final Store store;
  private final Site site;

  ResourceRoute(Store store, Site site) {
    this.store = store;
    this.site = site;
  }

  @Override
  public boolean answer(Exchange exchange) throws IOException {
    String path = exchange.path();
    int slash = path.indexOf('/');
    if (slash < 0 || !KINDS.contains(path.substring(0, slash)) || !exchange.isRead()) {
      return false;
    }
    Place thing = find(path);
    if (thing.state() == Place.State.STANDS) {
      thing(exchange, thing);
      return true;
    }
    Optional<Representation> suffix = Representation.atEndOf(path);
    if (suffix.isPresent()) {
      String stem = path.substring(0, path.length() - suffix.get().suffix().length());
      Place described = find(stem);
      switch (described.state()) {
        case STANDS -> {
          document(exchange, described, suffix.get());
          return true;
        }
        case MOVED -> {
          moved(exchange, described.path() + suffix.get().suffix());
          return true;
        }
        default -> {}
      }
    }
    if (thing.state() == Place.State.MOVED) {
      moved(exchange, thing.path());
      return true;
    }
    return false;
  }

  private Place find(String path) {
    return store.read(view -> Place.find(view, store.iris(), path));
  }

  private void thing(Exchange exchange, Place place) throws IOException {
    Optional<Representation> asked =
        exchange
            .parameter("format")
            .map(Representation::named)
            .orElseGet(() -> Accept.parse(exchange.request().getHeader("Accept")).choose());
    if (asked.isEmpty()) {
      exchange.send(HttpServletResponse.SC_NOT_ACCEPTABLE, "text/plain", "406\n");
      return;
    }
    String document = place.path() + asked.get().suffix();
    if (find(document).state() == Place.State.STANDS) {
      document(exchange, place, asked.get());
      return;
    }
    HttpServletResponse response = exchange.response();
    response.setHeader("Vary", "Accept");
    exchange.redirect(HttpServletResponse.SC_SEE_OTHER, document, Set.of("format"));
  }

  private void moved(Exchange exchange, String path) throws IOException {
    exchange.redirect(HttpServletResponse.SC_MOVED_PERMANENTLY, path, Set.of());
  }

  private void document(Exchange exchange, Place place, Representation form) throws IOException {
    Optional<Page> page = site.page(new PageRequest(place.path(), exchange.parameters()));
    if (form == Representation.HTML && page.isPresent()) {
      PageRoute.send(exchange, page.get());
    } else {
      exchange.send(HttpServletResponse.SC_NOT_ACCEPTABLE, "text/plain", "406\n");
    }
  }
}
