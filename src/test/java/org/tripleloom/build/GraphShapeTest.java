package org.tripleloom.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tripleloom.check.CheckReport;
import org.tripleloom.check.Finding;
import org.tripleloom.check.StoreCheck;
import org.tripleloom.extract.EntityType;
import org.tripleloom.extract.ExtractedEntity;
import org.tripleloom.extract.ExtractedRelation;
import org.tripleloom.extract.Extraction;
import org.tripleloom.extract.Mention;
import org.tripleloom.extract.RelationType;
import org.tripleloom.extract.Role;
import org.tripleloom.graph.Store;
import org.tripleloom.paper.Author;
import org.tripleloom.paper.Paper;
import org.tripleloom.paper.PublicationDate;
import org.tripleloom.text.Span;

/** The graph that a build writes, held against the hand-written sample and the shapes. */
class GraphShapeTest {
  private static final String FIRST =
      "We propose anchor learning (AL), a method for continual learning.";
  private static final String SECOND = "AL mitigates catastrophic forgetting \uD835\uDEFC.";
  private static final String THIRD = "Anchors may cause rigidity.";
  private static final Paper PAPER =
      new Paper(
          "p1",
          "Anchor Learning: overcoming catastrophic forgetting",
          FIRST + " " + SECOND + " " + THIRD,
          List.of(new Author("Ada Loom", "0000-0002-1825-0097"), new Author("Ben Weaver")),
          "Journal of Looms",
          PublicationDate.parse("2017-03-14"),
          "10.5555/loom.1",
          "1612.00796",
          2,
          List.of("continual learning"),
          false,
          List.of("sample.jsonl"));
  private static final Paper BARE =
      new Paper(
          null,
          "Forgetting, seen plainly",
          "Catastrophic forgetting is studied.",
          List.of(),
          null,
          PublicationDate.parse("2023-01"),
          null,
          null,
          0,
          List.of(),
          false,
          List.of());

  @TempDir Path folder;
  private Store store;

  private static List<Mention> mentions(Paper paper, String... forms) {
    List<Mention> mentions = new ArrayList<>();
    for (String form : forms) {
      String text = paper.text();
      for (int at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) {
        int begin = text.codePointCount(0, at);
        mentions.add(new Mention(form, new Span(begin, begin + form.length()), "by hand"));
      }
    }
    mentions.sort((a, b) -> a.span().compareTo(b.span()));
    return mentions;
  }

  private static ExtractedEntity entity(
      Paper paper, EntityType type, Role role, String evidence, String... forms) {
    return new ExtractedEntity(
        forms[0], mentions(paper, forms), type, role, 0.97, evidence, evidence.equals(THIRD));
  }

  private static Extraction extraction() {
    return new Extraction(
        "p1",
        PAPER.title(),
        Loom.ENGINE,
        List.of(
            entity(PAPER, EntityType.METHOD, Role.INTRODUCES, FIRST, "anchor learning", "AL"),
            entity(PAPER, EntityType.TASK, Role.ADDRESSES, FIRST, "continual learning"),
            entity(PAPER, EntityType.PHENOMENON, Role.STUDIES, SECOND, "catastrophic forgetting"),
            entity(PAPER, EntityType.PHENOMENON, Role.MENTIONS, THIRD, "rigidity")),
        List.of(
            relation("anchor learning", RelationType.USED_FOR, "continual learning", FIRST),
            relation("anchor learning", RelationType.MITIGATES, "catastrophic forgetting", SECOND),
            relation("rigidity", RelationType.SUB_CLASS_OF, "catastrophic forgetting", THIRD),
            relation("anchor learning", RelationType.CAUSES, "rigidity", THIRD)),
        List.of());
  }

  private static ExtractedRelation relation(
      String subject, RelationType type, String object, String evidence) {
    return new ExtractedRelation(
        subject, type, object, 0.88, evidence, evidence.equals(THIRD), "by hand");
  }

  @BeforeEach
  void build() {
    store = Loom.open(folder.resolve("s"));
    Paper before =
        new Paper(
            null,
            PAPER.title(),
            "Short.",
            List.of(),
            null,
            null,
            null,
            null,
            0,
            List.of(),
            false,
            List.of("x"));
    Loom.build(store, List.of(before));
    try (LocalTarget target = new LocalTarget(store)) {
      target.begin(Loom.start());
      target.add(List.of(PAPER, BARE));
      Extraction bare =
          new Extraction(
              "b",
              BARE.title(),
              Loom.ENGINE,
              List.of(
                  entity(
                      BARE,
                      EntityType.PHENOMENON,
                      Role.STUDIES,
                      BARE.abstractText(),
                      "Catastrophic forgetting")),
              List.of(),
              List.of());
      Paper stored =
          target.missing("", 9).stream().filter(p -> p.doi() != null).findFirst().orElseThrow();
      target.load(
          List.of(new ExtractedPaper(stored, extraction()), new ExtractedPaper(BARE, bare)));
      target.finish();
    }
  }

