package org.tripleloom.serve;

import java.io.IOException;
import java.util.Optional;
import org.tripleloom.site.Page;
import org.tripleloom.site.PageRequest;
import org.tripleloom.site.Site;

/** The pages for people that are no document of a resource. */
final class PageRoute implements Route {
  /** Nothing from elsewhere, no scripts: what slips through escaping still cannot run. */
  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'self';"
          + " base-uri 'none'; frame-ancestors 'none'";

  private final Site site;

  PageRoute(Site site) {
    this.site = site;
  }

  @Override
  public boolean answer(Exchange exchange) throws IOException {
    if (!exchange.isRead()) {
      return false;
    }
    Optional<Page> page = site.page(new PageRequest(exchange.path(), exchange.parameters()));
    if (page.isEmpty()) {
      return false;
    }
    send(exchange, page.get());
    return true;
  }

  static void send(Exchange exchange, Page page) throws IOException {
    exchange.response().setHeader("Content-Security-Policy", POLICY);
    exchange.response().setHeader("Referrer-Policy", "no-referrer");
    exchange.send(page.status(), "text/html", page.html());
  }
}
