package org.tripleloom.site;

import java.util.ArrayList;
import java.util.List;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.tripleloom.graph.Store;
import org.tripleloom.paper.PaperId;

/** Writes small graphs as a build would, so that pages have what tests need and no more. */
final class Papers {
  private static final String PREFIXES =
      """
      PREFIX tl: <https://w3id.org/tripleloom/ontology#>
      PREFIX dcterms: <http://purl.org/dc/terms/>
      PREFIX nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#>
      PREFIX prov: <http://www.w3.org/ns/prov#>
      PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
      PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
      PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
      """;

  private final StringBuilder graphs = new StringBuilder(PREFIXES);
  private final StringBuilder entities = new StringBuilder();
  private String paper;
  private String text;

  /** Begins a paper; claims that follow are its own. */
  Papers paper(String path, String title, String body, String date) {
    paper = path;
    text = title + "\n" + body;
    graphs.append(
        """
        <graph/%s> { <%s> a tl:Paper ; dcterms:title %s ; dcterms:abstract %s ;
          dcterms:issued "%s"^^xsd:date ; tl:inYear <year/%s> .
          <year/%s> a tl:Year . }
        """
            .formatted(
                path,
                path,
                quoted(title),
                quoted(body),
                date,
                date.substring(0, 4),
                date.substring(0, 4)));
    return this;
  }

  Papers entity(String slug, String type, String label, String... others) {
    entities.append(
        "<entity/%s> a tl:ResearchEntity, %s ; skos:prefLabel %s ; tl:paperCount 1 .\n"
            .formatted(slug, type, quoted(label)));
    for (String other : others) {
      entities.append("<entity/%s> skos:altLabel %s .\n".formatted(slug, quoted(other)));
    }
    return this;
  }

  Papers kindOf(String slug, String wider) {
    entities.append("<entity/%s> skos:broader <entity/%s> .\n".formatted(slug, wider));
    return this;
  }

  Papers triples(String turtle) {
    entities.append(turtle).append('\n');
    return this;
  }

  /** What the paper does with an entity, named so in its text. */
  Papers role(String role, String slug, String form, String type, double confidence) {
    List<String> mentions = new ArrayList<>();
    int at = text.indexOf(form);
    for (int from = at; from >= 0; from = text.indexOf(form, from + 1)) {
      mentions.add(mention("tl:objectMention", form, from, mentions.size() + 1));
    }
    claim(paper, "tl:" + role, slug, confidence, sentence(at), "tl:objectType " + type, mentions);
    return this;
  }

  /** What the paper states of two entities. */
  Papers relation(
      String subject, String subjectForm, String property, String object, String objectForm) {
    int to = text.lastIndexOf(objectForm);
    int from = text.lastIndexOf(subjectForm);
    claim(
        "entity/" + subject,
        property,
        object,
        0.8,
        sentence(from),
        "tl:subjectType tl:Method ; tl:objectType tl:Phenomenon",
        List.of(
            mention("tl:subjectMention", subjectForm, from, 1),
            mention("tl:objectMention", objectForm, to, 2)));
    return this;
  }

  private String mention(String property, String form, int at, int number) {
    int begin = text.codePointCount(0, at);
    int end = begin + form.codePointCount(0, form.length());
    return "%s <CLAIM#m%d> . <CLAIM#m%d> nif:anchorOf %s ; nif:beginIndex %d ; nif:endIndex %d ."
        .formatted(property, number, number, quoted(form), begin, end);
  }

  private void claim(
      String subject,
      String property,
      String object,
      double confidence,
      String sentence,
      String types,
      List<String> mentions) {
    String claim =
        "claim/" + PaperId.hash(paper + subject + property + object + sentence).substring(0, 32);
    graphs.append(
        """
        <graph/%s> { <%s> %s <entity/%s> . <%s> a tl:Claim ; rdf:subject <%s> ; rdf:predicate %s ;
          rdf:object <entity/%s> ; %s ; tl:statedIn <%s> ; tl:confidence %s ; tl:sentence %s ;
          tl:extractor "dictionary/1" . %s }
        """
            .formatted(
                paper,
                subject,
                property,
                object,
                claim,
                subject,
                property,
                object,
                types,
                paper,
                confidence,
                quoted(sentence),
                String.join(
                    "\n",
                    mentions.stream()
                        .map(m -> "<" + claim + "> " + m.replace("CLAIM", claim))
                        .toList())));
  }

  private String sentence(int at) {
    int begin = Math.max(text.lastIndexOf(". ", at) + 2, text.lastIndexOf('\n', at) + 1);
    int dot = text.indexOf(". ", at);
    int line = text.indexOf('\n', at);
    int end = text.length();
    end = dot >= 0 ? Math.min(end, dot + 1) : end;
    end = line >= 0 ? Math.min(end, line) : end;
    return text.substring(
        text.lastIndexOf(". ", at) < 0 && text.lastIndexOf('\n', at) < 0 ? 0 : begin, end);
  }

  void into(Store store) {
    graphs.append("<graph/entities> {\n").append(entities).append("}\n");
    store.write(
        data ->
            RDFParser.fromString(graphs.toString(), Lang.TRIG)
                .base(store.iris().base())
                .parse(data));
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }
}
