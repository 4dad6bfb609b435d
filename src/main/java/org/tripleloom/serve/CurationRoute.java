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

/**
 * Carries out what the forms of the curation page send, for those who may write. That a page of
 * another site sent them is refused with the password check: every browser tells the origin.
 */
final class CurationRoute implements Route {
  private static final String PAGE = "curation.html";
  private static final int FORBIDDEN = 403;

  private final Store store;
  private final WriteAccess writers;
  private final Refusal refusal;

  CurationRoute(Store store, WriteAccess writers, Refusal refusal) {
    this.store = store;
    this.writers = writers;
    this.refusal = refusal;
  }

  @Override
  public boolean answer(Exchange exchange) throws IOException {
    if (!exchange.path().equals(PAGE) || !exchange.method().equals("POST")) {
      return false;
    }
    try {
      HttpServletRequest request = exchange.request();
      if ("cross-site".equals(request.getHeader("Sec-Fetch-Site"))) {
        throw new Refused(FORBIDDEN, Problem.WRITE_REFUSED.at("comes from a page elsewhere"));
      }
      writers.check(request);
      decide(exchange);
      String of = exchange.parameter("of").orElse("");
      exchange.response().setHeader("Location", PAGE + (of.isEmpty() ? "" : "?of=" + encoded(of)));
      exchange.send(303, "text/plain", "Done.\n");
    } catch (Refused e) {
      e.headers().forEach(exchange.response()::setHeader);
      refusal.send(exchange, e.status(), e.problem());
    } catch (ProblemException e) {
      refusal.send(exchange, 400, e);
    }
    return true;
  }

  private void decide(Exchange exchange) {
    Decisions decisions = new Decisions(store);
    String note = exchange.parameter("note").orElse("").strip();
    switch (exchange.parameter("do").orElse("")) {
      case "merge" -> decisions.merge(given(exchange, "a"), given(exchange, "b"), note);
      case "split" -> decisions.split(given(exchange, "of"), forms(exchange), note);
      case "reject" -> decisions.reject(given(exchange, "claim"), note);
      case "accept" -> decisions.accept(given(exchange, "claim"), note);
      case "undo" -> undo(decisions, given(exchange, "id"));
      default -> throw Problem.BAD_REQUEST.at("names no decision in its parameter do");
    }
  }

  private void undo(Decisions decisions, String id) {
    Optional<CurationLog.Entry> entry = decisions.log().find(id);
    if (entry.isEmpty()) {
      throw Problem.NO_SUCH_DECISION.at(id, store.folder());
    }
    decisions.undo(Decisions.kind(entry.get().decision()), id);
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

  private static String encoded(String value) {
    return java.net.URLEncoder.encode(value, java.nio.charset.StandardCharsets.UTF_8);
  }
}
