package org.tripleloom.site;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.tripleloom.search.ClaimIndex;
import org.tripleloom.search.Members;
import org.tripleloom.vocab.Ontology;
import org.tripleloom.vocab.OntologyClass;
import org.tripleloom.vocab.OntologyProperty;
import org.tripleloom.vocab.Tl;

/** The store as of one commit, as far as it is kept in memory: its claims and its ontology. */
final class Present {
  private final ClaimIndex index;
  private final Ontology ontology;
  private final OntologyClass[] classes;
  private final OntologyProperty[] properties;
  private final Map<String, String> classPaths = new HashMap<>();
  private final Map<String, OntologyClass> byPath = new HashMap<>();
  private final Map<String, int[]> entitiesOf = new ConcurrentHashMap<>();

  Present(ClaimIndex index, Ontology ontology) {
    this.index = index;
    this.ontology = ontology;
    this.classes =
        index.classes().stream()
            .map(iri -> ontology.findClass(iri).orElseGet(() -> unknownClass(iri)))
            .toArray(OntologyClass[]::new);
    this.properties =
        index.properties().stream()
            .map(iri -> ontology.findProperty(iri).orElseGet(() -> unknownProperty(iri)))
            .toArray(OntologyProperty[]::new);
    for (OntologyClass type : ontology.classes()) {
      if (ontology.isA(type.iri(), Tl.RESEARCH_ENTITY.getURI())) {
        place(type);
      }
    }
  }

  /** Ours first: they keep their names when a user's class has the same. */
  private void place(OntologyClass type) {
    String path = "class/" + type.localName();
    if (!type.iri().startsWith(Tl.NS) && ontology.findClass(Tl.NS + type.localName()).isPresent()) {
      path += "-" + Integer.toHexString(type.iri().hashCode());
    }
    while (byPath.containsKey(path)) {
      path += "-";
    }
    classPaths.put(type.iri(), path);
    byPath.put(path, type);
  }

  ClaimIndex index() {
    return index;
  }

  Ontology ontology() {
    return ontology;
  }

  /** The class of a paper or entity that says most: the deepest in the ontology. */
  OntologyClass type(int entity) {
    if (index.isPaper(entity)) {
      return type(Tl.PAPER.getURI());
    }
    OntologyClass best = null;
    int depth = -1;
    for (int type : index.types(entity)) {
      int own = ancestors(classes[type].iri()).size();
      if (own > depth) {
        best = classes[type];
        depth = own;
      }
    }
    return best == null ? unknownClass(Tl.RESEARCH_ENTITY.getURI()) : best;
  }

  OntologyClass type(String iri) {
    return ontology.findClass(iri).orElseGet(() -> unknownClass(iri));
  }

  OntologyProperty property(int number) {
    return properties[number];
  }

  /** The number of a property, or -1 when no claim has it. */
  int number(OntologyProperty property) {
    return index.properties().indexOf(property.iri());
  }

  /** Whether it says what papers do with entities. */
  boolean isRole(OntologyProperty property) {
    return property.parents().contains(Tl.CONCERNS.getURI())
        || property.parents().stream()
            .flatMap(parent -> ontology.findProperty(parent).stream())
            .anyMatch(this::isRole);
  }

  /** Which numbers of classes are the class or below it. */
  BitSet below(OntologyClass type) {
    BitSet below = new BitSet();
    for (int i = 0; i < classes.length; i++) {
      below.set(i, ontology.isA(classes[i].iri(), type.iri()));
    }
    return below;
  }

  /** The entities of a class and of those below it, by number. */
  IntStream entities(OntologyClass type) {
    return Arrays.stream(entitiesOf.computeIfAbsent(type.iri(), iri -> read(type)));
  }

  private int[] read(OntologyClass type) {
    return Members.of(index, below(type), 0).entities();
  }

  /** The path of a class's page; null where it has none. */
  String path(OntologyClass type) {
    return classPaths.get(type.iri());
  }

  OntologyClass classAt(String path) {
    return byPath.get(path);
  }

  /** The classes below {@code tl:ResearchEntity} that have a page. */
  List<OntologyClass> entityClasses() {
    return byPath.values().stream().sorted(Comparator.comparing(OntologyClass::label)).toList();
  }

  EntityLink link(int entity, long papers) {
    OntologyClass type = type(entity);
    return new EntityLink(
        index.path(entity), index.label(entity), type.label(), TypeColours.name(type), papers);
  }

  EntityLink link(int entity) {
    return link(entity, index.paperCount(entity, 0));
  }

  /** All superclasses, the class itself left out. */
  TreeSet<String> ancestors(String iri) {
    TreeSet<String> all = new TreeSet<>();
    ontology.findClass(iri).ifPresent(type -> climb(type, all));
    return all;
  }

  private void climb(OntologyClass type, TreeSet<String> all) {
    for (String parent : type.parents()) {
      if (all.add(parent)) {
        ontology.findClass(parent).ifPresent(above -> climb(above, all));
      }
    }
  }

  private static OntologyClass unknownClass(String iri) {
    return new OntologyClass(
        iri, localName(iri), "", List.of(), List.of(), List.of(), OntologyClass.colourOf(iri));
  }

  private static OntologyProperty unknownProperty(String iri) {
    return new OntologyProperty(
        iri, localName(iri), "", "", List.of(), List.of(), List.of(), List.of());
  }

  private static String localName(String iri) {
    return iri.substring(Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/')) + 1);
  }
}
