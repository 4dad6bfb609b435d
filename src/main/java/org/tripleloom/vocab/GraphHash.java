package org.tripleloom.vocab;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.out.NodeFmtLib;

/**
 * A hash that isomorphic graphs share, whatever the order of their triples and the labels of their
 * blank nodes. Blank nodes are told apart by what surrounds them, refined until nothing changes;
 * graphs that differ only in how indistinguishable blank nodes are wired together may share it.
 */
final class GraphHash {
  private final Graph graph;
  private Map<Node, String> colours = new HashMap<>();

  private GraphHash(Graph graph) {
    this.graph = graph;
  }

  /** SHA-256 as 64 hexadecimal digits. */
  static String of(Graph graph) {
    return new GraphHash(graph).hash();
  }

  private String hash() {
    graph.find().forEachRemaining(this::start);
    long before;
    long now = distinct(colours);
    do {
      before = now;
      colours = refined();
      now = distinct(colours);
    } while (now > before);
    List<String> lines = new ArrayList<>();
    graph.find().forEachRemaining(t -> lines.add(line(t, null)));
    return sha256(lines);
  }

  private void start(Triple triple) {
    for (Node node : List.of(triple.getSubject(), triple.getObject())) {
      if (node.isBlank()) {
        colours.put(node, "");
      }
    }
  }

  private static long distinct(Map<Node, String> colours) {
    return new HashSet<>(colours.values()).size();
  }

  private Map<Node, String> refined() {
    Map<Node, String> next = new HashMap<>();
    for (Node node : colours.keySet()) {
      List<String> lines = new ArrayList<>();
      lines.add(colours.get(node));
      graph.find(node, null, null).forEachRemaining(t -> lines.add(line(t, node)));
      graph.find(null, null, node).forEachRemaining(t -> lines.add(line(t, node)));
      next.put(node, sha256(lines));
    }
    return next;
  }

  private String line(Triple triple, Node self) {
    return term(triple.getSubject(), self)
        + ' '
        + term(triple.getPredicate(), self)
        + ' '
        + term(triple.getObject(), self);
  }

  private String term(Node node, Node self) {
    if (!node.isBlank()) {
      return NodeFmtLib.strNT(node);
    }
    return node.equals(self) ? "_:self" : "_:" + colours.get(node);
  }

  private static String sha256(List<String> lines) {
    Collections.sort(lines);
    try {
      byte[] text = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
