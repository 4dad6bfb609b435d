package org.tripleloom.serve;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tripleloom.build.Decisions;
import org.tripleloom.graph.CurationLog;
import org.tripleloom.graph.Store;
import org.tripleloom.problem.Problem;
import org.tripleloom.problem.ProblemException;
import org.tripleloom.site.Links;
import org.tripleloom.site.PageRequest;
import org.tripleloom.site.Site;

/**
 * The page of decisions, and what its forms send: from those who have signed in, and from programs
 * with a password or token.
 */
final class CurationRoute implements Route {
  static final String PAGE = "curation.html";

  private static final String NAMELESS = "holder of a token";

  private final Store store;
  private final WriteAccess writers;
  private final Sessions sessions;
  private final Site site;
  private final Refusal refusal;

  CurationRoute(Store store, WriteAccess writers, Sessions sessions, Site site, Refusal refusal) {
    this.store = store;
    this.writers = writers;
    this.sessions = sessions;
    this.site = site;
    this.refusal = refusal;
  }

  @Override
  public boolean answer(Exchange exchange) throws IOException {
    boolean post = exchange.method().equals("POST");
    if (!exchange.path().equals(PAGE) || !post && !exchange.isRead()) {
      return false;
    }
    exchange.response().setHeader("Cache-Control", "no-store");
    Optional<String> name = sessions.name(exchange.request());
    try {
      if (!post) {
        PageRequest request = new PageRequest("curation", exchange.parameters());
        String reader = name.map(known -> known.isEmpty() ? NAMELESS : known).orElse("");
        PageRoute.send(exchange, site.page(request.by(reader)).orElseThrow());
      } else if (name.isPresent()) {
        onlyFromHere(exchange.request());
        decide(exchange, name.get());
        to(exchange, PAGE);
      } else if (isBrowser(exchange.request())) {
        to(exchange, SignInRoute.PAGE);
      } else {
        decide(exchange, writers.check(exchange.request()));
        to(exchange, PAGE);
      }
    } catch (Refused e) {
      e.headers().forEach(exchange.response()::setHeader);
      refusal.send(exchange, e.status(), e.problem());
    } catch (ProblemException e) {
      refusal.send(exchange, 400, e);
    }
    return true;
  }

  /** Whether a person would see the answer who has not signed in. */
  private static boolean isBrowser(HttpServletRequest request) {
    return request.getHeader("Authorization") == null
        && String.valueOf(request.getHeader("Accept")).contains("text/html");
  }

  /** A browser adds the cookie by itself, so it must also say that a page of ours sends this. */
  private static void onlyFromHere(HttpServletRequest request) {
    WriteAccess.refuseOthers(request);
    if (request.getHeader("Origin") == null && request.getHeader("Sec-Fetch-Site") == null) {
      throw new Refused(403, Problem.WRITE_REFUSED.at("does not say which page sent it"));
    }
  }

  /** With what the page is about. */
  static void to(Exchange exchange, String page) throws IOException {
    String of = exchange.parameter("of").orElse("");
    exchange.response().setHeader("Location", page + (of.isEmpty() ? "" : "?of=" + Links.form(of)));
    exchange.send(303, "text/plain", "See " + page + "\n");
  }

  /**
   * @param name of who decides; empty for the holder of a token
   */
  private void decide(Exchange exchange, String name) {
    Decisions decisions = new Decisions(store, name);
    String note = exchange.parameter("note").orElse("").strip();
    switch (exchange.parameter("do").orElse("")) {
      case "merge" -> decisions.merge(given(exchange, "a"), given(exchange, "b"), note);
      case "split" -> decisions.split(given(exchange, "of"), forms(exchange), note);
      case "reject" -> decisions.reject(given(exchange, "claim"), note);
      case "accept" -> decisions.accept(given(exchange, "claim"), note);
      case "undo" -> undo(decisions, given(exchange, "id"), note);
      default -> throw Problem.BAD_REQUEST.at("names no decision in its parameter do");
    }
  }

  private void undo(Decisions decisions, String id, String note) {
    CurationLog.Entry entry =
        decisions
            .log()
            .holding(id)
            .orElseThrow(() -> Problem.NO_SUCH_DECISION.at(id, store.folder()));
    decisions.undo(Decisions.kind(entry.decision()), id, note);
  }

  private static String given(Exchange exchange, String name) {
    return exchange
        .parameter(name)
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .orElseThrow(() -> Problem.BAD_REQUEST.at("has no parameter " + name));
  }

  private static List<String> forms(Exchange exchange) {
    String[] forms = exchange.request().getParameterValues("form");
    if (forms == null) {
      throw Problem.BAD_REQUEST.at("has no parameter form");
    }
    return Arrays.asList(forms);
  }
}
