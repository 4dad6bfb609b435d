package org.tripleloom.serve;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tripleloom.problem.Problem;
import org.tripleloom.problem.ProblemException;
import org.tripleloom.site.PageRequest;
import org.tripleloom.site.Site;

/**
 * What the server itself says where no route could: a page of ours for browsers, else one sentence,
 * never a page of Jetty's.
 */
final class Faults extends ErrorHandler {
  /** What Jetty calls an address that it could not read. */
  private static final String UNKNOWN = "/badMessage";

  private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

  private final Site site;

  Faults(Site site) {
    this.site = site;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = response.getStatus();
    Object message = request.getAttribute(ERROR_MESSAGE);
    String why = message == null ? HttpStatus.getMessage(status) : message.toString();
    String address = String.valueOf(request.getHttpURI().getPath());
    boolean known = !address.equals(UNKNOWN);
    ProblemException problem = problem(status, known ? address : "a broken address", why);
    String said = status + " " + problem.getMessage() + "\n";
    String page = known && wantsPage(request, address) ? page(address, status, problem) : null;
    byte[] body = (page == null ? said : page).getBytes(StandardCharsets.UTF_8);
    String type = page == null ? "text/plain" : "text/html";
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, type + "; charset=utf-8");
    response.getHeaders().put("X-Content-Type-Options", "nosniff");
    response.getHeaders().put(HttpHeader.VARY, "Accept");
    if (page != null) {
      response.getHeaders().put("Content-Security-Policy", PageRoute.POLICY);
    }
    response.write(true, ByteBuffer.wrap(body), callback);
    return true;
  }

  /** Browsers ask for HTML by name; what stands below {@code $} is for programs. */
  private static boolean wantsPage(Request request, String address) {
    String accept = request.getHeaders().get(HttpHeader.ACCEPT);
    return accept != null && accept.contains("text/html") && !address.startsWith("/$/");
  }

  /** Null where pages are what fails. */
  private String page(String address, int status, ProblemException problem) {
    try {
      return site.refusal(new PageRequest(address.substring(1), Map.of()), status, problem).html();
    } catch (RuntimeException | LinkageError e) {
      LOG.warn("no page could say: {}", problem.getMessage(), e);
      return null;
    }
  }

  private static ProblemException problem(int status, String address, String why) {
    if (status == HttpStatus.SERVICE_UNAVAILABLE_503) {
      // of Jetty's own accord only between two requests on one connection, when the server stops
      return Problem.SERVER_STOPS.at();
    }
    if (status == HttpStatus.NOT_FOUND_404) {
      return Problem.NOTHING_THERE.at(address.substring(1));
    }
    return status < 500
        ? Problem.NOT_UNDERSTOOD.at(address, why)
        : Problem.FAILED_TO_ANSWER.at(address);
  }
}
