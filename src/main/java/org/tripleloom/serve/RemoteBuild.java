package org.tripleloom.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.tripleloom.build.Added;
import org.tripleloom.build.BuildReport;
import org.tripleloom.build.BuildStart;
import org.tripleloom.build.BuildTarget;
import org.tripleloom.build.ExtractedPaper;
import org.tripleloom.graph.StoreLock;
import org.tripleloom.paper.Paper;
import org.tripleloom.paper.PaperJson;
import org.tripleloom.problem.Problem;
import org.tripleloom.problem.ProblemException;
import org.tripleloom.problem.Reject;
import org.tripleloom.problem.RejectJson;

/**
 * The store behind the server that holds it: papers are read and extracted in this process, and
 * each call is one request that the server has carried out when it returns. Throws what the
 * server's target throws, and {@link Problem#SERVER_LOST}.
 */
public final class RemoteBuild implements BuildTarget {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final AdminClient server;
  private final String session;
  private final String ontology;

  public RemoteBuild(StoreLock.Owner owner) {
    this.server = new AdminClient(owner);
    JsonNode opened = post("open", NODES.objectNode().put("pid", ProcessHandle.current().pid()));
    this.session = opened.get("session").asText();
    this.ontology = opened.get("ontology").asText();
  }

  @Override
  public String ontology() {
    return ontology;
  }

  @Override
  public void begin(BuildStart start) {
    call("begin", tree(start.line()));
  }

  @Override
  public List<Added> add(List<Paper> papers) {
    ArrayNode array = NODES.arrayNode();
    papers.forEach(paper -> array.add(PaperJson.write(paper)));
    List<Added> added = new ArrayList<>();
    call("add", array).forEach(name -> added.add(Added.valueOf(name.asText())));
    return added;
  }

  @Override
  public void reject(List<Reject> rejects) {
    ArrayNode array = NODES.arrayNode();
    rejects.forEach(reject -> array.add(RejectJson.write(reject)));
    call("reject", array);
  }

  @Override
  public long missing() {
    return call("missing", NODES.nullNode()).asLong();
  }

  @Override
  public List<Paper> missing(String after, int limit) {
    List<Paper> papers = new ArrayList<>();
    call("page", NODES.objectNode().put("after", after).put("limit", limit))
        .forEach(node -> papers.add(PaperJson.read(node)));
    return papers;
  }

  @Override
  public void load(List<ExtractedPaper> batch) {
    ArrayNode array = NODES.arrayNode();
    batch.forEach(paper -> array.add(tree(paper.line())));
    call("load", array);
  }

  @Override
  public void refuse(List<String> papers) {
    ArrayNode array = NODES.arrayNode();
    papers.forEach(array::add);
    call("refuse", array);
  }

  @Override
  public BuildReport finish() {
    return BuildReport.read(call("finish", NODES.nullNode()));
  }

  @Override
  public void close() {
    call("close", NODES.nullNode());
  }

  private JsonNode call(String call, JsonNode body) {
    return post(call + "?session=" + session, body);
  }

  private JsonNode post(String call, JsonNode body) {
    try (InputStream answer = server.post(AdminFilter.BUILD + call, body.toString())) {
      return JSON.readTree(answer);
    } catch (AdminClient.Refused e) {
      throw problem(e);
    } catch (IOException e) {
      throw server.lost(e);
    }
  }

  /** The server's own problem again, as if it had come up here. */
  private ProblemException problem(AdminClient.Refused refused) {
    try {
      JsonNode node = JSON.readTree(refused.getMessage());
      if (!node.hasNonNull("problem")) {
        return server.lost(refused);
      }
      return Problem.valueOf(node.get("problem").asText()).told(node.get("sentence").asText());
    } catch (IOException e) {
      return server.lost(refused);
    }
  }

  private static JsonNode tree(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new IllegalStateException("not JSON: " + line, e);
    }
  }
}
