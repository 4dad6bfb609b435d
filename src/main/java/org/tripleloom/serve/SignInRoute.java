package org.tripleloom.serve;

import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;
import org.tripleloom.site.PageRequest;
import org.tripleloom.site.SignInPage;
import org.tripleloom.site.Site;

/** Where people whom the settings let write sign in and out in their browser, without scripts. */
final class SignInRoute implements Route {
  static final String PAGE = "signin.html";
  private static final String OF = "of";
  private static final Pattern SECRET = Pattern.compile("(^|&)secret=");

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
    if (!exchange.isRead() && !exchange.method().equals("POST")) {
      return false;
    }
    try {
      refuseInAddress(exchange);
      if (exchange.isRead()) {
        page(exchange, false);
        return true;
      }
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
      e.headers().forEach(exchange.response()::setHeader);
      refusal.send(exchange, e.status(), e.problem());
    }
    return true;
  }

  /** Addresses are written into logs and histories. */
  private static void refuseInAddress(Exchange exchange) {
    String query = exchange.request().getQueryString();
    if (query != null && SECRET.matcher(query).find()) {
      throw Refused.badRequest("has a password or token in its address, where others can read it");
    }
  }

  private void in(Exchange exchange) throws IOException {
    String name = exchange.parameter("name").orElse("").strip();
    String secret = exchange.parameter("secret").orElse("").strip();
    if (writers.knows(exchange.request(), name, secret)) {
      sessions.open(exchange.request(), exchange.response(), name);
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
