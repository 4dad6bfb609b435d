package org.tripleloom.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tripleloom.build.Added;
import org.tripleloom.build.BuildStart;
import org.tripleloom.build.BuildTarget;
import org.tripleloom.build.ExtractedPaper;
import org.tripleloom.paper.Paper;
import org.tripleloom.paper.PaperJson;
import org.tripleloom.problem.ProblemException;
import org.tripleloom.problem.RejectJson;

/**
 * The server's end of {@link RemoteBuild}: one {@link BuildTarget} per building process, one
 * request per call. What a process that died left open is closed when the next one opens.
 */
final class BuildSessions implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BuildSessions.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private record Session(ProcessHandle builder, BuildTarget target) {}

  private final Supplier<BuildTarget> targets;
  private final Map<String, Session> open = new ConcurrentHashMap<>();

  BuildSessions(Supplier<BuildTarget> targets) {
    this.targets = targets;
  }

  /** Answers with JSON; a problem as status 409 with its identifier and sentence. */
  void handle(String call, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    JsonNode answer;
    try {
      JsonNode body = JSON.readTree(request.getInputStream());
      if (call.equals("open")) {
        answer = open(body);
      } else {
        Session session = open.get(String.valueOf(request.getParameter("session")));
        if (session == null) {
          AdminFilter.refuse(response, HttpServletResponse.SC_NOT_FOUND, "no such build");
          return;
        }
        answer = call(call, request.getParameter("session"), session.target(), body);
      }
    } catch (ProblemException e) {
      response.setStatus(HttpServletResponse.SC_CONFLICT);
      answer = NODES.objectNode().put("problem", e.problem().name()).put("sentence", e.sentence());
    } catch (RuntimeException e) {
      LOG.error("build/{} failed", call, e);
      AdminFilter.refuse(response, HttpServletResponse.SC_INTERNAL_SERVER_ERROR, String.valueOf(e));
      return;
    }
    response.setContentType("application/json");
    response.getOutputStream().write(answer.toString().getBytes(StandardCharsets.UTF_8));
  }

  private ObjectNode open(JsonNode body) {
    open.forEach(
        (id, session) -> {
          if (!session.builder().isAlive()) {
            open.remove(id);
            session.target().close();
          }
        });
    ProcessHandle builder =
        ProcessHandle.of(body.get("pid").asLong())
            .orElseThrow(() -> new IllegalArgumentException("no process " + body.get("pid")));
    BuildTarget target = targets.get();
    String id = UUID.randomUUID().toString();
    open.put(id, new Session(builder, target));
    return NODES.objectNode().put("session", id).put("ontology", target.ontology());
  }

  private JsonNode call(String call, String id, BuildTarget target, JsonNode body)
      throws IOException {
    switch (call) {
      case "begin" -> target.begin(BuildStart.read(body));
      case "add" -> {
        ArrayNode added = NODES.arrayNode();
        for (Added a : target.add(list(body, PaperJson::read))) {
          added.add(a.name());
        }
        return added;
      }
      case "reject" -> target.reject(list(body, RejectJson::read));
      case "missing" -> {
        return NODES.numberNode(target.missing());
      }
      case "page" -> {
        ArrayNode papers = NODES.arrayNode();
        for (Paper paper : target.missing(body.get("after").asText(), body.get("limit").asInt())) {
          papers.add(PaperJson.write(paper));
        }
        return papers;
      }
      case "load" -> target.load(list(body, ExtractedPaper::read));
      case "refuse" -> target.refuse(list(body, JsonNode::asText));
      case "finish" -> {
        return JSON.readTree(target.finish().line());
      }
      case "close" -> {
        open.remove(id);
        target.close();
      }
      default -> throw new IllegalArgumentException("no call " + call);
    }
    return NODES.nullNode();
  }

  private static <T> List<T> list(JsonNode array, Function<JsonNode, T> read) {
    List<T> list = new ArrayList<>();
    array.forEach(node -> list.add(read.apply(node)));
    return list;
  }

  /** Ends the builds that are under way; what they loaded stays for the next one. */
  @Override
  public void close() {
    open.values().forEach(session -> session.target().close());
    open.clear();
  }
}
