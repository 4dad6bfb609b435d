package org.tripleloom.serve;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Lets pages of any origin read all that the server shows (CORS), and write nothing: no answer to a
 * preflight allows a method or a header that writing needs, and credentials are never allowed.
 */
final class CrossOriginFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain rest)
      throws IOException, ServletException {
    response.setHeader("Access-Control-Allow-Origin", "*");
    if (isPreflight(request)) {
      response.setHeader("Access-Control-Allow-Methods", "GET, HEAD, POST, OPTIONS");
      response.setHeader("Access-Control-Allow-Headers", "Accept, Content-Type, If-None-Match");
      response.setHeader("Access-Control-Max-Age", "86400");
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
      return;
    }
    response.setHeader(
        "Access-Control-Expose-Headers", "Content-Location, ETag, Link, Location, Retry-After");
    rest.doFilter(request, response);
  }

  private static boolean isPreflight(HttpServletRequest request) {
    return request.getMethod().equals("OPTIONS")
        && request.getHeader("Origin") != null
        && request.getHeader("Access-Control-Request-Method") != null;
  }
}
