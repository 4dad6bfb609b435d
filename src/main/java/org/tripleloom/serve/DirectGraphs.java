package org.tripleloom.serve;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.tripleloom.graph.Iris;

/**
 * Direct graph identification (SPARQL 1.1 Graph Store HTTP Protocol, 4.1): an address below {@code
 * /data/} is the IRI of a graph, which the service at {@code /data} then knows by an attribute.
 */
final class DirectGraphs extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final String SERVICE = "/data";

  /** Behind the base, of the graphs that are named directly. */
  static final String FOLDER = "data/";

  /** Of the request, the graph's IRI. */
  static final String ATTRIBUTE = "org.tripleloom.graph";

  private final transient Iris iris;

  DirectGraphs(Iris iris) {
    this.iris = iris;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain rest)
      throws IOException, ServletException {
    String path = request.getRequestURI().substring(1);
    if (path.startsWith(FOLDER) && path.length() > FOLDER.length()) {
      request.setAttribute(ATTRIBUTE, iris.base() + path);
      rest.doFilter(new ToService(request), response);
    } else {
      rest.doFilter(request, response);
    }
  }

  /** The same request at the address of the service. */
  private static final class ToService extends HttpServletRequestWrapper {
    ToService(HttpServletRequest request) {
      super(request);
    }

    @Override
    public String getRequestURI() {
      return SERVICE;
    }

    @Override
    public String getServletPath() {
      return SERVICE;
    }

    @Override
    public String getPathInfo() {
      return null;
    }
  }
}
