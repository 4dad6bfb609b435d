package org.tripleloom.serve;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.Map;
import org.tripleloom.problem.ProblemException;
import org.tripleloom.site.PageRequest;
import org.tripleloom.site.Site;

/** Says no, in the form that the client asked for. */
final class Refusal {
  private static final String NO_TRIPLES =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- %s -->\n"
          + "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"/>\n";

  private final Site site;

  Refusal(Site site) {
    this.site = site;
  }

  void send(Exchange exchange, int status, ProblemException problem) throws IOException {
    exchange.varyByAccept();
    exchange.response().setHeader("Cache-Control", "no-cache");
    Representation form = form(exchange);
    String sentence = problem.getMessage();
    if (form == Representation.HTML) {
      PageRequest request = new PageRequest(exchange.path(), Map.of());
      PageRoute.send(exchange, site.refusal(request, status, problem));
    } else if (form == Representation.JSON_LD) {
      exchange.send(status, "application/problem+json", json(exchange, status, problem));
    } else if (form == Representation.RDF_XML) {
      String comment = sentence.replaceAll("\\p{Cntrl}", " ").replaceAll("-(?=-)", "- ");
      exchange.send(status, form.mediaType(), String.format(NO_TRIPLES, status + " " + comment));
    } else if (form == null) {
      exchange.send(status, "text/plain", status + " " + sentence + "\n");
    } else {
      String comment = sentence.replaceAll("\\s+", " ");
      exchange.send(status, form.mediaType(), "# " + status + " " + comment + "\n");
    }
  }

  /** By suffix, then {@code format}, then {@code Accept}; null for plain text. */
  private static Representation form(Exchange exchange) {
    return Representation.atEndOf(exchange.path())
        .or(() -> exchange.parameter("format").flatMap(Representation::named))
        .or(() -> Accept.parse(exchange.request().getHeader("Accept")).choose())
        .orElse(null);
  }

  /** As RFC 9457 has it. */
  private static String json(Exchange exchange, int status, ProblemException problem) {
    return JsonNodeFactory.instance
            .objectNode()
            .put("type", "about:blank")
            .put("title", problem.sentence())
            .put("status", status)
            .put("detail", problem.fix())
            .put("instance", exchange.request().getRequestURI())
            .put("code", problem.problem().id())
            .toPrettyString()
        + "\n";
  }
}
