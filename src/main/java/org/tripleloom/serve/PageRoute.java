package org.tripleloom.serve;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.tripleloom.site.Page;
import org.tripleloom.site.PageRequest;
import org.tripleloom.site.Site;

/** The pages for people: at the root, and at all addresses that end in {@code .html}. */
final class PageRoute implements Route {
  /**
   * Nothing from elsewhere and nothing inline: what slips through escaping still cannot run. Data
   * in script elements, such as JSON-LD, is no script. The one style with a hash is what YASGUI's
   * tables put in for the grips of their columns.
   */
  static final String POLICY =
      "default-src 'none';"
          + " style-src 'self' 'sha256-zCK2EVMoPc04mRF/g5CotUvxbJPWS+8V0b+s9ptqQIk=';"
          + " script-src 'self'; img-src 'self' data:;"
          + " font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none';"
          + " frame-ancestors 'none'";

  private static final String SUFFIX = ".html";

  private final Site site;
  private final QueryGate gate;
  private final Refusal refusal;

  /**
   * @param gate for pages that run queries of their readers
   */
  PageRoute(Site site, QueryGate gate, Refusal refusal) {
    this.site = site;
    this.gate = gate;
    this.refusal = refusal;
  }

  @Override
  public boolean answer(Exchange exchange) throws IOException {
    Optional<String> path = path(exchange.path());
    if (!exchange.isRead() || path.isEmpty()) {
      return false;
    }
    PageRequest request = new PageRequest(path.get(), exchange.parameters());
    try {
      Optional<Page> page =
          Site.asks(request) ? gate.enter(() -> site.page(request)) : site.page(request);
      if (page.isEmpty()) {
        return false;
      }
      send(exchange, page.get());
    } catch (Refused e) {
      e.headers().forEach(exchange.response()::setHeader);
      refusal.send(exchange, e.status(), e.problem());
    }
    return true;
  }

  private static Optional<String> path(String address) {
    if (address.isEmpty() || address.equals("index" + SUFFIX)) {
      return Optional.of("");
    }
    return address.endsWith(SUFFIX)
        ? Optional.of(address.substring(0, address.length() - SUFFIX.length()))
        : Optional.empty();
  }

  static void send(Exchange exchange, Page page) throws IOException {
    protect(exchange.response());
    exchange.send(page.status(), "text/html", page.html());
  }

  static void protect(HttpServletResponse response) {
    response.setHeader("Content-Security-Policy", POLICY);
    response.setHeader("Referrer-Policy", "same-origin");
  }
}
