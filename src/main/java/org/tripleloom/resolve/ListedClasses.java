package org.tripleloom.resolve;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.tripleloom.extract.EntityType;
import org.tripleloom.vocab.GazetteerEntry;
import org.tripleloom.vocab.Ontology;
import org.tripleloom.vocab.Tl;

/**
 * The classes of a user's ontology, by the names that it gives to their members: what it says of a
 * thing's type outweighs all votes.
 */
public final class ListedClasses {
  /** Of the bundled ontology: no classes beyond its own. */
  public static final ListedClasses NONE = new ListedClasses(List.of());

  /**
   * What the user says of one thing.
   *
   * @param classes IRIs in Unicode order; all below {@code type}
   */
  record Listed(EntityType type, List<String> classes) {}

  private final Map<String, GazetteerEntry> byKey = new HashMap<>();

  private ListedClasses(List<GazetteerEntry> entries) {
    SurfaceKeys keys = new SurfaceKeys(new Roots());
    entries.forEach(entry -> byKey.putIfAbsent(keys.keyOnce(entry.form()), entry));
  }

  /** The examples and labels of all classes that are not the product's own. */
  public static ListedClasses of(Ontology ontology) {
    return new ListedClasses(
        ontology.gazetteer().stream()
            .filter(entry -> !entry.classIri().startsWith(Tl.NS))
            .toList());
  }

  /**
   * @param names of one entity, the most telling first: where the user's classes are of several
   *     types, the first name decides
   */
  Optional<Listed> find(Collection<String> names, SurfaceKeys keys) {
    if (byKey.isEmpty()) {
      return Optional.empty();
    }
    List<GazetteerEntry> found = new ArrayList<>();
    for (String name : names) {
      GazetteerEntry entry = byKey.get(keys.keyOnce(name));
      if (entry != null) {
        found.add(entry);
      }
    }
    if (found.isEmpty()) {
      return Optional.empty();
    }
    String type = found.get(0).type();
    TreeSet<String> classes = new TreeSet<>();
    found.stream().filter(e -> e.type().equals(type)).forEach(e -> classes.add(e.classIri()));
    return Optional.of(new Listed(EntityType.of(type), List.copyOf(classes)));
  }
}
