package org.tripleloom.serve;

import jakarta.servlet.http.HttpServletRequest;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RDFWriter;
import org.tripleloom.graph.Iris;

/**
 * What the endpoint can do, in the terms of SPARQL 1.1 Service Description. The graphs of papers
 * are too many to be named here; the VoID description of the dataset counts them.
 */
final class ServiceDescription {
  static final List<ResultFormat> FORMATS = ResultFormat.GRAPHS;

  private static final String QUERIES =
      """
      PREFIX dcterms: <http://purl.org/dc/terms/>
      PREFIX ent: <http://www.w3.org/ns/entailment/>
      PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
      PREFIX sd: <http://www.w3.org/ns/sparql-service-description#>
      PREFIX void: <http://rdfs.org/ns/void#>

      <sparql> a sd:Service ;
        sd:endpoint <sparql> ;
        dcterms:title "SPARQL queries"@en ;
        sd:supportedLanguage sd:SPARQL11Query ;
        sd:feature sd:UnionDefaultGraph ;
        sd:defaultEntailmentRegime %s ;
        sd:resultFormat %s ;
        sd:availableGraphs <sparql#graphs> ;
        sd:defaultDataset <sparql#dataset> ;
        rdfs:seeAlso <.well-known/void> .

      <sparql#dataset> a sd:Dataset, void:Dataset ;
        dcterms:title "All papers, entities and claims of the store"@en ;
        dcterms:description "The default graph is the union of the named graphs: one for each paper, and those named here."@en ;
        rdfs:seeAlso <.well-known/void> ;
        sd:defaultGraph [ a sd:Graph ; dcterms:title "The union of all named graphs"@en ] ;
        sd:namedGraph %s .

      <sparql#graphs> a sd:GraphCollection ; sd:namedGraph %s .
      """;

  private static final String UPDATES =
      """
      PREFIX dcterms: <http://purl.org/dc/terms/>
      PREFIX sd: <http://www.w3.org/ns/sparql-service-description#>

      <update> a sd:Service ;
        sd:endpoint <update> ;
        dcterms:title "SPARQL updates of graphs that no build writes, for those who may"@en ;
        sd:supportedLanguage sd:SPARQL11Update ;
        sd:feature sd:UnionDefaultGraph ;
        sd:defaultDataset <sparql#dataset> .
      """;

  private final Graph graph;

  ServiceDescription(Iris iris, EndpointSettings settings) {
    String named =
        Stream.of(iris.entities(), iris.curation(), iris.ontology(), iris.catalog())
            .map(name -> "[ a sd:NamedGraph ; sd:name <" + name.getURI() + "> ]")
            .collect(Collectors.joining(", "));
    String formats =
        Stream.of(ResultFormat.values())
            .map(format -> "<" + format.iri() + ">")
            .collect(Collectors.joining(", "));
    String turtle =
        QUERIES.formatted(settings.entailment() ? "ent:RDFS" : "ent:Simple", formats, named, named)
            + (settings.writers().isPresent() ? UPDATES : "");
    graph = RDFParser.fromString(turtle, Lang.TURTLE).base(iris.base()).toGraph();
  }

  void write(ResultFormat format, OutputStream out) {
    RDFWriter.source(graph).format(format.graph()).build().output(out);
  }

  /** Whether it is a browser that asks. */
  static boolean isForPeople(HttpServletRequest request) {
    Accept accept = Accept.parse(request.getHeader("Accept"));
    double html = accept.q("text/html");
    return request.getHeader("Accept") != null
        && request.getParameter("format") == null
        && FORMATS.stream().noneMatch(format -> accept.q(format.mediaType()) >= html);
  }
}
