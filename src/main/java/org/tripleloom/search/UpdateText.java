package org.tripleloom.search;

import java.util.List;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.Syntax;
import org.apache.jena.sparql.modify.request.UpdateDeleteWhere;
import org.apache.jena.sparql.modify.request.UpdateLoad;
import org.apache.jena.sparql.modify.request.UpdateModify;
import org.apache.jena.sparql.syntax.syntaxtransform.ElementTransformCopyBase;
import org.apache.jena.sparql.syntax.syntaxtransform.UpdateTransformOps;
import org.apache.jena.update.Update;
import org.apache.jena.update.UpdateFactory;
import org.apache.jena.update.UpdateRequest;
import org.tripleloom.problem.Problem;
import org.tripleloom.problem.ProblemException;
import org.tripleloom.vocab.Prefixes;

/** A SPARQL update as a person writes it: the usual prefixes need no declaration. */
public final class UpdateText {
  private UpdateText() {}

  /**
   * Parses SPARQL 1.1 Update, with prefixes, base and refusals as in {@link QueryText#parse}; LOAD
   * is refused as well.
   *
   * @param using the IRIs of {@code using-graph-uri}
   * @param usingNamed the IRIs of {@code using-named-graph-uri}
   * @throws ProblemException {@link Problem#BAD_UPDATE} with line, column and what is wrong there
   */
  public static UpdateRequest parse(
      String text, String base, List<String> using, List<String> usingNamed) {
    UpdateRequest request = new UpdateRequest();
    Prefixes.ALL.forEach(request::setPrefix);
    try {
      UpdateFactory.parse(request, text, base, Syntax.syntaxARQ);
    } catch (QueryException e) {
      throw Problem.BAD_UPDATE.because(e, QueryText.fault(e));
    }
    UpdateRequest checked = new UpdateRequest();
    checked.setPrefixMapping(request.getPrefixMapping());
    try {
      for (Update update : request) {
        checked.add(check(update, using, usingNamed));
      }
    } catch (ProblemException e) {
      throw Problem.BAD_UPDATE.because(e, e.sentence().replaceFirst("^the query ", ""));
    }
    return checked;
  }

  private static Update check(Update update, List<String> using, List<String> usingNamed) {
    if (update instanceof UpdateLoad load) {
      throw Problem.BAD_UPDATE.at("loads " + load.getSource() + ", which is off");
    }
    boolean given = !using.isEmpty() || !usingNamed.isEmpty();
    if (update instanceof UpdateDeleteWhere && given) {
      throw Problem.BAD_UPDATE.at("has DELETE WHERE, whose graphs a request cannot choose");
    }
    if (!(update instanceof UpdateModify modify)) {
      return update;
    }
    boolean own =
        modify.getWithIRI() != null
            || !modify.getUsing().isEmpty()
            || !modify.getUsingNamed().isEmpty();
    if (own && given) {
      throw Problem.BAD_UPDATE.at(
          "has WITH or USING, while the request names graphs as well; one of them is too much");
    }
    using.forEach(iri -> modify.addUsing(NodeFactory.createURI(iri)));
    usingNamed.forEach(iri -> modify.addUsingNamed(NodeFactory.createURI(iri)));
    modify.getUsing().forEach(graph -> Refusals.graphs(List.of(graph.toString())));
    modify.getUsingNamed().forEach(graph -> Refusals.graphs(List.of(graph.toString())));
    return Refusals.check(modify.getWherePattern())
        ? UpdateTransformOps.transform(
            modify, new ElementTransformCopyBase(), new StoppableRegex.Transform())
        : modify;
  }
}