  @Test
  void the_graph_uses_the_terms_of_the_sample_in_the_same_places() {
    DatasetGraph sample = RDFDataMgr.loadDatasetGraph("src/test/resources/graph/sample.trig");
    Set<String> expected = shape(sample, "http://localhost:3030/");
    // decisions are people's, and redirects of entities come from a later resolution
    expected.removeIf(line -> line.startsWith("curation "));
    expected.removeIf(line -> line.startsWith("entities entity") && line.contains("isReplacedBy"));
    Set<String> found = store.readGraphs(graphs -> shape(graphs, store.iris().base()));
    found.removeIf(line -> line.startsWith("ontology"));
    // the description of the dataset has a test of its own
    found.removeIf(line -> line.matches("catalog (dataset|graph|\\.well-known).*"));
    expected.removeIf(line -> OTHER_ROLES.stream().anyMatch(line::contains));
    assertEquals(String.join("\n", expected), String.join("\n", found));
  }

  /** Properties of the sample that this small paper has no use for. */
  private static final List<String> OTHER_ROLES =
      List.of(
          "#uses ",
          "#evaluatesOn ",
          "#evaluatedOn ",
          "#comparesWith ",
          "#reports ",
          "#basedOn ",
          "#outperforms ");

  /** Graph, class of the subject, property, and class or datatype of the object of every quad. */
  private static Set<String> shape(DatasetGraph graphs, String base) {
    Set<String> shape = new TreeSet<>();
    graphs
        .find()
        .forEachRemaining(
            quad -> {
              String graph = quad.getGraph().getURI().substring(base.length() + 6);
              String name = graph.startsWith("paper/") ? "paper" : graph;
              boolean same = quad.getPredicate().equals(RDF.type.asNode());
              String object =
                  same ? quad.getObject().toString() : kind(graphs, quad.getObject(), base);
              String property = quad.getPredicate().getURI();
              if (!property.equals("https://w3id.org/tripleloom/ontology#replaced")) {
                shape.add(
                    name
                        + " "
                        + kind(graphs, quad.getSubject(), base)
                        + " "
                        + property
                        + " "
                        + (object.contains("ontology#") && same ? typeGroup(object) : object));
              }
            });
    return shape;
  }

  private static String typeGroup(String type) {
    return type.matches(".*#(Method|Task|Phenomenon|Concept|Dataset|Metric)") ? "type" : type;
  }

  private static String kind(DatasetGraph graphs, Node node, String base) {
    if (node.isLiteral()) {
      String type = node.getLiteralDatatypeURI();
      return type.matches(".*#(date|gYearMonth|gYear)") ? "date" : type;
    }
    String iri = node.getURI();
    if (iri.startsWith(base)) {
      String path = iri.substring(base.length());
      return path.replaceFirst("[/].*?(#[amesp].*)?$", "$1").replaceAll("(#m|-)\\d+$", "$1");
    }
    return iri.contains("ontology#") ? "term" : iri.startsWith("https://orcid") ? "orcid" : iri;
  }

  @Test
  void every_shape_and_rule_holds() {
    List<Finding> findings = new ArrayList<>();
    CheckReport report = store.readGraphs(graphs -> StoreCheck.of(graphs, findings::add));
    assertEquals(List.of(), findings);
    assertTrue(report.conforms());
  }

  @Test
  void a_relation_points_at_the_mentions_in_its_sentence_in_code_points() {
    List<String> found =
        Loom.select(
            store,
            "PREFIX nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#>"
                + " PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>"
                + " SELECT ?b { ?c rdf:predicate tl:causes ; tl:objectMention/nif:beginIndex ?b }");
    String text = PAPER.text();
    assertEquals(
        List.of(Integer.toString(text.codePointCount(0, text.indexOf("rigidity")))), found);
    assertTrue(text.indexOf("rigidity") > text.codePointCount(0, text.indexOf("rigidity")));
    List<String> subject =
        Loom.select(
            store,
            "PREFIX nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#>"
                + " PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>"
                + " SELECT ?b { ?c rdf:predicate tl:mitigates ;"
                + " tl:subjectMention/nif:beginIndex ?b }");
    assertEquals(List.of(Integer.toString(text.indexOf("AL mitigates"))), subject);
  }

  @Test
  void hedged_claims_say_so_and_their_triple_is_asserted() {
    assertEquals(
        List.of("Anchors may cause rigidity."),
        Loom.select(store, "SELECT DISTINCT ?s { ?c tl:hedged true ; tl:sentence ?s }"));
    assertEquals(
        List.of("entity/rigidity"),
        Loom.select(store, "SELECT ?o { <entity/anchor-learning> tl:causes ?o }"));
  }

  @Test
  void every_statement_of_a_paper_is_in_its_own_graph() {
    store.readGraphs(
        graphs -> {
          graphs
              .find(Node.ANY, Node.ANY, Node.ANY, Node.ANY)
              .forEachRemaining(
                  quad -> {
                    if (quad.getPredicate().getURI().endsWith("#statedIn")) {
                      assertEquals(graphOf(quad), quad.getGraph().getURI());
                    }
                  });
          return null;
        });
  }

  private String graphOf(Quad quad) {
    return store.iris().paperGraph(store.iris().path(quad.getObject()).orElseThrow()).getURI();
  }
}
