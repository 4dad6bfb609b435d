package org.tripleloom.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.engine.ValidationContext;
import org.apache.jena.shacl.parser.Shape;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.shacl.validation.VLib;
import org.apache.jena.shacl.validation.ValidationProc;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.path.P_Link;
import org.apache.jena.vocabulary.RDFS;
import org.tripleloom.vocab.Ontology;
import org.tripleloom.vocab.Schema;

/** The shapes of {@code ontology/shapes.ttl} over a store, slice by slice. */
final class ShapeCheck {
  private static final String SHAPES = "/ontology/shapes.ttl";
  private static final List<Node> CONNECTIONS =
      List.of(
          Schema.DOMAIN_INCLUDES.asNode(),
          Schema.RANGE_INCLUDES.asNode(),
          RDFS.subClassOf.asNode());

  private final Shapes shapes;
  private final Map<Shape, CheckGroup> groups = new LinkedHashMap<>();
  private final Consumer<Finding> findings;

  ShapeCheck(Consumer<Finding> findings) {
    this.findings = findings;
    this.shapes = Shapes.parse(read());
    shapes.getTargetShapes().stream()
        .sorted(Comparator.comparing(this::label))
        .forEach(shape -> groups.put(shape, new CheckGroup(label(shape), "")));
  }

  private static Graph read() {
    Graph graph = GraphFactory.createDefaultGraph();
    try (InputStream in = ShapeCheck.class.getResourceAsStream(SHAPES)) {
      RDFParser.source(in).lang(Lang.TURTLE).parse(graph);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return graph;
  }

  private String label(Shape shape) {
    return shapes
        .getGraph()
        .find(shape.getShapeNode(), RDFS.label.asNode(), Node.ANY)
        .next()
        .getObject()
        .getLiteralLexicalForm();
  }

  Collection<CheckGroup> over(DatasetGraph data) {
    new Slices(data, connections(data), this::slice).forEach();
    return groups.values();
  }

  /** What the ontology, with the extensions that the store holds, says about types. */
  private static Graph connections(DatasetGraph data) {
    Graph graph = GraphFactory.createDefaultGraph();
    Graph bundled = Ontology.bundled().model().getGraph();
    for (Node predicate : CONNECTIONS) {
      bundled.find(Node.ANY, predicate, Node.ANY).forEachRemaining(graph::add);
      data.find(Node.ANY, Node.ANY, predicate, Node.ANY)
          .forEachRemaining(quad -> graph.add(quad.asTriple()));
    }
    return graph;
  }

  private void slice(Node name, Graph slice) {
    groups.forEach(
        (shape, group) -> {
          Collection<Node> nodes = VLib.focusNodes(slice, shape);
          if (nodes.isEmpty()) {
            return;
          }
          group.checked(nodes.size());
          ValidationContext context = ValidationContext.create(shapes, slice);
          nodes.forEach(node -> ValidationProc.execValidateShape(context, slice, shape, node));
          if (context.hasViolation()) {
            for (ReportEntry entry : context.generateReport().getEntries()) {
              Finding finding = finding(name, entry);
              group.add(finding);
              findings.accept(finding);
            }
          }
        });
  }

  private static Finding finding(Node name, ReportEntry entry) {
    Node path = entry.resultPath() instanceof P_Link link ? link.getNode() : null;
    return new Finding(
        entry.source(),
        entry.sourceConstraintComponent(),
        entry.message(),
        name,
        entry.focusNode(),
        path,
        entry.value());
  }
}
