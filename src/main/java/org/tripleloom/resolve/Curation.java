package org.tripleloom.resolve;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.tripleloom.paper.PaperId;

/**
 * What people decided about entities. Decisions name surface forms, not entities, so that they hold
 * in a rebuild; one whose forms nobody uses any more is reported and has no effect.
 *
 * @param decisions in order; a later one wins over an earlier one about the same forms
 */
public record Curation(List<Decision> decisions) {
  public static final Curation NONE = new Curation(List.of());

  /** One decision. {@link #id()} derives from its content: deciding twice is deciding once. */
  public sealed interface Decision {
    /** Sixteen hexadecimal digits. */
    String id();

    /** What is decided, in words. */
    String text();
  }

  /** The entities of two forms are one. */
  public record Together(String a, String b) implements Decision {
    @Override
    public String id() {
      boolean ordered = a.compareTo(b) < 0;
      return hash("together", ordered ? List.of(a, b) : List.of(b, a));
    }

    @Override
    public String text() {
      return quoted(a) + " and " + quoted(b) + " are one";
    }
  }

  /** The entities of two forms are not one; forms stay where they are. */
  public record Different(String a, String b) implements Decision {
    @Override
    public String id() {
      boolean ordered = a.compareTo(b) < 0;
      return hash("different", ordered ? List.of(a, b) : List.of(b, a));
    }

    @Override
    public String text() {
      return quoted(a) + " and " + quoted(b) + " are not one";
    }
  }

  /**
   * A claim is wrong. The resolution does not see it; whoever hands over extractions leaves it out.
   *
   * @param claim its hash
   * @param statement what it says, in words
   */
  public record Rejected(String claim, String statement) implements Decision {
    @Override
    public String id() {
      return hash("rejected", List.of(claim));
    }

    @Override
    public String text() {
      return "it is wrong that " + statement;
    }
  }

  /**
   * A claim is right: for the record and for those who read on, since the graph has it anyway.
   *
   * @param claim its hash
   * @param statement what it says, in words
   */
  public record Accepted(String claim, String statement) implements Decision {
    @Override
    public String id() {
      return hash("accepted", List.of(claim));
    }

    @Override
    public String text() {
      return "it is right that " + statement;
    }
  }

  /** The forms are no forms of the entity with this label, but one entity of their own. */
  public record Apart(String label, SortedSet<String> forms) implements Decision {
    public Apart {
      forms = Collections.unmodifiableSortedSet(new TreeSet<>(forms));
      if (forms.isEmpty() || forms.contains(label)) {
        throw new IllegalArgumentException("splitting " + forms + " from " + label);
      }
    }

    @Override
    public String id() {
      List<String> parts = new ArrayList<>(forms);
      parts.add(0, label);
      return hash("apart", parts);
    }

    @Override
    public String text() {
      List<String> quoted = forms.stream().map(Curation::quoted).toList();
      return String.join(", ", quoted) + " apart from " + quoted(label);
    }
  }

  public Curation {
    decisions = List.copyOf(decisions);
  }

  /** With one decision more, at the end; the same decision moves there. */
  public Curation with(Decision decision) {
    List<Decision> all = new ArrayList<>(without(decision.id()).decisions);
    all.add(decision);
    return new Curation(all);
  }

  /** Without the decision of this id, if it is there. */
  public Curation without(String id) {
    List<Decision> rest = new ArrayList<>(decisions);
    rest.removeIf(decision -> decision.id().equals(id));
    return new Curation(rest);
  }

  private static String quoted(String form) {
    return "\"" + form + "\"";
  }

  private static String hash(String kind, Collection<String> parts) {
    return PaperId.hash(kind + "\n" + String.join("\n", parts)).substring(0, 16);
  }
}
