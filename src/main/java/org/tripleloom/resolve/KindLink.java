package org.tripleloom.resolve;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * That an entity is a kind of another, and why.
 *
 * @param broader slug of the other
 * @param sources what shows it, at least one, each with the number of papers in which it does; 0
 *     for what no single paper shows
 * @param confidence 0 to 1: that one of the reasons is right, taken as independent
 */
public record KindLink(String broader, SortedMap<Source, Integer> sources, double confidence) {
  /** What can show that one thing is a kind of another. */
  public enum Source {
    STATED("stated"),
    SENTENCE_PATTERN("sentence-pattern"),
    VOCABULARY("vocabulary"),
    HEAD_NOUN("head-noun");

    private final String rule;

    Source(String rule) {
      this.rule = rule;
    }

    /** Its name in the graph. */
    public String rule() {
      return rule;
    }

    private String sentence(int papers) {
      String some = papers == 1 ? "1 paper" : papers + " papers";
      return switch (this) {
        case STATED -> some + (papers == 1 ? " states it" : " state it");
        case SENTENCE_PATTERN -> "a list (\"such as\", \"and other\") in " + some + " shows it";
        case VOCABULARY -> "a vocabulary has it";
        case HEAD_NOUN -> "its name adds words to the wider one's";
      };
    }
  }

  public KindLink {
    sources = Collections.unmodifiableSortedMap(new TreeMap<>(sources));
    if (sources.isEmpty() || !(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException(broader + " by " + sources + " with " + confidence);
    }
  }

  /** For people: all reasons, without a full stop. */
  public String reason() {
    List<String> reasons = new ArrayList<>();
    sources.forEach((source, papers) -> reasons.add(source.sentence(papers)));
    return String.join("; ", reasons);
  }
}
