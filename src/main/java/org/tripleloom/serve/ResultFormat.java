package org.tripleloom.serve;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.jena.query.Query;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.tripleloom.export.DumpFormat;
import org.tripleloom.problem.Problem;

/** The forms of what the endpoint answers with; of each kind, in the server's order. */
enum ResultFormat {
  JSON("json", "SPARQL_Results_JSON", "application/sparql-results+json", "application/json"),
  XML("xml", "SPARQL_Results_XML", "application/sparql-results+xml", "application/xml"),
  CSV("csv", "SPARQL_Results_CSV", "text/csv"),
  TSV("tsv", "SPARQL_Results_TSV", "text/tab-separated-values"),
  TURTLE("ttl", "Turtle", "text/turtle", "application/x-turtle"),
  JSON_LD("jsonld", "JSON-LD", "application/ld+json", "application/json"),
  N_TRIPLES("nt", "N-Triples", "application/n-triples", "text/plain"),
  RDF_XML("rdf", "RDF_XML", "application/rdf+xml", "application/xml"),
  TRIG("trig", "TriG", "application/trig"),
  N_QUADS("nq", "N-Quads", "application/n-quads");

  static final List<ResultFormat> ROWS = List.of(JSON, XML, CSV, TSV);
  static final List<ResultFormat> TRIPLES =
      List.of(TURTLE, JSON_LD, N_TRIPLES, RDF_XML, TRIG, N_QUADS);
  static final List<ResultFormat> GRAPHS = List.of(TURTLE, JSON_LD, N_TRIPLES, RDF_XML);
  static final List<ResultFormat> QUADS = List.of(TRIG, N_QUADS, JSON_LD);

  private final String shortName;
  private final String iri;
  private final List<String> mediaTypes;

  ResultFormat(String shortName, String iri, String... mediaTypes) {
    this.shortName = shortName;
    this.iri = iri;
    this.mediaTypes = List.of(mediaTypes);
  }

  /** The IRI that W3C gives to the format. */
  String iri() {
    return "http://www.w3.org/ns/formats/" + iri;
  }

  String mediaType() {
    return mediaTypes.get(0);
  }

  /** Of a table. */
  Lang rows() {
    return switch (this) {
      case JSON -> ResultSetLang.RS_JSON;
      case XML -> ResultSetLang.RS_XML;
      case CSV -> ResultSetLang.RS_CSV;
      case TSV -> ResultSetLang.RS_TSV;
      default -> throw new IllegalStateException(this + " is no form of a table");
    };
  }

  /** Of a graph that is in memory. */
  RDFFormat graph() {
    return switch (this) {
      case TURTLE -> RDFFormat.TURTLE_PRETTY;
      case JSON_LD -> RDFFormat.JSONLD_PLAIN;
      case N_TRIPLES -> RDFFormat.NTRIPLES_UTF8;
      case RDF_XML -> RDFFormat.RDFXML_PLAIN;
      case TRIG -> RDFFormat.TRIG_PRETTY;
      case N_QUADS -> RDFFormat.NQUADS_UTF8;
      default -> throw new IllegalStateException(this + " is no form of a graph");
    };
  }

  /** Of a graph or dataset of any size. */
  DumpFormat dump() {
    return switch (this) {
      case TURTLE -> DumpFormat.TTL;
      case JSON_LD -> DumpFormat.JSONLD;
      case N_TRIPLES -> DumpFormat.NT;
      case RDF_XML -> DumpFormat.RDFXML;
      case TRIG -> DumpFormat.TRIG;
      case N_QUADS -> DumpFormat.NQ;
      default -> throw new IllegalStateException(this + " is no form of a graph");
    };
  }

  /** The forms that the answer of a query can have. */
  static List<ResultFormat> of(Query query) {
    if (query.isSelectType() || query.isAskType()) {
      return ROWS;
    }
    return query.isConstructQuad() ? QUADS : TRIPLES;
  }

  /**
   * What the client takes most gladly: by the parameter {@code format} (or {@code output}), a short
   * name or a media type, else by its Accept header.
   *
   * @throws Refused 406
   */
  static ResultFormat choose(HttpServletRequest request, List<ResultFormat> offered) {
    String asked = request.getParameter("format");
    asked = asked == null ? request.getParameter("output") : asked;
    if (asked != null) {
      String name = asked.toLowerCase(Locale.ROOT).replace(' ', '+');
      return offered.stream()
          .filter(format -> format.shortName.equals(name) || format.mediaTypes.contains(name))
          .findFirst()
          .orElseThrow(() -> notAcceptable(name, offered));
    }
    String header = request.getHeader("Accept");
    Accept accept = Accept.parse(header);
    ResultFormat best = null;
    double bestQ = 0;
    for (ResultFormat format : offered) {
      double q = accept.q(format.mediaTypes);
      if (q > bestQ) {
        best = format;
        bestQ = q;
      }
    }
    if (best == null) {
      throw notAcceptable(header, offered);
    }
    return best;
  }

  private static Refused notAcceptable(String asked, List<ResultFormat> offered) {
    String types = offered.stream().map(ResultFormat::mediaType).collect(Collectors.joining(", "));
    return new Refused(
        406,
        Problem.BAD_REQUEST.at("asks for " + asked + "; this answer comes as any of " + types));
  }
}
