package org.tripleloom.vocab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tripleloom.problem.Problem;
import org.tripleloom.problem.ProblemException;

class OntologyTest {
  private static final String PREFIXES =
      """
      @prefix tl: <https://w3id.org/tripleloom/ontology#> .
      @prefix ex: <https://example.org/kinds#> .
      @prefix owl: <http://www.w3.org/2002/07/owl#> .
      @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
      @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
      """;
  private static final String OPTIMISER =
      """
      ex:Optimiser a owl:Class ; rdfs:subClassOf tl:Method ; rdfs:label "optimiser"@en , "Optimierer"@de ;
          skos:altLabel "optimizer"@en ; skos:example "Adam" , "Dropout"@en .
      """;

  @TempDir Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static Map<String, GazetteerEntry> gazetteer(Ontology ontology) {
    return ontology.gazetteer().stream()
        .collect(Collectors.toMap(GazetteerEntry::form, Function.identity()));
  }

  @Test
  void a_users_subclass_brings_its_label_and_examples_into_effect() throws IOException {
    Ontology ontology = Ontology.load(List.of(file("kinds.ttl", PREFIXES + OPTIMISER)));
    String iri = "https://example.org/kinds#Optimiser";
    OntologyClass optimiser = ontology.findClass(iri).orElseThrow();
    assertEquals("optimiser", optimiser.label());
    assertEquals("Optimiser", optimiser.localName());
    assertEquals(ontology.findClass(Tl.METHOD.getURI()).orElseThrow().colour(), optimiser.colour());
    assertEquals(List.of(optimiser), ontology.subclasses(Tl.METHOD.getURI()));
    assertEquals("Method", ontology.entityType(iri).orElseThrow());
    assertTrue(ontology.allows(iri, Tl.MITIGATES.getURI(), Tl.PHENOMENON.getURI()));
    Map<String, GazetteerEntry> forms = gazetteer(ontology);
    for (String form : List.of("optimiser", "optimizer", "Adam")) {
      assertEquals(new GazetteerEntry(form, "Method", iri), forms.get(form));
    }
    assertFalse(forms.containsKey("Optimierer"), "a label in another language is no English name");
    assertNotEquals(Ontology.bundled().hash(), ontology.hash());
  }

  @Test
  void a_form_of_two_classes_belongs_to_the_deeper_one() throws IOException {
    Ontology ontology =
        Ontology.load(
            List.of(
                file("a.ttl", PREFIXES + OPTIMISER),
                file(
                    "b.ttl",
                    PREFIXES
                        + "ex:Momentum a owl:Class ; rdfs:subClassOf ex:Optimiser ; skos:example"
                        + " \"Adam\" .")));
    assertEquals("https://example.org/kinds#Momentum", gazetteer(ontology).get("Adam").classIri());
  }

  @Test
  void names_of_the_ontologys_own_classes_are_not_looked_up_but_their_examples_are() {
    Map<String, GazetteerEntry> forms = gazetteer(Ontology.bundled());
    assertFalse(forms.containsKey("Method"));
    assertEquals("Phenomenon", forms.get("catastrophic forgetting").type());
    assertEquals("Dataset", forms.get("Penn Treebank").type());
    assertFalse(forms.containsKey("NeurIPS"), "a venue is no research entity");
  }

  @Test
  void properties_know_how_they_read_backwards_and_what_they_connect() {
    Ontology ontology = Ontology.bundled();
    OntologyProperty introduces = ontology.findProperty(Tl.INTRODUCES.getURI()).orElseThrow();
    assertEquals("introduces", introduces.label());
    assertEquals("introduced by", introduces.inverseLabel());
    assertEquals(List.of(Tl.PAPER.getURI()), introduces.domains());
    assertEquals(6, introduces.ranges().size());
    assertEquals(8, ontology.subproperties(Tl.CONCERNS.getURI()).size());
    assertEquals(9, ontology.subproperties(Tl.RELATES_TO.getURI()).size());
    assertTrue(ontology.allows(Tl.METHOD.getURI(), Tl.BASED_ON.getURI(), Tl.METHOD.getURI()));
    assertFalse(ontology.allows(Tl.TASK.getURI(), Tl.BASED_ON.getURI(), Tl.METHOD.getURI()));
  }

