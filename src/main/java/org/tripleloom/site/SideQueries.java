package org.tripleloom.site;

import org.tripleloom.vocab.Tl;

/**
 * SPARQL for what stands beside the blocks of an entity's page.
 *
 * @param years papers of each year that have a role for it
 * @param related the entities of the same papers
 */
public record SideQueries(String years, String related) {
  private static final String PREFIXES =
      """
      PREFIX tl: <%s>
      PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
      PREFIX dcterms: <http://purl.org/dc/terms/>
      PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

      """
          .formatted(Tl.NS);

  /**
   * @param iri absolute
   */
  static SideQueries of(String iri, double least) {
    String papers =
        "  ?claim rdf:subject ?paper ;\n    rdf:object <"
            + iri
            + ">"
            + sure("sure", least)
            + "\n  ?paper a tl:Paper";
    return new SideQueries(
        PREFIXES
            + """
            SELECT ?year (COUNT(DISTINCT ?paper) AS ?papers) WHERE {
            %s ;
                dcterms:issued ?date .
              BIND (SUBSTR(STR(?date), 1, 4) AS ?year)
            }
            GROUP BY ?year
            ORDER BY ?year"""
                .formatted(papers),
        PREFIXES
            + """
            SELECT ?name (COUNT(DISTINCT ?paper) AS ?shared) WHERE {
            %s .
              ?other rdf:subject ?paper ;
                rdf:object ?entity%s
              ?entity skos:prefLabel ?name .
              FILTER (?entity != <%s>)
            }
            GROUP BY ?entity ?name
            ORDER BY DESC(?shared)
            LIMIT 50"""
                .formatted(papers, sure("otherSure", least), iri));
  }

  /** The end of what is said of a claim: that it is sure enough. */
  private static String sure(String variable, double least) {
    return least > 0
        ? " ;\n    tl:confidence ?%1$s .\n  FILTER (?%1$s >= %2$s)".formatted(variable, least)
        : " .";
  }
}
