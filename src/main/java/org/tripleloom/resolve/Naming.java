package org.tripleloom.resolve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Labels and slugs, each given once. Those in more papers choose first, so that the plain slug
 * belongs to the more common thing.
 */
final class Naming {
  private final Map<String, String> labels = new LinkedHashMap<>();
  private final Map<String, String> slugs = new HashMap<>();

  /** How many things that want a label have a form that spells it out. */
  private final Map<String, Integer> spellings = new HashMap<>();

  /** Names groups with distinct keys. */
  Naming(Iterable<Group> groups, SurfaceKeys keys) {
    List<Group> ranked = new ArrayList<>();
    Map<Group, Integer> papers = new HashMap<>();
    Map<Group, String> wanted = new HashMap<>();
    Map<String, Integer> wishes = new HashMap<>();
    for (Group group : groups) {
      ranked.add(group);
      papers.put(group, group.papers());
      wanted.put(group, group.label(keys));
      wishes.merge(wanted.get(group), 1, Integer::sum);
    }
    wanted.forEach(
        (group, label) -> {
          if (wishes.get(label) > 1) {
            spellings.merge(label, spelled(label, group, Set.of()) == null ? 0 : 1, Integer::sum);
          }
        });
    ranked.sort(
        Comparator.comparing((Group group) -> -papers.get(group)).thenComparing(Group::key));
    Set<String> taken = new HashSet<>();
    Slugs given = new Slugs();
    for (Group group : ranked) {
      String label = wanted.get(group);
      boolean shared = wishes.get(label) > 1;
      String distinct = shared ? distinct(label, group, taken) : label;
      taken.add(distinct);
      labels.put(group.key(), distinct);
      slugs.put(group.key(), given.give(distinct, group.key()));
    }
  }

  String label(String key) {
    return labels.get(key);
  }

  String slug(String key) {
    return slugs.get(key);
  }

  /**
   * A label that several things want says which one this is where a form spells it out, {@code RL
   * (representation learning)}, and others do so too; else only those after the first say more.
   */
  private String distinct(String label, Group group, Set<String> taken) {
    String spelled = spelled(label, group, taken);
    if (spelled != null && (spellings.get(label) > 1 || taken.contains(label))) {
      return spelled;
    }
    if (!taken.contains(label)) {
      return label;
    }
    String typed = label + " (" + group.type().label().toLowerCase(Locale.ROOT) + ")";
    return taken.contains(typed) ? label + " (" + group.key().strip() + ")" : typed;
  }

  private static String spelled(String label, Group group, Set<String> taken) {
    for (String form : group.forms()) {
      String longer = label + " (" + form + ")";
      if (ShortForm.isShort(label)
          && !ShortForm.isShort(form)
          && ShortForm.standsFor(label, form)
          && !taken.contains(longer)) {
        return longer;
      }
    }
    return null;
  }
}
