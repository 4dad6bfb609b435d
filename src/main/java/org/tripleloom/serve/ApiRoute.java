package org.tripleloom.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tripleloom.graph.Commit;
import org.tripleloom.graph.Store;
import org.tripleloom.problem.ErrorHelp;
import org.tripleloom.problem.Problem;
import org.tripleloom.problem.ProblemException;
import org.tripleloom.search.LiveIndex;
import org.tripleloom.search.Place;
import org.tripleloom.search.Search;

/**
 * The JSON API below {@code /api/}, for programs that do not speak SPARQL. {@code
 * /api/openapi.json} describes it. Every answer carries an entity tag of what it was made from;
 * every refusal is a problem document (RFC 9457) with our identifier.
 */
final class ApiRoute implements Route {
  static final String ROOT = "api/";
  static final String DESCRIPTION = "openapi.json";

  /** What answers a part of the addresses. */
  @FunctionalInterface
  private interface Handler {
    JsonNode answer(Parameters given, String path);
  }

  /**
   * Some addresses.
   *
   * @param parameters the query parameters that they take
   * @param state of what answers are made from: equal as long as answers are
   */
  private record Operation(Set<String> parameters, Supplier<Commit> state, Handler handler) {}

  private static final Logger LOG = LoggerFactory.getLogger(ApiRoute.class);
  private static final ErrorHelp HELP = ErrorHelp.load();

  private static final Map<Problem, Integer> STATUS =
      Map.of(
          Problem.BAD_PARAMETER, 400,
          Problem.NO_SUCH_RESOURCE, 404,
          Problem.READ_ONLY_API, 405,
          Problem.RESOURCE_GONE, 410,
          Problem.TEXT_INDEX_FAILED, 503);

  private final Store store;
  private final Map<String, Operation> operations = new LinkedHashMap<>();
  private final String description = description();

  ApiRoute(Store store) {
    this.store = store;
    ApiAnswers answers = new ApiAnswers(store);
    Supplier<Commit> text = Search.of(store)::shown;
    Supplier<Commit> claims = LiveIndex.of(store)::shown;
    put("search", text, answers::search, "q", "type", "page");
    put("complete", text, answers::complete, "q", "limit");
    put("entity/", claims, answers::entity, "property", "least", "page");
    put("paper/", claims, answers::paper);
    put("path", claims, answers::path, "from", "to", "least");
    put("stats", claims, answers::stats);
  }

  private void put(String name, Supplier<Commit> state, Handler handler, String... parameters) {
    operations.put(name, new Operation(Set.of(parameters), state, handler));
  }

  /**
   * The beginnings of all addresses, with the query parameters of each; what ends with a slash is
   * followed by the last part of an IRI.
   */
  Map<String, Set<String>> addresses() {
    Map<String, Set<String>> addresses = new LinkedHashMap<>();
    operations.forEach((name, operation) -> addresses.put(name, operation.parameters()));
    addresses.put(DESCRIPTION, Set.of());
    return addresses;
  }

  @Override
  public boolean answer(Exchange exchange) throws IOException {
    if (!exchange.path().startsWith(ROOT) || exchange.method().equals("OPTIONS")) {
      return false;
    }
    String path = exchange.path().substring(ROOT.length());
    try {
      if (!exchange.isRead()) {
        exchange.response().setHeader("Allow", "GET, HEAD, OPTIONS");
        throw Problem.READ_ONLY_API.at("/" + exchange.path(), exchange.method());
      }
      if (path.equals(DESCRIPTION)) {
        exchange.send("application/json", description);
        return true;
      }
      Operation operation = operation(path);
      if (path.contains("/")) {
        Place place = place(path);
        if (place.state() == Place.State.MOVED) {
          exchange.redirect(
              HttpServletResponse.SC_MOVED_PERMANENTLY, ROOT + place.path(), Set.of());
        } else {
          answer(exchange, operation, place.path());
        }
      } else {
        answer(exchange, operation, path);
      }
    } catch (ProblemException e) {
      refuse(exchange, e);
    } catch (RuntimeException e) {
      LOG.error("/{} failed", exchange.path(), e);
      refuse(exchange, Problem.INTERNAL.because(e, e));
    }
    return true;
  }

  private Operation operation(String path) {
    int slash = path.indexOf('/') + 1;
    String name = slash == 0 ? path : path.substring(0, slash);
    if (!operations.containsKey(name) || slash == path.length()) {
      throw Problem.NO_SUCH_RESOURCE.at("address /" + ROOT + path + " in the API");
    }
    return operations.get(name);
  }

  /** Of a paper or entity, where it stands now. */
  private Place place(String path) {
    Place place = store.read(view -> Place.find(view, store.iris(), path));
    return switch (place.state()) {
      case STANDS, MOVED -> place;
      case GONE -> throw Problem.RESOURCE_GONE.at(path);
      case UNKNOWN -> throw Problem.NO_SUCH_RESOURCE.at(path + " in this store");
    };
  }

  private void answer(Exchange exchange, Operation operation, String path) throws IOException {
    // before the answer is made, so that it is of this state or a later one
    String tag = "W/\"" + store.commit() + "." + operation.state().get() + "\"";
    Parameters parameters = new Parameters(exchange.parameters(), operation.parameters());
    exchange.response().setHeader("ETag", tag);
    exchange.response().setHeader("Cache-Control", "no-cache");
    if (isKnown(exchange.request().getHeader("If-None-Match"), tag)) {
      exchange.response().setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    exchange.send("application/json", operation.handler().answer(parameters, path).toString());
  }

  private static boolean isKnown(String known, String tag) {
    return known != null
        && List.of(known.split("\\s*,\\s*")).stream()
            .anyMatch(one -> one.equals("*") || strong(one).equals(strong(tag)));
  }

  private static String strong(String tag) {
    return tag.startsWith("W/") ? tag.substring(2) : tag;
  }

  private static void refuse(Exchange exchange, ProblemException e) throws IOException {
    refuse(exchange, STATUS.getOrDefault(e.problem(), 500), e);
  }

  static void refuse(Exchange exchange, int status, ProblemException e) throws IOException {
    JsonNode body =
        JsonNodeFactory.instance
            .objectNode()
            .put("type", "urn:tripleloom:problem:" + e.problem().id())
            .put(
                "title", HELP.section(e.problem().id()).lines().findFirst().orElse("").substring(7))
            .put("status", status)
            .put("detail", e.sentence())
            .put("id", e.problem().id())
            .put("fix", e.fix());
    exchange.response().setHeader("ETag", null);
    exchange.send(status, "application/problem+json", body.toString());
  }

  private static String description() {
    try (InputStream in = ApiRoute.class.getResourceAsStream("/api/" + DESCRIPTION)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
