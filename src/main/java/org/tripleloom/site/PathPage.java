package org.tripleloom.site;

import java.util.List;

/**
 * Short ways from one thing to another.
 *
 * @param from null when none was asked for, as {@code to}
 * @param ways the shortest first
 * @param least confidence of a step, as text
 * @param unknown what was asked for and is not in the graph
 * @param same whether both ends are one
 */
public record PathPage(
    EntityLink from,
    EntityLink to,
    List<Way> ways,
    String least,
    List<String> unknown,
    boolean same) {
  public PathPage {
    ways = List.copyOf(ways);
    unknown = List.copyOf(unknown);
  }

  /**
   * @param stops from the first to the last
   * @param steps one less
   */
  public record Way(List<EntityLink> stops, List<Step> steps) {
    public Way {
      stops = List.copyOf(stops);
      steps = List.copyOf(steps);
    }
  }

  /**
   * @param relation as it reads along the way
   * @param line the sentence that states it; null when it has gone
   */
  public record Step(String relation, ClaimLine line) {}
}
