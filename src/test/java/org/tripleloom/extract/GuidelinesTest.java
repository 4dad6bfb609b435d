package org.tripleloom.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tripleloom.vocab.Ontology;
import org.tripleloom.vocab.OntologyClass;
import org.tripleloom.vocab.OntologyProperty;
import org.tripleloom.vocab.Tl;

/** The closed sets that the extractors know say the same as the ontology. */
class GuidelinesTest {
  private static final Ontology ONTOLOGY = Ontology.bundled();

  private static <T> Set<String> labels(T[] values, Function<T, String> label) {
    return Arrays.stream(values).map(label).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> subproperties(String iri) {
    return ONTOLOGY.subproperties(iri).stream()
        .map(OntologyProperty::localName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void entity_types_are_the_classes_below_research_entity() {
    assertEquals(
        ONTOLOGY.subclasses(Tl.RESEARCH_ENTITY.getURI()).stream()
            .map(OntologyClass::localName)
            .collect(Collectors.toCollection(TreeSet::new)),
        labels(EntityType.values(), EntityType::label));
  }

  @Test
  void roles_are_the_properties_below_concerns_and_take_the_same_types() {
    assertEquals(subproperties(Tl.CONCERNS.getURI()), labels(Role.values(), Role::label));
    for (Role role : Role.values()) {
      for (EntityType type : EntityType.values()) {
        assertEquals(
            ONTOLOGY.allows(Tl.PAPER.getURI(), Tl.NS + role.label(), Tl.NS + type.label()),
            role.allows(type),
            role + " of " + type);
      }
    }
  }

  @Test
  void relations_are_the_properties_below_relates_to_and_take_the_same_types() {
    assertEquals(
        subproperties(Tl.RELATES_TO.getURI()),
        labels(RelationType.values(), RelationType::property));
    for (RelationType relation : RelationType.values()) {
      for (EntityType subject : EntityType.values()) {
        for (EntityType object : EntityType.values()) {
          assertEquals(
              ONTOLOGY.allows(
                  Tl.NS + subject.label(), Tl.NS + relation.property(), Tl.NS + object.label()),
              relation.allows(subject, object),
              subject + " " + relation + " " + object);
        }
      }
    }
  }
}