  @Test
  void the_same_extension_in_three_syntaxes_gives_the_same_hash() throws IOException {
    Path turtle =
        file(
            "kinds.ttl",
            PREFIXES
                + "ex:A a owl:Class ; rdfs:subClassOf tl:Task , [ a owl:Restriction ;"
                + " owl:onProperty tl:partOf ; owl:someValuesFrom tl:Task ] ; rdfs:label \"a\" .");
    Path xml =
        file(
            "kinds.owl",
            """
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
                xmlns:rdfs="http://www.w3.org/2000/01/rdf-schema#"
                xmlns:owl="http://www.w3.org/2002/07/owl#">
              <owl:Class rdf:about="https://example.org/kinds#A">
                <rdfs:label>a</rdfs:label>
                <rdfs:subClassOf><owl:Restriction>
                  <owl:someValuesFrom rdf:resource="https://w3id.org/tripleloom/ontology#Task"/>
                  <owl:onProperty rdf:resource="https://w3id.org/tripleloom/ontology#partOf"/>
                </owl:Restriction></rdfs:subClassOf>
                <rdfs:subClassOf rdf:resource="https://w3id.org/tripleloom/ontology#Task"/>
              </owl:Class>
            </rdf:RDF>
            """);
    Path json =
        file(
            "kinds.json",
            """
            {"@context": {"owl": "http://www.w3.org/2002/07/owl#",
                "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
                "tl": "https://w3id.org/tripleloom/ontology#"},
             "@id": "https://example.org/kinds#A", "@type": "owl:Class", "rdfs:label": "a",
             "rdfs:subClassOf": [{"@id": "tl:Task"}, {"@type": "owl:Restriction",
                "owl:onProperty": {"@id": "tl:partOf"}, "owl:someValuesFrom": {"@id": "tl:Task"}}]}
            """);
    String hash = Ontology.load(List.of(turtle)).hash();
    assertEquals(hash, Ontology.load(List.of(xml)).hash());
    assertEquals(hash, Ontology.load(List.of(json)).hash());
    assertNotEquals(hash, Ontology.bundled().hash());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          broken.ttl  | ex:A a owl:Class                                             | 1
          later.ttl   | @prefix ex: <https://example.org/> .NEWLINENEWLINEex:A ex:b ; ; ex:c d . | 3
          broken.owl  | <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">NEWLINE<b></rdf:RDF> | 2
          broken.json | {"@id": "a",NEWLINE "b": }                                   | 2
          page.html   | <html><body>NEWLINEnot found</body></html>                   | 2
          """)
  void a_file_that_cannot_be_parsed_is_one_problem_with_its_line(
      String name, String text, String line) throws IOException {
    Path broken = file(name, text.replace("NEWLINE", "\n"));
    ProblemException e = assertThrows(ProblemException.class, () -> Ontology.load(List.of(broken)));
    assertEquals(Problem.ONTOLOGY_UNREADABLE, e.problem());
    assertTrue(e.getMessage().contains(name + " line " + line + " "), e.getMessage());
    assertFalse(e.getMessage().contains("\n"), e.getMessage());
  }

  @Test
  void a_misspelt_superclass_is_a_problem_and_so_are_circles_and_missing_files()
      throws IOException {
    assertProblem(
        Problem.ONTOLOGY_UNKNOWN_TERM,
        file("typo.ttl", PREFIXES + "ex:A a owl:Class ; rdfs:subClassOf tl:Methd ."));
    assertProblem(
        Problem.ONTOLOGY_CYCLE,
        file(
            "circle.ttl",
            PREFIXES + "ex:A rdfs:subClassOf ex:B . ex:B rdfs:subClassOf ex:A , tl:Method ."));
    assertProblem(Problem.NO_SUCH_ONTOLOGY, folder.resolve("none.ttl"));
    assertProblem(Problem.NO_SUCH_ONTOLOGY, folder);
  }

  private static void assertProblem(Problem problem, Path file) {
    assertEquals(
        problem,
        assertThrows(ProblemException.class, () -> Ontology.load(List.of(file))).problem());
  }
}
