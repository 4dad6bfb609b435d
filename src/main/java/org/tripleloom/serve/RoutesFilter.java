package org.tripleloom.serve;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/**
 * Asks each route in turn and passes on what none answers. A filter, since Fuseki's own dispatcher
 * takes {@code /} for a dataset's.
 */
final class RoutesFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  private final transient List<Route> routes;

  RoutesFilter(List<Route> routes) {
    this.routes = List.copyOf(routes);
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain rest)
      throws IOException, ServletException {
    response.setHeader("X-Content-Type-Options", "nosniff");
    // XML of ours may hold what a browser runs, such as literals in XHTML; pages have a policy of
    // their own
    response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    Exchange exchange = new Exchange(request, response);
    for (Route route : routes) {
      if (route.answer(exchange)) {
        exchange.finish();
        return;
      }
    }
    rest.doFilter(request, response);
  }
}
