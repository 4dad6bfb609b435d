package org.tripleloom.vocab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.semanticweb.HermiT.ReasonerFactory;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.model.IRI;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.model.OWLOntologyCreationException;
import org.semanticweb.owlapi.model.OWLOntologyManager;
import org.semanticweb.owlapi.profiles.OWL2DLProfile;
import org.semanticweb.owlapi.profiles.OWL2RLProfile;
import org.semanticweb.owlapi.reasoner.OWLReasoner;

class ReasoningTest {
  private static OWLOntology load(OWLOntologyManager manager, String file)
      throws OWLOntologyCreationException {
    return manager.loadOntologyFromOntologyDocument(Path.of("ontology", file).toFile());
  }

  @Test
  void the_ontology_is_in_owl_2_rl() throws OWLOntologyCreationException {
    OWLOntology ontology = load(OWLManager.createOWLOntologyManager(), "tripleloom.ttl");
    assertTrue(ontology.getAxiomCount() > 400, "read " + ontology.getAxiomCount());
    assertEquals(List.of(), new OWL2RLProfile().checkOntology(ontology).getViolations());
    assertEquals(List.of(), new OWL2DLProfile().checkOntology(ontology).getViolations());
  }

  @Test
  void the_ontology_is_consistent_and_no_class_is_empty_by_definition()
      throws OWLOntologyCreationException {
    OWLOntology ontology = load(OWLManager.createOWLOntologyManager(), "tripleloom.ttl");
    OWLReasoner reasoner = new ReasonerFactory().createReasoner(ontology);
    assertTrue(reasoner.isConsistent());
    assertEquals(1, reasoner.getUnsatisfiableClasses().getSize(), "owl:Nothing alone");
    var data = ontology.getOWLOntologyManager().getOWLDataFactory();
    var method = data.getOWLClass(IRI.create(Tl.METHOD.getURI()));
    assertTrue(
        reasoner
            .getSuperClasses(method, false)
            .containsEntity(
                data.getOWLClass(IRI.create("http://www.w3.org/2004/02/skos/core#Concept"))));
    reasoner.dispose();
  }
}
