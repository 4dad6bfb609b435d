package org.tripleloom.build;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What changed between two states of a store: for papers, claims and entities, by IRI path, a line
 * that says what each was before and what it is after. Changes that follow each other add up.
 */
public final class Changes {
  /** One line of before and after, null where it was not there. */
  public record Change(String before, String after) {
    public boolean isAddition() {
      return before == null;
    }

    public boolean isRemoval() {
      return after == null;
    }
  }

  private static final ObjectMapper JSON = new ObjectMapper();

  private final SortedMap<String, Change> papers = new TreeMap<>();
  private final SortedMap<String, Change> claims = new TreeMap<>();
  private final SortedMap<String, Change> entities = new TreeMap<>();

  /**
   * The lines are titles, each behind a mark that changes whenever the paper's graph does; {@link
   * #title} leaves it out.
   */
  public SortedMap<String, Change> papers() {
    return Collections.unmodifiableSortedMap(papers);
  }

  /** The title in a line of {@link #papers}. */
  public static String title(String line) {
    return line.substring(line.indexOf(' ') + 1);
  }

  static String paperLine(String mark, String title) {
    return mark + " " + title;
  }

  /** The lines are subject, property and object. */
  public SortedMap<String, Change> claims() {
    return Collections.unmodifiableSortedMap(claims);
  }

  /** The lines are type and label. */
  public SortedMap<String, Change> entities() {
    return Collections.unmodifiableSortedMap(entities);
  }

  public boolean isEmpty() {
    return papers.isEmpty() && claims.isEmpty() && entities.isEmpty();
  }

  void paper(String path, String before, String after) {
    put(papers, path, new Change(before, after));
  }

  void claim(String path, String before, String after) {
    put(claims, path, new Change(before, after));
  }

  void entity(String path, String before, String after) {
    put(entities, path, new Change(before, after));
  }

  /** Adds what happened later. */
  public void then(Changes later) {
    later.papers.forEach((path, change) -> put(papers, path, change));
    later.claims.forEach((path, change) -> put(claims, path, change));
    later.entities.forEach((path, change) -> put(entities, path, change));
  }

  private static void put(Map<String, Change> all, String path, Change later) {
    Change earlier = all.get(path);
    Change net = earlier == null ? later : new Change(earlier.before(), later.after());
    if (Objects.equals(net.before(), net.after())) {
      all.remove(path);
    } else {
      all.put(path, net);
    }
  }

  public String line() {
    ObjectNode node = JSON.createObjectNode();
    write(node.putObject("papers"), papers);
    write(node.putObject("claims"), claims);
    write(node.putObject("entities"), entities);
    return node.toString();
  }

  private static void write(ObjectNode node, Map<String, Change> changes) {
    changes.forEach((path, change) -> node.putArray(path).add(change.before()).add(change.after()));
  }

  /** Reads what {@link #line} wrote. */
  public static Changes read(JsonNode node) {
    Changes changes = new Changes();
    read(node.get("papers"), changes.papers);
    read(node.get("claims"), changes.claims);
    read(node.get("entities"), changes.entities);
    return changes;
  }

  private static void read(JsonNode node, Map<String, Change> changes) {
    for (Iterator<Map.Entry<String, JsonNode>> i = node.fields(); i.hasNext(); ) {
      Map.Entry<String, JsonNode> field = i.next();
      JsonNode pair = field.getValue();
      changes.put(field.getKey(), new Change(pair.get(0).textValue(), pair.get(1).textValue()));
    }
  }
}
