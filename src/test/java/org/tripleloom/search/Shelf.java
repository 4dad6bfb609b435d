package org.tripleloom.search;

import java.nio.file.Path;
import java.util.List;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.tripleloom.graph.Iris;
import org.tripleloom.graph.Store;
import org.tripleloom.vocab.Tl;

/** A real store in a folder, with what the tests of searching put there by hand. */
final class Shelf implements AutoCloseable {
  static final Iris IRIS = new Iris(Iris.DEFAULT_BASE);

  final Store store;
  final Search search;

  Shelf(Path folder) {
    store = Store.openOrCreate(folder, null);
    search = Search.of(store);
  }

  /** Some entities and two papers. */
  Shelf filled() {
    store.write(
        data -> {
          entity(data, "catastrophic-forgetting", Tl.PHENOMENON, 900, "catastrophic forgetting");
          entity(data, "forgetting", Tl.PHENOMENON, 50, "forgetting", "memory loss");
          entity(
              data,
              "elastic-weight-consolidation",
              Tl.METHOD,
              120,
              "elastic weight consolidation",
              "EWC",
              "Elastic Weight Consolidation (EWC)");
          entity(data, "fine-tuning", Tl.METHOD, 700, "fine-tuning", "finetuning");
          entity(data, "forward-transfer", Tl.METRIC, 30, "forward transfer");
          entity(data, "c", Tl.METHOD, 2, "C++");
          entity(data, "naive-rehearsal", Tl.METHOD, 3, "na\u00EFve rehearsal");
          paper(
              data,
              "weft",
              "Weft networks that do not forget",
              "We look at looms. Weft networks reduce catastrophic forgetting by a weft.");
          paper(data, "warp", "Warp and weft", "A loom has both.");
        });
    return caughtUp();
  }

  Shelf caughtUp() {
    search.catchUp();
    return this;
  }

  static void entity(
      DatasetGraph data, String slug, Resource type, int papers, String label, String... forms) {
    Node entity = IRIS.entity(slug);
    Node graph = IRIS.entities();
    data.add(graph, entity, node(RDF.type), Tl.RESEARCH_ENTITY.asNode());
    data.add(graph, entity, node(RDF.type), type.asNode());
    data.add(graph, entity, node(SKOS.prefLabel), NodeFactory.createLiteralString(label));
    for (String form : forms) {
      data.add(graph, entity, node(SKOS.altLabel), NodeFactory.createLiteralString(form));
    }
    Node count = NodeFactory.createLiteralDT(String.valueOf(papers), XSDDatatype.XSDinteger);
    data.add(graph, entity, node(Tl.PAPER_COUNT), count);
  }

  static void paper(DatasetGraph data, String id, String title, String text) {
    paperTriples(id, title, text).forEach(data::add);
  }

  static List<Quad> paperTriples(String id, String title, String text) {
    Node paper = IRIS.of("paper/" + id);
    Node graph = IRIS.paperGraph("paper/" + id);
    return List.of(
        Quad.create(graph, paper, node(RDF.type), Tl.PAPER.asNode()),
        Quad.create(graph, paper, node(DCTerms.title), NodeFactory.createLiteralString(title)),
        Quad.create(graph, paper, node(DCTerms.abstract_), NodeFactory.createLiteralString(text)));
  }

  private static Node node(Property property) {
    return property.asNode();
  }

  @Override
  public void close() {
    store.close();
  }
}
