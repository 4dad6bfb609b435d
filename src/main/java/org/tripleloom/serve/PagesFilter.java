package org.tripleloom.serve;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.tripleloom.search.Question;

/**
 * Answers {@code /} and {@code /answer}, and passes on all else. A filter, since Fuseki's own
 * dispatcher takes {@code /} for a dataset's.
 */
final class PagesFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  /** Nothing from elsewhere, no scripts: what slips through escaping still cannot run. */
  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'self';"
          + " base-uri 'none'; frame-ancestors 'none'";

  private final transient Pages pages;

  PagesFilter(Pages pages) {
    this.pages = pages;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain rest)
      throws IOException, ServletException {
    response.setHeader("X-Content-Type-Options", "nosniff");
    boolean page = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    if (page && request.getRequestURI().equals("/")) {
      html(response, pages.start());
    } else if (page && request.getRequestURI().equals("/answer")) {
      answer(request, response);
    } else {
      rest.doFilter(request, response);
    }
  }

  private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String query = request.getParameter("query");
    if (query != null) {
      html(response, pages.answer(query));
      return;
    }
    Optional<Question> question =
        pages.questions().find(String.valueOf(request.getParameter("question")));
    if (question.isPresent()) {
      html(response, pages.answer(question.get()));
    } else {
      AdminFilter.refuse(response, HttpServletResponse.SC_NOT_FOUND, "there is no such question");
    }
  }

  private static void html(HttpServletResponse response, String html) throws IOException {
    response.setHeader("Content-Security-Policy", POLICY);
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setContentType("text/html; charset=utf-8");
    response.getOutputStream().write(html.getBytes(StandardCharsets.UTF_8));
  }
}
