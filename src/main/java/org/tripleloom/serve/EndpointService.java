package org.tripleloom.serve;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.io.IOUtils;
import org.apache.jena.fuseki.servlets.ActionErrorException;
import org.apache.jena.fuseki.servlets.ActionService;
import org.apache.jena.fuseki.servlets.HttpAction;
import org.apache.jena.irix.IRIException;
import org.apache.jena.irix.IRIx;
import org.apache.jena.query.QueryException;
import org.tripleloom.problem.Problem;
import org.tripleloom.problem.ProblemException;

/**
 * An operation of Fuseki's, with its counters and log, that answers by the letter of the protocols
 * and says in one sentence with an identifier what is wrong.
 */
abstract class EndpointService extends ActionService {
  static final String FORM = "application/x-www-form-urlencoded";

  /** Bytes of a body that is refused and yet read. */
  private static final long READ_PAST = 16 << 20;

  private static final int BUFFER = 1 << 16;

  private final List<String> methods;

  /**
   * @param methods besides OPTIONS
   */
  EndpointService(List<String> methods) {
    this.methods = List.copyOf(methods);
  }

  abstract void answer(HttpServletRequest request, HttpServletResponse response) throws IOException;

  @Override
  public final void process(HttpAction action) {
    String method = action.getRequestMethod();
    if (method.equals("OPTIONS")) {
      action.setResponseHeader("Allow", allowed());
      action.setResponseStatus(HttpServletResponse.SC_NO_CONTENT);
    } else {
      executeLifecycle(action);
    }
  }

  private String allowed() {
    return String.join(", ", methods) + ", OPTIONS";
  }

  @Override
  public final void validate(HttpAction action) {
    if (!methods.contains(action.getRequestMethod())) {
      refuse(
          action,
          new Refused(
              405,
              Problem.BAD_REQUEST.at("uses " + action.getRequestMethod() + ", not " + allowed()),
              Map.of("Allow", allowed())));
    }
  }

  @Override
  public final void execute(HttpAction action) {
    try {
      answer(action.getRequest(), action.getResponse());
    } catch (Refused e) {
      refuse(action, e);
    } catch (ProblemException e) {
      refuse(action, new Refused(status(e), e));
    } catch (QueryException e) {
      refuse(
          action, new Refused(400, Problem.BAD_QUERY.because(e, "cannot run: " + e.getMessage())));
    } catch (IOException e) {
      LostClients.pass(e);
    }
  }

  private static int status(ProblemException e) {
    return switch (e.problem()) {
      case QUERY_TOOK_TOO_LONG, QUERY_TOO_LARGE, BUILD_RUNNING, SERVER_STOPS -> 503;
      case ANSWER_TOO_LONG -> 422;
      case NOT_IN_RDFXML -> 406;
      case GRAPH_NOT_WRITABLE -> 403;
      case SPOOL_FAILED, STORE_UNUSABLE -> 500;
      default -> 400;
    };
  }

  /** Writes the answer, and throws what makes Fuseki count and log it. */
  private static void refuse(HttpAction action, Refused refused) {
    HttpServletResponse response = action.getResponse();
    refused.headers().forEach(response::setHeader);
    byte[] body = (refused.getMessage() + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      response.setStatus(refused.status());
      response.setContentType("text/plain; charset=utf-8");
      response.setHeader("Cache-Control", "no-store");
      response.setContentLength(body.length);
      response.getOutputStream().write(body);
    } catch (IOException e) {
      LostClients.pass(e);
      return;
    }
    throw new ActionErrorException(refused.status(), null, null);
  }

  static void send(
      HttpServletRequest request, HttpServletResponse response, String mediaType, AnswerSpool body)
      throws IOException {
    boolean head = request.getMethod().equals("HEAD");
    response.setStatus(HttpServletResponse.SC_OK);
    response.addHeader("Vary", "Accept");
    response.setContentType(contentType(mediaType));
    // for HEAD, a body may not have been made
    if (!head || body.size() > 0) {
      response.setContentLengthLong(body.size());
    }
    if (!head) {
      body.sendTo(response.getOutputStream());
    }
  }

  /** XML says for itself how it is encoded, and JSON has no choice. */
  private static String contentType(String mediaType) {
    return mediaType.startsWith("text/") ? mediaType + "; charset=utf-8" : mediaType;
  }

  /** The media type of the request's body without parameters, in lower case; empty for none. */
  static String mediaType(HttpServletRequest request) {
    return mediaType(request.getContentType());
  }

