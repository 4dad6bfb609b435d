package org.tripleloom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.shacl.ValidationReport;
import org.apache.jena.sparql.exec.UpdateExec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tripleloom.graph.Store;

class CheckCommandTest {
  @TempDir Path folder;
  private Cli cli;

  @BeforeEach
  void fill() {
    cli = new Cli(folder);
    try (Store store = Store.openOrCreate(folder.resolve("store"), null)) {
      store.write(data -> RDFDataMgr.read(data, "src/test/resources/graph/sample.trig"));
    }
  }

  private int check(String... more) {
    String[] args = new String[3 + more.length];
    System.arraycopy(new String[] {"check", "--store", "store"}, 0, args, 0, 3);
    System.arraycopy(more, 0, args, 3, more.length);
    return cli.run(args);
  }

  @Test
  void a_store_as_it_should_be_conforms_and_says_what_was_looked_at() {
    assertEquals(0, check(), cli.err());
    assertTrue(cli.out().contains("The store conforms."), cli.out());
    assertTrue(cli.out().matches("(?s).*Papers +2 checked  ok.*"), cli.out());
  }

  @Test
  void a_broken_store_is_told_by_shape_with_places_and_a_report() throws Exception {
    try (Store store = Store.open(folder.resolve("store"))) {
      store.write(
          data ->
              UpdateExec.dataset(data)
                  .update(
                      """
                      PREFIX tl: <https://w3id.org/tripleloom/ontology#>
                      DELETE WHERE { GRAPH ?g { ?c tl:sentence ?s } } ;
                      DELETE WHERE { GRAPH ?g { ?a tl:basedOn ?b } }
                      """)
                  .execute());
    }
    assertEquals(1, check("--report", "report.ttl"), cli.err());
    String text = cli.out();
    assertTrue(text.contains("22 × A claim carries exactly one sentence as evidence."), text);
    assertTrue(text.contains("and 17 more"), text);
    assertTrue(text.contains("A claim stands without its plain triple.  1 found"), text);
    assertTrue(text.contains("(graph/paper/arxiv/2301.01234)"), text);
    assertTrue(text.contains("23 findings."), text);
    Path report = folder.resolve("report.ttl");
    assertTrue(Files.size(report) > 0);
    ValidationReport read = ValidationReport.fromModel(RDFDataMgr.loadModel(report.toString()));
    assertFalse(read.conforms());
    assertEquals(23, read.getEntries().size());
  }

  @Test
  void a_report_that_cannot_be_written_is_one_sentence() {
    assertEquals(3, check("--report", "none/report.ttl"));
    assertTrue(cli.err().startsWith("TL-508 "), cli.err());
    assertEquals(1, cli.err().strip().lines().count());
  }
}
