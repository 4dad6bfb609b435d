package org.tripleloom.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.shacl.ValidationReport;
import org.apache.jena.shacl.vocabulary.SHACLM;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.exec.UpdateExec;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tripleloom.vocab.Ontology;
import org.tripleloom.vocab.OntologyProperty;
import org.tripleloom.vocab.QueryFile;
import org.tripleloom.vocab.Tl;

/** The sample graph conforms; {@code broken.txt} breaks it, once for every shape and rule. */
class StoreCheckTest {
  private static final String SHAPES = "https://w3id.org/tripleloom/shapes#";
  private static final Path BROKEN = Path.of("src/test/resources/graph/broken.txt");

  private static DatasetGraph sample() {
    DatasetGraph data = DatabaseMgr.createDatasetGraph();
    data.executeWrite(() -> RDFDataMgr.read(data, "src/test/resources/graph/sample.trig"));
    return data;
  }

  private static List<Finding> check(DatasetGraph data) {
    List<Finding> findings = new ArrayList<>();
    CheckReport report = data.calculateRead(() -> StoreCheck.of(data, findings::add));
    assertEquals(findings.size(), report.findings());
    assertEquals(findings.isEmpty(), report.conforms());
    return findings;
  }

  /** Name of a shape or rule, and the update that breaks it. */
  private record Breakage(String name, String update) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Breakage> breakages() throws IOException {
    String[] blocks = Files.readString(BROKEN).split("(?m)^## ", -1);
    String prefixes = blocks[0].replaceAll("(?m)^#.*$", "");
    return Arrays.stream(blocks)
        .skip(1)
        .map(block -> block.split("\n", 2))
        .map(parts -> new Breakage(parts[0].strip(), prefixes + parts[1]));
  }

  @Test
  void the_sample_graph_conforms_and_every_shape_found_something_to_look_at() {
    DatasetGraph data = sample();
    assertEquals(List.of(), check(data));
    CheckReport report = data.calculateRead(() -> StoreCheck.of(data, f -> {}));
    for (CheckGroup shape : report.shapes()) {
      assertTrue(shape.checked() > 0, shape.label());
    }
    assertEquals(15, report.shapes().size());
    long claims =
        data.calculateRead(
            () ->
                data.stream(Quad.ANY.getGraph(), null, RDF.type.asNode(), Tl.CLAIM.asNode())
                    .count());
    assertTrue(
        report.shapes().stream()
            .anyMatch(s -> s.label().equals("Claims") && s.checked() == claims));
  }

  @ParameterizedTest
  @MethodSource("breakages")
  void a_broken_graph_is_reported_in_words(Breakage breakage) {
    DatasetGraph data = sample();
    data.executeWrite(() -> UpdateExec.dataset(data).update(breakage.update()).execute());
    List<Finding> findings = check(data);
    List<Finding> expected =
        findings.stream()
            .filter(f -> f.check().getURI().replaceAll(".*#", "").equals(breakage.name()))
            .toList();
    assertFalse(expected.isEmpty(), "found instead: " + findings);
    for (Finding finding : expected) {
      assertTrue(finding.message().matches("[A-Zt].* .*\\."), finding.message());
      assertFalse(finding.message().contains("{?"), finding.message());
      assertTrue(finding.focus() != null && finding.graph().isURI(), finding.toString());
    }
  }

  @Test
  void every_shape_and_every_rule_is_broken_once() throws IOException {
    Model shapes = RDFDataMgr.loadModel("ontology/shapes.ttl");
    Set<String> all = new TreeSet<>();
    shapes
        .listSubjectsWithProperty(RDF.type, SHACLM.PropertyShape)
        .forEach(shape -> all.add(shape.getLocalName()));
    shapes.listSubjectsWithProperty(SHACLM.sparql).forEach(shape -> all.add(shape.getLocalName()));
    QueryFile.bundled("/check").forEach(rule -> all.add(rule.name()));
    assertEquals(
        all, breakages().map(Breakage::name).collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void every_constraint_has_a_message_and_every_shape_its_place() {
    Model shapes = RDFDataMgr.loadModel("ontology/shapes.ttl");
    for (Resource shape :
        shapes.listSubjectsWithProperty(RDF.type, SHACLM.PropertyShape).toList()) {
      assertTrue(shape.hasProperty(SHACLM.message), shape.getURI());
      assertTrue(shapes.contains(null, SHACLM.property, shape), shape.getURI());
      assertTrue(shape.getURI().startsWith(SHAPES), shape.getURI());
    }
  }

  @Test
  void rules_know_all_roles_and_relations() throws IOException {
    Ontology ontology = Ontology.bundled();
    String rule = Files.readString(Path.of("src/main/resources/check/triple-without-claim.rq"));
    for (String root : List.of(Tl.CONCERNS.getURI(), Tl.RELATES_TO.getURI())) {
      for (OntologyProperty property : ontology.subproperties(root)) {
        assertTrue(rule.matches("(?s).*\\btl:" + property.localName() + "\\b.*"), property.iri());
      }
    }
  }

  @Test
  void a_users_subclass_is_as_good_a_type_as_its_superclass() {
    DatasetGraph data = sample();
    data.executeWrite(
        () ->
            UpdateExec.dataset(data)
                .update(
                    """
                    PREFIX tl: <https://w3id.org/tripleloom/ontology#>
                    PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
                    DELETE { GRAPH ?g { ?c tl:objectType tl:Method } }
                    INSERT { GRAPH ?g { ?c tl:objectType <https://example.org/Optimiser> }
                      GRAPH <http://localhost:3030/graph/ontology> {
                        <https://example.org/Optimiser> rdfs:subClassOf tl:Method } }
                    WHERE { GRAPH ?g { ?c tl:objectType tl:Method } }
                    """)
                .execute());
    assertEquals(List.of(), check(data));
  }

  @Test
  void the_report_is_a_shacl_report_that_others_can_read() {
    DatasetGraph data = sample();
    assertTrue(report(data).conforms());
    data.executeWrite(
        () ->
            UpdateExec.dataset(data)
                .update(
                    "PREFIX tl: <https://w3id.org/tripleloom/ontology#>"
                        + " DELETE WHERE { GRAPH ?g { ?c tl:sentence ?s } }")
                .execute());
    ValidationReport report = report(data);
    assertFalse(report.conforms());
    assertEquals(check(data).size(), report.getEntries().size());
    assertTrue(
        report.getEntries().stream()
            .allMatch(
                e -> e.message().equals("A claim carries exactly one sentence as evidence.")));
  }

  private static ValidationReport report(DatasetGraph data) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ReportWriter writer = new ReportWriter(bytes)) {
      data.executeRead(() -> StoreCheck.of(data, writer));
    }
    Model model = ModelFactory.createDefaultModel();
    RDFDataMgr.read(
        model,
        new ByteArrayInputStream(
            bytes.toString(StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8)),
        Lang.TURTLE);
    return ValidationReport.fromModel(model);
  }
}
