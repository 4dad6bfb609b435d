package org.tripleloom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user's own classes, with the default engine, from the file to the answer of a query. */
class OntologyExtensionTest {
  private static final String PAPERS =
      """
      {"id": "a", "title": "Braided replay for continual learning", "abstract": "We propose braided replay, a method \
      that mitigates catastrophic forgetting. Braided replay is evaluated on Split CIFAR-100."}
      {"id": "b", "title": "Forgetting revisited", "abstract": "We use elastic weight consolidation (EWC) to study \
      catastrophic forgetting in image classification. EWC outperforms fine-tuning."}
      """;

  private static final String EXTENSION =
      """
      @prefix tl: <https://w3id.org/tripleloom/ontology#> .
      @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
      @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
      @prefix my: <https://example.org/my#> .
      my:Forgetter rdfs:subClassOf tl:Method ; rdfs:label "remedy against forgetting" ;
        skos:example "Elastic Weight Consolidation", "braided replay", "catastrophic forgetting" .
      """;

  private static final String MEMBERS =
      "PREFIX my: <https://example.org/my#> "
          + "SELECT ?label ?type { ?e a my:Forgetter, ?type ; skos:prefLabel ?label "
          + "FILTER(?type != my:Forgetter && ?type != tl:ResearchEntity) } ORDER BY ?label";

  @TempDir Path folder;

  private String members(Cli cli) {
    assertEquals(0, cli.run("query", "--store", "store", "--format", "csv", MEMBERS), cli.err());
    return cli.out().replace("\r", "");
  }

  @Test
  void a_class_of_the_users_types_the_entities_that_it_names_and_is_remembered() throws Exception {
    String papers = Files.writeString(folder.resolve("papers.jsonl"), PAPERS).toString();
    String mine = Files.writeString(folder.resolve("mine.ttl"), EXTENSION).toString();
    Cli cli = new Cli(folder);
    assertEquals(0, cli.run("build", "--store", "store", papers), cli.err());
    assertEquals("label,type\n", members(cli));

    assertEquals(0, cli.run("build", "--store", "store", "--ontology", mine, papers), cli.err());
    String method = ",https://w3id.org/tripleloom/ontology#Method\n";
    String expected =
        "label,type\n"
            + "braided replay"
            + method
            + "catastrophic forgetting"
            + method
            + "elastic weight consolidation"
            + method;
    assertEquals(expected, members(cli).replace("Braided", "braided"));
    assertEquals(0, cli.run("check", "--store", "store"), cli.out());

    assertEquals(0, cli.run("build", "--store", "store", papers), cli.err());
    assertTrue(cli.out().contains("Nothing changed"), cli.out());
    assertEquals(expected, members(cli).replace("Braided", "braided"));
  }
}
