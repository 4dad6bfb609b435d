package org.tripleloom.resolve;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.tripleloom.paper.PaperId;

/**
 * Why some forms are one entity. An entity has one merge for each reason that brought forms in.
 *
 * @param entity slug of the entity that holds the forms
 * @param forms the entity's label and what this reason added to it, in Unicode order
 * @param score how sure it is, 0 to 1; 1 for equal keys and for people's decisions
 */
public record Merge(String entity, SortedSet<String> forms, Reason reason, double score) {
  /** What can bring two forms together; {@link #sentence()} is for people. */
  public enum Reason {
    SPELLING("they differ only in case, spelling, hyphens, spaces or number"),
    ONE_PAPER("a paper uses them for one thing"),
    DEFINED("papers define the short form so, and this meaning dominates"),
    SHORT_FORM("papers give them one short form, and they vary in endings alone"),
    MODEL("the pair model finds that they mean the same"),
    VOCABULARY("a vocabulary gives them as labels of one concept"),
    CURATED("someone decided so");

    private final String sentence;

    Reason(String sentence) {
      this.sentence = sentence;
    }

    public String sentence() {
      return sentence;
    }
  }

  public Merge {
    forms = Collections.unmodifiableSortedSet(new TreeSet<>(forms));
    if (forms.size() < 2 || !(score >= 0 && score <= 1)) {
      throw new IllegalArgumentException("a merge of " + forms + " with score " + score);
    }
  }

  /** Sixteen hexadecimal digits over reason and forms: the same in every build that merges so. */
  public String hash() {
    return PaperId.hash(reason + "\n" + String.join("\n", forms)).substring(0, 16);
  }
}
