package org.tripleloom.cli;

import java.util.Optional;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.resultset.ResultSetLang;

/** How {@code query} prints; the names are those of the command line. */
enum AnswerFormat {
  table(null, Lang.TURTLE),
  csv(ResultSetLang.RS_CSV, null),
  tsv(ResultSetLang.RS_TSV, null),
  json(ResultSetLang.RS_JSON, Lang.JSONLD11),
  xml(ResultSetLang.RS_XML, Lang.RDFXML);

  private final Lang rows;
  private final Lang graph;

  AnswerFormat(Lang rows, Lang graph) {
    this.rows = rows;
    this.graph = graph;
  }

  /** For rows and booleans; empty for the table. */
  Optional<Lang> rows() {
    return Optional.ofNullable(rows);
  }

  /** For graphs; empty where only rows fit. */
  Optional<Lang> graph() {
    return Optional.ofNullable(graph);
  }
}
