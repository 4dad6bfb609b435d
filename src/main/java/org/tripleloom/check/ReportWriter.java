package org.tripleloom.check;

import java.io.OutputStream;
import java.util.function.Consumer;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.sparql.graph.NodeConst;
import org.apache.jena.vocabulary.RDF;
import org.tripleloom.vocab.Tl;

/**
 * A SHACL validation report in Turtle, written as findings come. A rule's finding has the rule as
 * its source shape; {@code tl:inGraph} names the graph.
 */
public final class ReportWriter implements Consumer<Finding>, AutoCloseable {
  private final StreamRDF out;
  private final Node report = NodeFactory.createBlankNode();
  private boolean conforms = true;

  /** The stream stays open. */
  public ReportWriter(OutputStream stream) {
    out = StreamRDFWriter.getWriterStream(stream, RDFFormat.TURTLE_BLOCKS);
    out.start();
    out.prefix("sh", SHACL.getURI());
    out.prefix("tl", Tl.NS);
    write(report, RDF.type.asNode(), SHACL.ValidationReport);
  }

  @Override
  public void accept(Finding finding) {
    conforms = false;
    Node result = NodeFactory.createBlankNode();
    write(report, SHACL.result, result);
    write(result, RDF.type.asNode(), SHACL.ValidationResult);
    write(result, SHACL.resultSeverity, SHACL.Violation);
    write(result, SHACL.focusNode, finding.focus());
    write(result, SHACL.sourceShape, finding.check());
    write(result, SHACL.sourceConstraintComponent, finding.component());
    write(result, SHACL.resultPath, finding.path());
    write(result, SHACL.value, finding.value());
    write(result, SHACL.resultMessage, NodeFactory.createLiteralString(finding.message()));
    write(result, Tl.IN_GRAPH.asNode(), finding.graph());
  }

  private void write(Node subject, Node predicate, Node object) {
    if (object != null) {
      out.triple(Triple.create(subject, predicate, object));
    }
  }

  /** Says whether the store conforms, and ends the report. */
  @Override
  public void close() {
    write(report, SHACL.conforms, conforms ? NodeConst.nodeTrue : NodeConst.nodeFalse);
    out.finish();
  }
}
