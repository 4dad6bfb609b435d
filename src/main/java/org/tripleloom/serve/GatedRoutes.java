package org.tripleloom.serve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Routes that read the store to answer. Only so many answers are made at once, so that those that
 * take long cannot keep the threads of the server from all others; they are sent outside the gate,
 * where slow readers hold up nobody.
 */
final class GatedRoutes implements Route {
  private static final int LEAST = 16;
  private static final int FOR_EACH_PROCESSOR = 4;

  private final QueryGate gate;
  private final List<Route> routes;
  private final Services services;
  private final Refusal refusal;

  /**
   * @param services have gates of their own
   */
  GatedRoutes(QueryGate gate, List<Route> routes, Services services, Refusal refusal) {
    this.gate = gate;
    this.services = services;
    this.routes = List.copyOf(routes);
    this.refusal = refusal;
  }

  /** How many to make at once on this machine. */
  static int places() {
    return Math.max(LEAST, FOR_EACH_PROCESSOR * Runtime.getRuntime().availableProcessors());
  }

  @Override
  public boolean answer(Exchange exchange) throws IOException {
    if (services.has(exchange.path())) {
      return false;
    }
    try {
      return gate.enter(() -> first(exchange));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (Refused e) {
      e.headers().forEach(exchange.response()::setHeader);
      if (exchange.path().startsWith(ApiRoute.ROOT)) {
        ApiRoute.refuse(exchange, e.status(), e.problem());
      } else {
        refusal.send(exchange, e.status(), e.problem());
      }
      return true;
    }
  }

  private boolean first(Exchange exchange) {
    try {
      for (Route route : routes) {
        if (route.answer(exchange)) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
