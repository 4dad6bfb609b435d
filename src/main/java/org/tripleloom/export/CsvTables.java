package org.tripleloom.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.DC_11;
import org.apache.jena.vocabulary.SKOS;
import org.tripleloom.vocab.Bibo;
import org.tripleloom.vocab.Nif;
import org.tripleloom.vocab.Prov;
import org.tripleloom.vocab.Schema;
import org.tripleloom.vocab.Tl;

/**
 * Three tables in the form of RFC 4180, UTF-8, each with a header. Papers, entities and claims name
 * each other by IRI; several values in one field stand apart by {@code " | "}, and the mentions of
 * a claim are a JSON array.
 */
final class CsvTables {
  private static final String PAPERS = "papers.csv";
  private static final String ENTITIES = "entities.csv";
  private static final String CLAIMS = "claims.csv";

  static final Set<String> NAMES = Set.of(PAPERS, ENTITIES, CLAIMS);

  private static final String BETWEEN = " | ";
  private static final ObjectMapper JSON = new ObjectMapper();

  private CsvTables() {}

  private interface Rows {
    void print(CSVPrinter table) throws IOException;
  }

  static void write(Selection selection, WholeFolder folder) {
    boolean text = selection.filter().text();
    table(
        folder,
        PAPERS,
        List.of(
            "paper",
            "title",
            "year",
            "issued",
            "venue",
            "authors",
            "doi",
            "arxiv",
            "keywords",
            "withdrawn",
            "source",
            "identifier",
            "abstract",
            "claims"),
        table -> selection.papers(paper -> print(table, paper(paper, text))));
    table(
        folder,
        ENTITIES,
        List.of(
            "entity",
            "label",
            "type",
            "classes",
            "other_labels",
            "broader",
            "exact_matches",
            "papers",
            "claims"),
        table -> selection.entities(entity -> print(table, entity(entity))));
    table(
        folder,
        CLAIMS,
        List.of(
            "claim",
            "paper",
            "subject",
            "subject_label",
            "property",
            "object",
            "object_label",
            "subject_type",
            "object_type",
            "confidence",
            "hedged",
            "sentence",
            "extractor",
            "rule",
            "run",
            "mentions"),
        table ->
            selection.papers(
                paper -> {
                  for (ClaimPart claim : paper.claims()) {
                    print(table, claim(selection, paper, claim, text));
                  }
                }));
  }

  private static void table(WholeFolder folder, String name, List<String> columns, Rows rows) {
    folder.write(
        name,
        true,
        out -> {
          Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
          CSVPrinter table = new CSVPrinter(writer, CSVFormat.RFC4180);
          table.printRecord(columns);
          rows.print(table);
          table.flush();
        });
  }

  private static void print(CSVPrinter table, List<Object> row) {
    try {
      table.printRecord(row);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Object> paper(PaperPart part, boolean text) {
    Subject paper = part.paper();
    return List.of(
        paper.subject().getURI(),
        paper.text(DCTerms.title),
        part.year(),
        paper.text(DCTerms.issued),
        part.venue(),
        String.join(BETWEEN, part.authors()),
        paper.text(Bibo.DOI),
        paper.text(Tl.ARXIV),
        String.join(BETWEEN, paper.texts(Schema.KEYWORDS)),
        paper.text(Tl.WITHDRAWN).equals("true"),
        String.join(BETWEEN, paper.texts(DC_11.source)),
        paper.text(DCTerms.identifier),
        text ? paper.text(DCTerms.abstract_) : "",
        part.claims().size());
  }

  private static List<Object> entity(EntityPart part) {
    return List.of(
        part.node().getURI(),
        part.label(),
        part.type().getLocalName(),
        String.join(BETWEEN, part.classes().stream().map(Node::getURI).toList()),
        String.join(BETWEEN, part.entity().texts(SKOS.altLabel)),
        String.join(BETWEEN, part.broader().stream().map(Node::getURI).toList()),
        String.join(BETWEEN, part.entity().texts(SKOS.exactMatch)),
        part.papers(),
        part.claims());
  }

  private static List<Object> claim(
      Selection selection, PaperPart paper, ClaimPart part, boolean text) {
    Subject claim = part.claim();
    return List.of(
        part.node().getURI(),
        paper.paper().subject().getURI(),
        part.subject().getURI(),
        part.isRole() ? paper.paper().text(DCTerms.title) : selection.label(part.subject()),
        part.property().getLocalName(),
        part.object().getURI(),
        selection.label(part.object()),
        claim.one(Tl.SUBJECT_TYPE).map(Node::getLocalName).orElse(""),
        claim.one(Tl.OBJECT_TYPE).map(Node::getLocalName).orElse(""),
        claim.text(Tl.CONFIDENCE),
        part.hedged(),
        text ? claim.text(Tl.SENTENCE) : "",
        claim.text(Tl.EXTRACTOR),
        claim.text(Tl.RULE),
        claim.text(Prov.WAS_GENERATED_BY),
        mentions(part));
  }

  private static String mentions(ClaimPart part) {
    ArrayNode array = JSON.createArrayNode();
    for (Subject mention : part.mentions()) {
      boolean ofSubject = part.claim().all(Tl.SUBJECT_MENTION).contains(mention.subject());
      array
          .addObject()
          .put("of", ofSubject ? "subject" : "object")
          .put("text", mention.text(Nif.ANCHOR_OF))
          .put("begin", Integer.parseInt(mention.text(Nif.BEGIN_INDEX)))
          .put("end", Integer.parseInt(mention.text(Nif.END_INDEX)))
          .put("rule", mention.text(Tl.RULE));
    }
    return array.toString();
  }
}
