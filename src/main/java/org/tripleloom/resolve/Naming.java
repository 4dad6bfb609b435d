package org.tripleloom.resolve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Labels and slugs, each given once. Of those that want one label, and of those that want one slug,
 * the one in most papers chooses first, so that the plain slug belongs to the more common thing.
 * What nobody else wants is nobody else's business: only what touched entities want is given anew.
 */
final class Naming {
  private static final String WISH = "l:";

  /** An entity whose slug begins with this, or is it. */
  static final String SLUG = "g:";

  private final Memory memory;
  private final SortedSet<String> wishes = new TreeSet<>();
  private final SortedSet<String> slugs = new TreeSet<>();
  private final SortedSet<String> named = new TreeSet<>();

  Naming(Memory memory) {
    this.memory = memory;
  }

  /** An entity wants a label, or another than before, or looks otherwise among those that do. */
  void wants(String key, String wish) {
    EntityMemory its = memory.entities.get(key);
    wants(key, wish, its.slug.isEmpty() ? null : Slugs.base(its.label));
  }

  /** An entity is no more. */
  void retire(String key) {
    wants(key, null, null);
  }

  private void wants(String key, String wish, String slug) {
    Set<String> terms = new HashSet<>();
    if (wish != null) {
      terms.add(WISH + wish);
      wishes.add(wish);
    }
    if (slug != null) {
      terms.add(SLUG + slug);
      slugs.add(slug);
    }
    for (String changed : memory.entitiesBy.set(key, terms)) {
      String name = changed.substring(WISH.length());
      if (changed.startsWith(SLUG)) {
        slugs.add(name);
      } else {
        wishes.add(name);
        beside(name);
      }
    }
  }

  /** Those who may say more to be told apart must not say what is the wish of another. */
  private void beside(String name) {
    for (int at = name.indexOf(" ("); at > 0; at = name.indexOf(" (", at + 1)) {
      wishes.add(name.substring(0, at));
    }
  }

  /** Gives labels and slugs, once all wishes are known. */
  void give() {
    for (String wish : wishes) {
      label(wish, ranked(memory.entitiesBy.owners(WISH + wish)));
    }
    for (String slug : slugs) {
      Slugs.give(
          ranked(memory.entitiesBy.owners(SLUG + slug)),
          slug,
          key -> Slugs.isWhole(memory.entities.get(key).label),
          (key, given) -> {
            EntityMemory its = memory.entities.get(key);
            if (!given.equals(its.slug)) {
              its.slug = given;
              named.add(key);
            }
          });
    }
  }

  /** The keys of entities that have another label or slug than before. */
  SortedSet<String> named() {
    return named;
  }

  private List<String> ranked(SortedSet<String> keys) {
    List<String> ranked = new ArrayList<>(keys);
    ranked.sort(
        Comparator.comparing((String key) -> -memory.entities.get(key).papers)
            .thenComparing(Comparator.naturalOrder()));
    return ranked;
  }

  private void label(String wish, List<String> keys) {
    Set<String> taken = new HashSet<>();
    boolean shared = keys.size() > 1;
    long spellings =
        shared ? keys.stream().filter(key -> spelled(wish, key, taken) != null).count() : 0;
    for (String key : keys) {
      String label = shared ? distinct(wish, key, taken, spellings) : wish;
      taken.add(label);
      EntityMemory its = memory.entities.get(key);
      if (!label.equals(its.label)) {
        its.label = label;
        named.add(key);
      }
      String base = Slugs.base(label);
      if (!memory.entitiesBy.of(key).contains(SLUG + base)) {
        wants(key, wish, base);
      }
    }
  }

  /**
   * A label that several things want says which one this is where a form spells it out, {@code RL
   * (representation learning)}, and others do so too; else only those after the first say more.
   */
  private String distinct(String label, String key, Set<String> taken, long spellings) {
    String spelled = spelled(label, key, taken);
    if (spelled != null && (spellings > 1 || taken.contains(label))) {
      return spelled;
    }
    if (!taken.contains(label)) {
      return label;
    }
    EntityMemory its = memory.entities.get(key);
    String typed = label + " (" + its.type().label().toLowerCase(Locale.ROOT) + ")";
    return isTaken(typed, taken) ? label + " (" + key.strip() + ")" : typed;
  }

  private boolean isTaken(String label, Set<String> taken) {
    return taken.contains(label) || !memory.entitiesBy.owners(WISH + label).isEmpty();
  }

  private String spelled(String label, String key, Set<String> taken) {
    if (!ShortForm.isShort(label)) {
      return null;
    }
    SortedSet<String> forms = new TreeSet<>();
    for (String member : memory.entities.get(key).members) {
      forms.addAll(memory.groups.get(member).forms());
    }
    for (String form : forms) {
      String longer = label + " (" + form + ")";
      if (!ShortForm.isShort(form) && ShortForm.standsFor(label, form) && !isTaken(longer, taken)) {
        return longer;
      }
    }
    return null;
  }
}
