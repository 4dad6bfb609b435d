package org.tripleloom.vocab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.Statement;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TermsTest {
  private static final Ontology ONTOLOGY = Ontology.bundled();

  @ParameterizedTest
  @ValueSource(classes = {Tl.class, Prov.class, Nif.class, Schema.class, Bibo.class})
  void constants_and_ontology_agree_both_ways(Class<?> vocabulary) throws Exception {
    String namespace = (String) vocabulary.getField("NS").get(null);
    Set<String> constants = new TreeSet<>();
    for (Field field : vocabulary.getFields()) {
      if (field.get(null) instanceof Resource term) {
        constants.add(term.getURI());
      }
    }
    Set<String> declared =
        ONTOLOGY.model().listSubjectsWithProperty(RDF.type).toList().stream()
            .filter(Resource::isURIResource)
            .map(Resource::getURI)
            .filter(iri -> iri.startsWith(namespace))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(declared, constants);
  }

  @Test
  void every_term_of_ours_has_label_definition_and_example() {
    for (OntologyClass c : ONTOLOGY.classes()) {
      if (c.iri().startsWith(Tl.NS)) {
        assertFalse(c.definition().isEmpty() || c.examples().isEmpty(), c.iri());
        assertTrue(hasLabel(c.iri()), c.iri());
      }
    }
    for (OntologyProperty p : ONTOLOGY.properties()) {
      if (p.iri().startsWith(Tl.NS)) {
        assertFalse(p.definition().isEmpty() || p.examples().isEmpty(), p.iri());
        assertFalse(p.domains().isEmpty() || p.ranges().isEmpty(), p.iri());
        assertTrue(hasLabel(p.iri()), p.iri());
      }
    }
  }

  private static boolean hasLabel(String iri) {
    return ONTOLOGY.model().contains(ONTOLOGY.model().getResource(iri), RDFS.label);
  }

  @Test
  void every_link_between_things_reads_backwards_too() {
    for (OntologyProperty p : ONTOLOGY.properties()) {
      boolean link =
          ONTOLOGY
              .model()
              .contains(ONTOLOGY.model().getResource(p.iri()), RDF.type, OWL.ObjectProperty);
      assertEquals(link, !p.inverseLabel().isEmpty(), p.iri());
    }
  }

  @Test
  void domains_ranges_and_parents_are_declared_themselves() {
    for (OntologyProperty p : ONTOLOGY.properties()) {
      List<String> used = new ArrayList<>(p.domains());
      used.addAll(p.ranges());
      for (String iri : used) {
        if (iri.startsWith(Tl.NS)) {
          assertFalse(ONTOLOGY.findClass(iri).isEmpty(), p.iri() + " names " + iri);
        }
      }
      for (String iri : p.parents()) {
        assertFalse(ONTOLOGY.findProperty(iri).isEmpty(), p.iri() + " names " + iri);
      }
    }
  }

  @Test
  void alignments_speak_of_declared_terms_and_never_make_ours_a_superclass() {
    Model alignments = RDFDataMgr.loadModel("ontology/alignments.ttl");
    for (Statement link : alignments.listStatements().toList()) {
      Resource subject = link.getSubject();
      if (!subject.hasProperty(RDF.type, OWL.Ontology)) {
        assertTrue(ONTOLOGY.model().containsResource(subject), subject.getURI());
      }
      assertFalse(link.getObject().toString().startsWith(Tl.NS), link.toString());
    }
    assertTrue(alignments.contains(Tl.CLAIM, RDFS.subClassOf, RDF.Statement));
    assertFalse(ONTOLOGY.model().containsResource(RDF.Statement));
  }
}
