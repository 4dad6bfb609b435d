package org.tripleloom.resolve;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.tripleloom.extract.EntityType;
import org.tripleloom.extract.ExtractedEntity;

/**
 * Where forms stand, with a sentence: what a person needs to decide about two of them, and what a
 * decided pair looks like in a pair file.
 */
public final class SeenForms {
  private static final class Seen {
    private int papers;
    private String sentence = "";
    private final Map<EntityType, Double> votes = new EnumMap<>(EntityType.class);
  }

  private final Map<String, Seen> forms = new HashMap<>();

  /**
   * The sentence of a form is that of the first paper, in Unicode order, whose sentence holds it.
   */
  public SeenForms(Iterable<PaperEntities> papers) {
    List<PaperEntities> sorted = new ArrayList<>();
    papers.forEach(sorted::add);
    sorted.sort(Comparator.comparing(PaperEntities::paper));
    for (PaperEntities paper : sorted) {
      for (ExtractedEntity entity : paper.extraction().entities()) {
        entity.names().forEach(form -> see(form, entity));
      }
    }
  }

  private void see(String form, ExtractedEntity entity) {
    Seen seen = forms.computeIfAbsent(form, f -> new Seen());
    seen.papers++;
    seen.votes.merge(entity.type(), entity.confidence(), Double::sum);
    if (seen.sentence.isEmpty() && entity.evidence().contains(form)) {
      seen.sentence = entity.evidence();
    }
  }

  /** The form in context, or empty when no paper uses it. */
  public Optional<LabelInContext> of(String form) {
    Seen seen = forms.get(form);
    if (seen == null) {
      return Optional.empty();
    }
    EntityType type =
        new TreeMap<>(seen.votes)
            .entrySet().stream()
                .max(
                    Map.Entry.<EntityType, Double>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .orElseThrow()
                .getKey();
    return Optional.of(new LabelInContext(form, type, seen.papers, seen.sentence));
  }

  /**
   * What people decided as lines of a pair file: merged forms are {@code same}, split ones {@code
   * different}, each with the decision's identifier. Forms that no paper uses are left out.
   *
   * @param about what else to say of a decision, by name
   */
  public List<String> pairs(
      Curation curation, Function<Curation.Decision, Map<String, String>> about) {
    List<String> lines = new ArrayList<>();
    for (Curation.Decision decision : curation.decisions()) {
      Map<String, String> more = about.apply(decision);
      if (decision instanceof Curation.Together joined) {
        line(decision.id(), joined.a(), joined.b(), PairRelation.SAME, more).ifPresent(lines::add);
      } else if (decision instanceof Curation.Different kept) {
        line(decision.id(), kept.a(), kept.b(), PairRelation.DIFFERENT, more).ifPresent(lines::add);
      } else if (decision instanceof Curation.Apart split) {
        int n = 0;
        for (String form : split.forms()) {
          n++;
          line(decision.id() + "-" + n, split.label(), form, PairRelation.DIFFERENT, more)
              .ifPresent(lines::add);
        }
      }
    }
    return lines;
  }

  private Optional<String> line(
      String id, String a, String b, PairRelation relation, Map<String, String> more) {
    Optional<LabelInContext> first = of(a);
    Optional<LabelInContext> second = of(b);
    if (first.isEmpty() || second.isEmpty()) {
      return Optional.empty();
    }
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("id", id);
    node.set("a", first.get().json());
    node.set("b", second.get().json());
    node.put("relation", relation.label());
    more.forEach(node::put);
    return Optional.of(node.toString());
  }
}
