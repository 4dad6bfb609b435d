package org.tripleloom.serve;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the requests that may write: what people, builds and commands of other processes send. */
final class WritesUnderWay extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  private final transient AtomicInteger count = new AtomicInteger();

  boolean any() {
    return count.get() > 0;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain rest)
      throws IOException, ServletException {
    if (SAFE.contains(request.getMethod())) {
      rest.doFilter(request, response);
      return;
    }
    count.incrementAndGet();
    try {
      rest.doFilter(request, response);
    } finally {
      count.decrementAndGet();
    }
  }
}
