package org.tripleloom.check;

import java.util.List;
import java.util.function.Consumer;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import org.tripleloom.vocab.QueryFile;

/**
 * A query of {@code check/} that finds what a shape cannot see. Its rows name the named graph
 * ({@code ?graph}), the node at fault ({@code ?focus}) and, if it helps, what is wrong with it
 * ({@code ?value}).
 *
 * @param problem a sentence that is true of every row
 * @param fix what to do about it
 */
record Rule(String name, String problem, String fix, Query query) {
  private static final String NS = "https://w3id.org/tripleloom/check#";

  static List<Rule> all() {
    return QueryFile.bundled("/check").stream().map(Rule::of).toList();
  }

  static Rule of(QueryFile file) {
    return new Rule(
        file.name(), file.get("problem"), file.get("fix"), QueryFactory.create(file.text()));
  }

  CheckGroup over(DatasetGraph data, Consumer<Finding> findings) {
    CheckGroup group = new CheckGroup(problem, fix);
    Node check = NodeFactory.createURI(NS + name);
    try (QueryExec exec = QueryExec.dataset(data).query(query).build()) {
      exec.select()
          .forEachRemaining(
              row -> {
                Finding finding =
                    new Finding(
                        check,
                        SHACL.SPARQLConstraintComponent,
                        problem,
                        row.get("graph"),
                        row.get("focus"),
                        null,
                        row.get("value"));
                group.add(finding);
                findings.accept(finding);
              });
    }
    return group;
  }
}
