package org.tripleloom.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.exec.QueryExec;
import org.tripleloom.graph.Store;
import org.tripleloom.vocab.Prefixes;

/** A store of the hand-made sample graph with a few hard values, and what it holds. */
final class ExportedStore implements AutoCloseable {
  static final String BASE = "http://localhost:3030/";

  /** An entity whose names hold what formats must escape. */
  private static final String HARD =
      """
      PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
      PREFIX dcterms: <http://purl.org/dc/terms/>
      PREFIX owl: <http://www.w3.org/2002/07/owl#>
      PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
      PREFIX tl: <https://w3id.org/tripleloom/ontology#>
      <http://localhost:3030/graph/entities> {
        <http://localhost:3030/entity/weft> skos:altLabel "Weft, \\"the <one> & only\\"\\nof 𝔸 | ümlaut" ;
          skos:exactMatch <https://vocabulary.example/weft> .
        <http://localhost:3030/entity/fine-tuning> a <https://lab.example/Recipe> .
      }
      <http://localhost:3030/graph/ontology> {
        <https://lab.example/Recipe> a owl:Class ; rdfs:subClassOf tl:Method ; rdfs:label "training recipe"@en .
      }
      """;

  private final Store store;

  ExportedStore(Path folder) {
    store = Store.openOrCreate(folder, null);
    store.write(
        data -> {
          RDFDataMgr.read(data, "src/test/resources/graph/sample.trig");
          RDFParser.fromString(HARD, Lang.TRIG).parse(data);
        });
  }

  Store store() {
    return store;
  }

  byte[] export(ExportFormat format, Filter filter) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      new Export(format, filter, Compression.none).to(out, store);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** The rows of a query without prefixes, each its values by the order of the variables. */
  List<List<String>> ask(String query) {
    StringBuilder text = new StringBuilder();
    Prefixes.ALL.forEach((name, iri) -> text.append("PREFIX ").append(name + ": <" + iri + ">\n"));
    return store.read(
        view -> {
          List<List<String>> rows = new ArrayList<>();
          try (QueryExec exec = QueryExec.dataset(view).query(text + query).build()) {
            List<String> names = new ArrayList<>();
            exec.getQuery().getProjectVars().forEach(v -> names.add(v.getVarName()));
            exec.select()
                .forEachRemaining(
                    row ->
                        rows.add(
                            names.stream()
                                .map(name -> row.get(name))
                                .map(node -> node == null ? "" : Subject.text(node))
                                .toList()));
          }
          return rows;
        });
  }

  /** The first values of the rows. */
  Set<String> column(String query) {
    Set<String> column = new TreeSet<>();
    ask(query).forEach(row -> column.add(row.get(0)));
    return column;
  }

  @Override
  public void close() {
    store.close();
  }
}
