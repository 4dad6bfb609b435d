package org.tripleloom.serve;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A request and its answer, as routes see them. */
final class Exchange {
  private static final String VARY = "Vary";
  private static final String ACCEPT = "Accept";

  private final HttpServletRequest request;
  private final HttpServletResponse response;
  private final String path;
  private byte[] body;

  Exchange(HttpServletRequest request, HttpServletResponse response) {
    this.request = request;
    this.response = response;
    String raw = request.getRequestURI().substring(1);
    // a plus is itself in a path
    this.path = URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** Behind the server's root, decoded, without a slash at its beginning. */
  String path() {
    return path;
  }

  /** Whether it is GET or HEAD; the body of an answer to HEAD is dropped by the server. */
  boolean isRead() {
    return method().equals("GET") || method().equals("HEAD");
  }

  String method() {
    return request.getMethod();
  }

  Optional<String> parameter(String name) {
    return Optional.ofNullable(request.getParameter(name));
  }

  Map<String, List<String>> parameters() {
    Map<String, List<String>> all = new TreeMap<>();
    request.getParameterMap().forEach((name, values) -> all.put(name, Arrays.asList(values)));
    return all;
  }

  HttpServletRequest request() {
    return request;
  }

  HttpServletResponse response() {
    return response;
  }

  /**
   * A reference from this address to another, relative.
   *
   * @param to a path as IRIs of the store have it, with what may follow it
   */
  String reference(String to) {
    return RelativePath.of(request.getRequestURI().substring(1), to);
  }

  /**
   * Sends the client on, by a relative reference.
   *
   * @param to a path as IRIs of the store have it
   * @param dropped the parameters that do not go with it
   */
  void redirect(int status, String to, Set<String> dropped) throws IOException {
    StringBuilder location = new StringBuilder(reference(to));
    char mark = '?';
    String query = request.getQueryString();
    for (String part : query == null ? new String[0] : query.split("&")) {
      if (!part.isEmpty() && !dropped.contains(part.replaceFirst("=.*", ""))) {
        location.append(mark).append(part);
        mark = '&';
      }
    }
    response.setHeader("Location", location.toString());
    send(status, "text/plain", "See " + location + "\n");
  }

  /** Says that the answer depends on what the client accepts; that of its encoding stays said. */
  void varyByAccept() {
    if (!response.getHeaders(VARY).contains(ACCEPT)) {
      response.addHeader(VARY, ACCEPT);
    }
  }

  /** Answers 200 with a text in UTF-8. */
  void send(String contentType, String text) throws IOException {
    send(HttpServletResponse.SC_OK, contentType, text);
  }

  void send(int status, String contentType, String text) throws IOException {
    send(status, contentType, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Answers with what is UTF-8 already. */
  void send(int status, String contentType, byte[] text) {
    response.setStatus(status);
    response.setContentType(contentType + "; charset=utf-8");
    response.setContentLength(text.length);
    body = text;
  }

  /** Writes what was sent, if there is a body: slowly, where the client reads slowly. */
  void finish() throws IOException {
    if (body != null) {
      response.getOutputStream().write(body);
    }
  }
}
