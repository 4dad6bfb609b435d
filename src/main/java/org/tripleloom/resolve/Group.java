package org.tripleloom.resolve;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.tripleloom.extract.Acronyms;
import org.tripleloom.extract.EntityType;

/** The units that mean one thing, on the way to an {@link Entity}. */
final class Group {
  /** A short form is the label when full ones are this much rarer: BERT, not its spelling out. */
  private static final int SHORT_FORM_RULES = 10;

  static final Kept.Form<Group> FORM =
      new Kept.Form<>() {
        @Override
        public void write(DataOutputStream out, Group group) throws IOException {
          Kept.text(out, group.key);
          Kept.number(out, group.units.size());
          for (Unit unit : group.units) {
            unit.write(out);
          }
        }

        @Override
        public Group read(DataInputStream in) throws IOException {
          Group group = new Group(Kept.text(in));
          for (int left = Kept.number(in); left > 0; left--) {
            group.units.add(Unit.read(in));
          }
          return group;
        }
      };

  private final String key;
  private final List<Unit> units = new ArrayList<>();

  /** Computed when first asked for. */
  private Set<String> papers;

  private TreeMap<EntityType, Double> votes;
  private String label;

  Group(String key) {
    this.key = key;
  }

  String key() {
    return key;
  }

  /** Units stay in their order. */
  void add(Unit unit) {
    int at = Collections.binarySearch(units, unit, Unit.ORDER);
    units.add(-at - 1, unit);
    forget();
  }

  void remove(Unit unit) {
    units.remove(Collections.binarySearch(units, unit, Unit.ORDER));
    forget();
  }

  /** What was computed of its units, or from keys that are others now. */
  void forget() {
    papers = null;
    votes = null;
    label = null;
  }

  boolean isEmpty() {
    return units.isEmpty();
  }

  List<Unit> units() {
    return Collections.unmodifiableList(units);
  }

  int papers() {
    return paperSet().size();
  }

  Set<String> paperSet() {
    if (papers == null) {
      papers = new HashSet<>();
      units.forEach(unit -> papers.add(unit.paper()));
    }
    return Collections.unmodifiableSet(papers);
  }

  /** What papers speak of it like, in sum. */
  VectorSum vector() {
    VectorSum sum = VectorSum.NONE;
    for (Unit unit : units) {
      sum = sum.plus(unit.vector());
    }
    return sum;
  }

  boolean hasForm(String form) {
    return units.stream().anyMatch(unit -> unit.forms().containsKey(form));
  }

  /** All units of several groups as one, under the first one's key. */
  static Group of(List<Group> groups) {
    Group all = new Group(groups.get(0).key());
    groups.forEach(group -> all.units.addAll(group.units));
    return all;
  }

  /** The type with most votes; the first of the guidelines' order when several have them. */
  EntityType type() {
    return likeliest(votes());
  }

  /** Of votes in the guidelines' order, at least one. */
  static EntityType likeliest(Map<EntityType, Double> votes) {
    EntityType type = null;
    for (Map.Entry<EntityType, Double> vote : votes.entrySet()) {
      if (type == null || vote.getValue() > votes.get(type)) {
        type = vote.getKey();
      }
    }
    return type;
  }

  int mentions() {
    int sum = 0;
    for (Unit unit : units) {
      for (int count : unit.forms().values()) {
        sum += count;
      }
    }
    return sum;
  }

  SortedSet<String> forms() {
    SortedSet<String> forms = new TreeSet<>();
    units.forEach(unit -> forms.addAll(unit.forms().keySet()));
    return forms;
  }

  /** Confidence by type, summed in the order of the units. */
  TreeMap<EntityType, Double> votes() {
    if (votes == null) {
      votes = new TreeMap<>();
      units.forEach(unit -> votes.merge(unit.type(), unit.confidence(), Double::sum));
    }
    return new TreeMap<>(votes);
  }

  /**
   * The form in most papers among those that spell the key out; ties: the plainest one. A
   * definition inside it is left out. What was split off is called by what was split off alone.
   *
   * @param keys gives a form's key
   */
  String label(UnaryOperator<String> keys) {
    if (label == null) {
      String form = form(keys);
      String plain = SurfaceKeys.withoutDefinition(form).strip();
      boolean other = plain.isEmpty() || isSplitOff() && !keys.apply(plain).equals(key);
      label = other ? form : plain;
    }
    return label;
  }

  private boolean isSplitOff() {
    return key.indexOf('\n') >= 0;
  }

  private String form(UnaryOperator<String> keys) {
    Map<String, Integer> full = new HashMap<>();
    Map<String, Integer> shorts = new HashMap<>();
    int fullPapers = 0;
    int shortPapers = 0;
    for (Unit unit : units) {
      boolean spelled = false;
      for (String form : unit.forms().keySet()) {
        if (keys.apply(form).equals(key)) {
          full.merge(form, 1, Integer::sum);
          spelled = true;
        } else if (!isSplitOff() && ShortForm.isShort(form)) {
          shorts.merge(form, 1, Integer::sum);
        }
      }
      fullPapers += spelled ? 1 : 0;
      shortPapers += spelled ? 0 : 1;
    }
    boolean shortRules = fullPapers * SHORT_FORM_RULES < shortPapers;
    if (!full.isEmpty() && !(shortRules && !shorts.isEmpty())) {
      return most(full);
    }
    if (!shorts.isEmpty()) {
      return most(shorts);
    }
    Map<String, Integer> names = new HashMap<>();
    units.forEach(unit -> names.merge(unit.name(), 1, Integer::sum));
    return most(names);
  }

  private static String most(Map<String, Integer> forms) {
    return Collections.min(
        forms.keySet(),
        Comparator.comparing((String form) -> form.contains("("))
            .thenComparing(form -> -forms.get(form))
            .thenComparing(Acronyms::capitals)
            .thenComparing(String::length)
            .thenComparing(Comparator.naturalOrder()));
  }
}
