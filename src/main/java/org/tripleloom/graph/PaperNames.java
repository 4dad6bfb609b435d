package org.tripleloom.graph;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.tripleloom.paper.ArxivId;
import org.tripleloom.paper.Doi;
import org.tripleloom.paper.PaperId;
import org.tripleloom.problem.Problem;
import org.tripleloom.vocab.Bibo;
import org.tripleloom.vocab.Tl;

/** The papers of a store by what people call them. */
public final class PaperNames {
  private final DatasetGraph graphs;
  private final Iris iris;

  /**
   * @param graphs the named graphs, in a transaction
   */
  public PaperNames(DatasetGraph graphs, Iris iris) {
    this.graphs = graphs;
    this.iris = iris;
  }

  /**
   * The paper of an IRI or its path, a former one too, of a DOI, an arXiv identifier, the source's
   * own identifier or a whole title.
   *
   * @param store to be named in errors
   * @throws org.tripleloom.problem.ProblemException {@link Problem#NO_SUCH_PAPER}, {@link
   *     Problem#WHICH_PAPER}
   */
  public Node find(String name, Object store) {
    Set<Node> found = new LinkedHashSet<>();
    for (String iri : List.of(name, iris.base() + name, iris.base() + "paper/" + name)) {
      if (found.isEmpty() && iri.startsWith(iris.base())) {
        iri(iris.of(iri.substring(iris.base().length())), found);
      }
    }
    if (found.isEmpty()) {
      ArxivId arxiv = ArxivId.parse(name);
      literal(Bibo.DOI, Doi.parse(name), found);
      literal(Tl.ARXIV, arxiv == null ? null : arxiv.id(), found);
      literal(DCTerms.identifier, name, found);
    }
    if (found.isEmpty()) {
      literal(Tl.TITLE_KEY, PaperId.titleKey(name), found);
    }
    if (found.isEmpty()) {
      throw Problem.NO_SUCH_PAPER.at(name, store);
    }
    if (found.size() > 1) {
      List<String> iris = new ArrayList<>();
      found.forEach(paper -> iris.add(paper.getURI()));
      throw Problem.WHICH_PAPER.at(name, String.join(", ", iris));
    }
    return found.iterator().next();
  }

  private void iri(Node paper, Set<Node> found) {
    if (graphs.contains(Node.ANY, paper, RDF.type.asNode(), Tl.PAPER.asNode())) {
      found.add(paper);
    } else {
      graphs
          .find(Node.ANY, paper, DCTerms.isReplacedBy.asNode(), Node.ANY)
          .forEachRemaining(quad -> found.add(quad.getObject()));
    }
  }

  private void literal(Property property, String value, Set<Node> found) {
    if (value != null) {
      graphs
          .find(Node.ANY, Node.ANY, property.asNode(), PaperGraph.text(value))
          .forEachRemaining(
              quad -> {
                if (iris.isPaperGraph(quad.getGraph())) {
                  found.add(quad.getSubject());
                }
              });
    }
  }
}
