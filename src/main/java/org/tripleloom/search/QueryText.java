package org.tripleloom.search;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.query.Syntax;
import org.apache.jena.query.text.TextQuery;
import org.apache.jena.sparql.core.DatasetDescription;
import org.apache.jena.sparql.syntax.syntaxtransform.ElementTransformCopyBase;
import org.apache.jena.sparql.syntax.syntaxtransform.QueryTransformOps;
import org.tripleloom.problem.Problem;
import org.tripleloom.problem.ProblemException;
import org.tripleloom.vocab.Prefixes;

/** A SPARQL query as a person writes it: the usual prefixes need no declaration. */
public final class QueryText {
  /** The parser's: the kind of the token, then the token. */
  private static final Pattern UNEXPECTED =
      Pattern.compile("Encountered \" (?:\".*?\"|<\\w+>) \"(.*?) ?\"\"", Pattern.DOTALL);

  private static final Pattern END = Pattern.compile("Encountered:? \"?<EOF>");

  /** The parser's, of letters that begin no token: the code of the next one, then those before. */
  private static final Pattern LETTERS =
      Pattern.compile("Encountered: '(\\d+)' \\(\\d+\\), after prefix \"(.*)\"", Pattern.DOTALL);

  private static final Pattern PLACE = Pattern.compile("line (\\d+), column (\\d+)");
  private static final Pattern START =
      Pattern.compile("(?i)^(lexical error at )?line \\d+, column \\d+[.:]\\s*");

  private QueryText() {}

  /**
   * Parses SPARQL 1.1 with ARQ's extensions; {@link Prefixes#ALL} and {@code text:} are declared
   * and relative IRIs stand behind {@code base}. Refuses what reaches outside the store: {@link
   * Refusals}.
   *
   * @throws ProblemException {@link Problem#BAD_QUERY} with line, column and what is wrong there
   */
  public static Query parse(String text, String base) {
    return parse(text, base, new DatasetDescription());
  }

  /**
   * As {@link #parse(String, String)}.
   *
   * @param given the graphs that the query is to see; if there are any, they count instead of those
   *     in its FROM
   */
  public static Query parse(String text, String base, DatasetDescription given) {
    Query query = new Query();
    Prefixes.ALL.forEach(query::setPrefix);
    query.setPrefix("text", TextQuery.NS);
    try {
      QueryFactory.parse(query, text, base, Syntax.syntaxARQ);
    } catch (QueryException e) {
      throw Problem.BAD_QUERY.because(e, fault(e));
    }
    if (!given.isEmpty()) {
      query.getGraphURIs().clear();
      query.getNamedGraphURIs().clear();
      given.getDefaultGraphURIs().forEach(query::addGraphURI);
      given.getNamedGraphURIs().forEach(query::addNamedGraphURI);
    }
    return Refusals.check(query)
        ? QueryTransformOps.transform(
            query, new ElementTransformCopyBase(), new StoppableRegex.Transform())
        : query;
  }

  /** Says what is wrong, and where. */
  static String fault(QueryException e) {
    return "has a fault" + place(e) + ": " + what(e.getMessage());
  }

  /** From the message, which means the token at fault; the exception's fields, the one before. */
  private static String place(QueryException e) {
    Matcher place = PLACE.matcher(e.getMessage());
    if (place.find()) {
      return " at line " + place.group(1) + ", column " + place.group(2);
    }
    return e instanceof QueryParseException parse && parse.getLine() > 0
        ? " at line " + parse.getLine() + ", column " + parse.getColumn()
        : "";
  }

  /** One clause out of the parser's several lines. */
  private static String what(String message) {
    if (END.matcher(message).find()) {
      return "it ends where more is needed";
    }
    Matcher unexpected = UNEXPECTED.matcher(message);
    if (unexpected.find()) {
      return "\"" + unexpected.group(1) + "\" cannot stand here";
    }
    Matcher letters = LETTERS.matcher(message);
    if (letters.find()) {
      String next = Character.toString(Integer.parseInt(letters.group(1)));
      return next.isBlank()
          ? "\"" + letters.group(2) + "\" is no word of SPARQL"
          : "\"" + letters.group(2) + next + "\" cannot stand here";
    }
    String first = START.matcher(message.strip()).replaceFirst("").lines().findFirst().orElse("");
    return first.replaceFirst("[.\\s]+$", "");
  }
}
