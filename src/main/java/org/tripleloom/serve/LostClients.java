package org.tripleloom.serve;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.eclipse.jetty.io.EofException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the answers to clients that are gone, as when somebody aborts a query in the browser. Jetty
 * would try to answer 500, on a response whose compression it has given up already, and log that it
 * cannot.
 */
final class LostClients extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(LostClients.class);

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain rest)
      throws IOException, ServletException {
    try {
      rest.doFilter(request, response);
    } catch (IOException | ServletException | RuntimeException e) {
      if (!isOne(e)) {
        throw e;
      }
    }
  }

  /** Passes over an answer that nobody takes any more; throws all other faults. */
  static void pass(IOException e) {
    if (!isOne(e)) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isOne(Exception e) {
    boolean gone = ExceptionUtils.indexOfType(e, EofException.class) >= 0;
    if (gone) {
      LOG.debug("a client is gone before it had its answer", e);
    }
    return gone;
  }
}