  /**
   * @param type with parameters, or null
   */
  static String mediaType(String type) {
    return type == null ? "" : type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
  }

  /** The values of a parameter; throws {@link Refused} 400 when the form cannot be read. */
  static List<String> parameters(HttpServletRequest request, String name) {
    try {
      String[] values = request.getParameterValues(name);
      return values == null ? List.of() : List.of(values);
    } catch (RuntimeException e) {
      throw Refused.badRequest("has parameters that cannot be decoded: " + e.getMessage());
    }
  }

  /** The values of a parameter that names graphs; throws {@link Refused} 400 for no IRI. */
  static List<String> graphs(HttpServletRequest request, String name) {
    List<String> graphs =
        parameters(request, name).stream().filter(graph -> !graph.isEmpty()).toList();
    for (String graph : graphs) {
      try {
        if (!IRIx.create(graph).isAbsolute()) {
          throw Refused.badRequest("names in " + name + " the relative IRI " + graph);
        }
      } catch (IRIException e) {
        throw Refused.badRequest("names in " + name + " what is no IRI: " + graph);
      }
    }
    return graphs;
  }

  /**
   * The one query or update of a request, in its body or as a parameter (SPARQL 1.1 Protocol,
   * sections 2.1 and 2.2).
   *
   * @param name of the parameter
   * @param called the same with its article
   * @param direct the media type of a body that is nothing else
   * @param limit of such a body, in bytes
   * @throws Refused 400, 413, 415
   */
  static String operation(
      HttpServletRequest request, String name, String called, String direct, int limit)
      throws IOException {
    String type = mediaType(request);
    boolean post = request.getMethod().equals("POST");
    if (post && !type.equals(FORM) && !type.equals(direct)) {
      throw new Refused(
          415,
          Problem.BAD_REQUEST.at(
              (type.isEmpty() ? "has no Content-Type" : "sends " + type)
                  + ("; " + called + " is sent as " + FORM + " or " + direct)),
          Map.of("Accept-Post", FORM + ", " + direct));
    }
    List<String> given = parameters(request, name);
    if (post && type.equals(direct)) {
      if (!given.isEmpty()) {
        throw Refused.badRequest("has " + called + " in its body and another as a parameter");
      }
      return sparql(request, limit);
    }
    if (given.size() != 1) {
      throw Refused.badRequest(
          (given.isEmpty() ? "has no parameter " : "has more than one parameter ") + name);
    }
    return given.get(0);
  }

  /**
   * The body, which is SPARQL.
   *
   * @throws Refused 413, 415 for another encoding than UTF-8, 400 when it is none
   */
  static String sparql(HttpServletRequest request, int limit) throws IOException {
    String charset = request.getCharacterEncoding();
    if (charset != null && !charset.matches("(?i)utf-?8|us-ascii")) {
      throw new Refused(415, Problem.BAD_REQUEST.at("is in " + charset + ", not in UTF-8"));
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(body(request, limit)))
          .toString();
    } catch (CharacterCodingException e) {
      throw Refused.badRequest("is not in UTF-8");
    }
  }

  /**
   * The body.
   *
   * @param limit in bytes
   * @throws Refused 413
   */
  static byte[] body(HttpServletRequest request, int limit) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    copyBody(request, limit, body);
    return body.toByteArray();
  }

  /**
   * Writes the body somewhere.
   *
   * @param limit in bytes
   * @throws Refused 413
   */
  static void copyBody(HttpServletRequest request, int limit, OutputStream out) throws IOException {
    if (request.getHeader("Content-Encoding") != null
        && !request.getHeader("Content-Encoding").equals("identity")) {
      throw new Refused(
          415, Problem.BAD_REQUEST.at("is packed as " + request.getHeader("Content-Encoding")));
    }
    Refused tooLarge =
        new Refused(413, Problem.BAD_REQUEST.at("has more than " + limit / (1 << 20) + " MB"));
    if (request.getContentLengthLong() > limit) {
      if (request.getContentLengthLong() <= READ_PAST) {
        // left unread, it resets the connection, and who still sends may miss the answer
        IOUtils.skip(request.getInputStream(), READ_PAST);
      }
      throw tooLarge;
    }
    try (InputStream in = request.getInputStream()) {
      byte[] buffer = new byte[BUFFER];
      long size = 0;
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        size += read;
        if (size > limit) {
          throw tooLarge;
        }
        out.write(buffer, 0, read);
      }
    }
  }
}
