package org.tripleloom.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one shape or rule found. Keeps the first findings of each message, so that a store in which
 * everything is wrong is no danger to memory.
 */
public final class CheckGroup {
  /** How many findings of one message {@link #examples} keeps. */
  public static final int EXAMPLES = 5;

  private final String label;
  private final String fix;
  private final Map<String, Long> counts = new TreeMap<>();
  private final Map<String, List<Finding>> examples = new TreeMap<>();
  private long checked;

  CheckGroup(String label, String fix) {
    this.label = label;
    this.fix = fix;
  }

  void checked(long nodes) {
    checked += nodes;
  }

  void add(Finding finding) {
    counts.merge(finding.message(), 1L, Long::sum);
    List<Finding> kept = examples.computeIfAbsent(finding.message(), m -> new ArrayList<>());
    if (kept.size() < EXAMPLES) {
      kept.add(finding);
    }
  }

  /** What was looked at, for people: {@code Papers}, or a rule's problem. */
  public String label() {
    return label;
  }

  /** What to do about it; empty for a shape, whose messages say what should be. */
  public String fix() {
    return fix;
  }

  /** Nodes that the shape was applied to; 0 for a rule. */
  public long checked() {
    return checked;
  }

  public long findings() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** How often each message was given, sorted by message. */
  public Map<String, Long> counts() {
    return Collections.unmodifiableMap(counts);
  }

  /** The first findings of a message. */
  public List<Finding> examples(String message) {
    return Collections.unmodifiableList(examples.getOrDefault(message, List.of()));
  }
}
