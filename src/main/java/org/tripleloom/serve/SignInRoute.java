package org.tripleloom.serve;

import java.io.IOException;
import java.util.Map;
import org.tripleloom.site.PageRequest;
import org.tripleloom.site.SignInPage;
import org.tripleloom.site.Site;

/** Where people whom the settings let write sign in and out in their browser, without scripts. */
final class SignInRoute implements Route {
  static final String PAGE = "signin.html";
  private static final String OF = "of";

  private final WriteAccess writers;
  private final Sessions sessions;
  private final Site site;
  private final Refusal refusal;

  SignInRoute(WriteAccess writers, Sessions sessions, Site site, Refusal refusal) {
    this.writers = writers;
    this.sessions = sessions;
    this.site = site;
    this.refusal = refusal;
  }

  @Override
  public boolean answer(Exchange exchange) throws IOException {
    if (!exchange.path().equals(PAGE)) {
      return false;
    }
    exchange.response().setHeader("Cache-Control", "no-store");
    if (exchange.isRead()) {
      page(exchange, false);
      return true;
    }
    if (!exchange.method().equals("POST")) {
      return false;
    }
    try {
      WriteAccess.refuseOthers(exchange.request());
      switch (exchange.parameter("do").orElse("")) {
        case "in" -> in(exchange);
        case "out" -> {
          sessions.close(exchange.request(), exchange.response());
          CurationRoute.to(exchange, CurationRoute.PAGE);
        }
        default -> throw Refused.badRequest("says neither in nor out in its parameter do");
      }
    } catch (Refused e) {
      refusal.send(exchange, e.status(), e.problem());
    }
    return true;
  }

  private void in(Exchange exchange) throws IOException {
    String name = exchange.parameter("name").orElse("").strip();
    String secret = exchange.parameter("secret").orElse("").strip();
    if (writers.knows(name, secret)) {
      String reader = name.isEmpty() ? "holder of a token" : name;
      sessions.open(exchange.request(), exchange.response(), reader);
      CurationRoute.to(exchange, CurationRoute.PAGE);
    } else {
      page(exchange, true);
    }
  }

  private void page(Exchange exchange, boolean wrong) throws IOException {
    SignInPage page =
        new SignInPage(
            exchange.parameter(OF).orElse(""), writers.hasNames(), writers.hasTokens(), wrong);
    PageRoute.send(exchange, site.signIn(new PageRequest("signin", Map.of()), page));
  }
}
