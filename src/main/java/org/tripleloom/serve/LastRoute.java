package org.tripleloom.serve;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.tripleloom.problem.Problem;

/** What is left when no other route answered: Fuseki's services, and addresses of nothing. */
final class LastRoute implements Route {
  private final Refusal refusal;
  private final Services services;

  LastRoute(Refusal refusal, Services services) {
    this.refusal = refusal;
    this.services = services;
  }

  @Override
  public boolean answer(Exchange exchange) throws IOException {
    String path = exchange.path();
    if (services.has(path)) {
      return false;
    }
    if (exchange.method().equals("OPTIONS")) {
      ResourceRoute.allow(exchange.response());
      exchange.response().setStatus(HttpServletResponse.SC_NO_CONTENT);
    } else if (exchange.isRead()) {
      refusal.send(exchange, 404, Problem.NOTHING_THERE.at(path));
    } else {
      ResourceRoute.allow(exchange.response());
      refusal.send(exchange, 405, Problem.ONLY_READ.at(exchange.method(), path));
    }
    return true;
  }
}
