package org.tripleloom.site;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.tripleloom.export.Compression;
import org.tripleloom.export.DescriptionWriter;
import org.tripleloom.export.DumpFormat;
import org.tripleloom.export.Export;
import org.tripleloom.export.ExportFormat;
import org.tripleloom.export.Filter;
import org.tripleloom.export.JsonLdContext;
import org.tripleloom.graph.Catalog;
import org.tripleloom.graph.Store;
import org.tripleloom.search.Description;
import org.tripleloom.search.Descriptions;
import org.tripleloom.vocab.Ontology;
import org.tripleloom.vocab.Tl;

/**
 * The documents for programs beside the pages of a frozen site: what a server gives for the same
 * addresses, those that it cuts into pages whole, and the dumps.
 */
final class DocumentFiles {
  /** The forms of each description, by suffix; the dumps have the others too. */
  static final List<String> SUFFIXES = List.of(".ttl", ".jsonld");

  private final Store store;
  private final double least;
  private final SiteFolder folder;
  private final Descriptions descriptions;
  private final DescriptionWriter writer;

  /**
   * @param least confidence of the claims that are written
   */
  DocumentFiles(Store store, double least, SiteFolder folder) {
    this.store = store;
    this.least = least;
    this.folder = folder;
    this.descriptions = new Descriptions(store.iris(), Ontology.bundled());
    this.writer = new DescriptionWriter(store.iris());
  }

  /**
   * Writes all forms of what is described at a path.
   *
   * @param path of a thing that is in the store, or of the ontology
   */
  void write(String path) throws IOException {
    Description found = store.read(view -> describe(view, path));
    String name = Links.fileName(path);
    String up = "../".repeat((int) path.chars().filter(c -> c == '/').count());
    for (String suffix : SUFFIXES) {
      DescriptionWriter.Document document =
          new DescriptionWriter.Document(found, Links.encoded(name) + suffix, up);
      DumpFormat syntax = suffix.equals(".ttl") ? DumpFormat.TTL : DumpFormat.JSONLD;
      folder.write(name + suffix, writer.write(document, syntax));
    }
  }

  private Description describe(DatasetGraph view, String path) {
    Description all = descriptions.describe(view, path);
    return least > 0
        ? new Description(all.resource(), kept(all.graph()), 1, all.size(), false, all.total())
        : all;
  }

  /** Without the claims that are not sure enough, their mentions and what they alone state. */
  private Graph kept(Graph all) {
    Set<Node> dropped =
        all.find(Node.ANY, Tl.CONFIDENCE.asNode(), Node.ANY).toList().stream()
            .filter(triple -> all.contains(triple.getSubject(), RDF.Nodes.type, Tl.CLAIM.asNode()))
            .filter(triple -> number(triple.getObject()) < least)
            .map(Triple::getSubject)
            .collect(Collectors.toSet());
    if (dropped.isEmpty()) {
      return all;
    }
    Graph kept = GraphFactory.createDefaultGraph();
    all.find()
        .filterDrop(triple -> isOf(triple.getSubject(), dropped))
        .filterDrop(triple -> isOf(triple.getObject(), dropped))
        .forEachRemaining(kept::add);
    for (Node claim : dropped) {
      Triple stated = stated(all, claim);
      if (stated != null) {
        kept.delete(stated);
      }
    }
    kept.find(Node.ANY, RDF.Nodes.subject, Node.ANY).toList().stream()
        .map(triple -> stated(all, triple.getSubject()))
        .filter(triple -> triple != null && all.contains(triple))
        .forEach(kept::add);
    return kept;
  }

  private static double number(Node literal) {
    return Double.parseDouble(literal.getLiteralLexicalForm());
  }

  /** Whether it is one of the claims or a part of one. */
  private static boolean isOf(Node node, Set<Node> claims) {
    return node.isURI()
        && claims.contains(NodeFactory.createURI(node.getURI().replaceFirst("#.*", "")));
  }

  private static Triple stated(Graph graph, Node claim) {
    Node[] parts = new Node[3];
    List<Node> properties = List.of(RDF.Nodes.subject, RDF.Nodes.predicate, RDF.Nodes.object);
    for (int i = 0; i < parts.length; i++) {
      parts[i] =
          graph
              .find(claim, properties.get(i), Node.ANY)
              .nextOptional()
              .map(Triple::getObject)
              .orElse(null);
      if (parts[i] == null) {
        return null;
      }
    }
    return Triple.create(parts[0], parts[1], parts[2]);
  }

  /** All of the graph, in each form, and what the documents name. */
  void dumps() throws IOException {
    folder.write(JsonLdContext.PATH, JsonLdContext.bundled().document());
    Filter filter = new Filter(List.of(), List.of(), null, least, true);
    for (ExportFormat format : ExportFormat.values()) {
      if (!format.isFolder() && Catalog.isDump(format.suffix())) {
        new Export(format, filter, Compression.gzip)
            .to(folder.place(Catalog.dump(format.suffix())), store)
            .forEach(written -> folder.count(written.bytes()));
      }
    }
  }
}
