package org.tripleloom.extract.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tripleloom.extract.Extracted;
import org.tripleloom.extract.ExtractedRelation;
import org.tripleloom.extract.Extraction;
import org.tripleloom.extract.ExtractionJson;
import org.tripleloom.extract.ExtractionPool;
import org.tripleloom.extract.Extractor;
import org.tripleloom.extract.RelationType;
import org.tripleloom.paper.Paper;
import org.tripleloom.paper.Papers;
import org.tripleloom.text.Analyzer;
import org.tripleloom.text.Depth;
import org.tripleloom.text.Span;
import org.tripleloom.vocab.Ontology;

class RulesExtractorTest {
  private static final Ontology ONTOLOGY = Ontology.bundled();
  private static final RulesExtractor RULES = RulesExtractor.open(List.of(), ONTOLOGY);
  private static final Analyzer ANALYZER = new Analyzer(Depth.DEPENDENCIES);
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Paper FORGETTING =
      Papers.of(
          "EWC-𝒳: Overcoming Catastrophic Forgetting in Neural Networks 😀",
          "Neural networks suffer from catastrophic forgetting when they learn tasks in sequence."
              + " We propose elastic weight consolidation (EWC-𝒳), a regularization method for"
              + " continual learning. 😀 EWC-𝒳 mitigates catastrophic forgetting by 𝔸-weighted"
              + " penalties. We evaluate it on MNIST and Atari, where it outperforms experience"
              + " replay in terms of accuracy.");

  @Test
  void a_plain_abstract_gives_types_roles_and_relations() {
    Extraction extraction = RULES.extract(ANALYZER.analyze(FORGETTING));
    Map<String, String> roles = new TreeMap<>();
    extraction
        .entities()
        .forEach(e -> roles.put(e.name(), e.type().label() + " " + e.role().label()));
    assertEquals("Phenomenon studies", roles.get("catastrophic forgetting"), roles.toString());
    assertEquals("Task addresses", roles.get("continual learning"), roles.toString());
    assertEquals("Dataset evaluatesOn", roles.get("MNIST"), roles.toString());
    assertEquals("Metric reports", roles.get("accuracy"), roles.toString());
    assertTrue(
        roles.values().stream().anyMatch(r -> r.equals("Method introduces")), roles.toString());
    assertTrue(
        extraction.relations().stream()
            .anyMatch(
                r ->
                    r.type() == RelationType.MITIGATES
                        && r.object().equals("catastrophic forgetting")),
        extraction.relations().toString());
  }

  @Test
  void a_line_of_json_keeps_the_contract() throws IOException {
    JsonNode line = JSON.readTree(ExtractionJson.line(RULES.extract(ANALYZER.analyze(FORGETTING))));
    String text = FORGETTING.text();
    assertEquals("rules/2", line.get("engine").asText());
    List<String> names = new ArrayList<>();
    for (JsonNode entity : line.get("entities")) {
      names.add(entity.get("name").asText());
      List<String> mentions = new ArrayList<>();
      entity.get("mentions").forEach(m -> mentions.add(m.asText()));
      assertTrue(mentions.contains(entity.get("name").asText()));
      List<String> cut = new ArrayList<>();
      for (JsonNode span : entity.get("spans")) {
        cut.add(new Span(span.get(0).asInt(), span.get(1).asInt()).of(text));
      }
      assertEquals(mentions, cut.stream().distinct().toList());
      assertEquals(cut.size(), entity.get("rules").size());
      entity.get("rules").forEach(rule -> assertFalse(rule.asText().isBlank()));
      assertTrue(text.contains(entity.get("evidence").asText()));
      assertTrue(entity.get("confidence").asDouble() > 0);
    }
    assertEquals(line.get("relations").size(), line.get("relationEvidence").size());
    for (int i = 0; i < line.get("relations").size(); i++) {
      JsonNode triple = line.get("relations").get(i);
      assertEquals(3, triple.size());
      assertTrue(names.contains(triple.get(0).asText()) && names.contains(triple.get(2).asText()));
      RelationType.of(triple.get(1).asText());
      assertTrue(text.contains(line.get("relationEvidence").get(i).get("sentence").asText()));
    }
  }

  @Test
  void a_denied_statement_is_no_relation_and_a_suggested_one_is_hedged() {
    String all = "Experience replay %s catastrophic forgetting in neural networks.";
    List<ExtractedRelation> stated = mitigates(String.format(all, "mitigates"));
    assertEquals(1, stated.size());
    assertFalse(stated.get(0).hedged());
    assertEquals(List.of(), mitigates(String.format(all, "does not mitigate")));
    List<ExtractedRelation> hedged = mitigates(String.format(all, "may mitigate"));
    assertTrue(hedged.stream().allMatch(ExtractedRelation::hedged));
  }

  private static List<ExtractedRelation> mitigates(String sentence) {
    Paper paper = Papers.of("Experience replay and catastrophic forgetting", sentence);
    return RULES.extract(ANALYZER.analyze(paper)).relations().stream()
        .filter(r -> r.type() == RelationType.MITIGATES)
        .toList();
  }

  @Test
  void answers_do_not_depend_on_threads_or_order() {
    List<Paper> papers = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      papers.add(
          Papers.of(
              "Net" + i + ": Sparse Attention for Question Answering",
              "We introduce Net"
                  + i
                  + ", a sparse attention model. It outperforms LSTMs such as"
                  + " BiLSTM"
                  + i
                  + " on SQuAD and reduces hallucination."));
    }
    Map<String, String> alone = run(papers, 1);
    Collections.shuffle(papers, new Random(7));
    assertEquals(alone, run(papers, 4));
    assertEquals(20, alone.size());
  }

  private static Map<String, String> run(List<Paper> papers, int threads) {
    Map<String, String> lines = new TreeMap<>();
    List<String> order = new ArrayList<>();
    try (ExtractionPool pool =
        new ExtractionPool(
            RULES,
            threads,
            result -> {
              order.add(result.paper().title());
              lines.put(
                  result.paper().title(),
                  ExtractionJson.full(((Extracted.Done) result).extraction()));
            })) {
      papers.forEach(pool::submit);
      pool.drain();
    }
    assertEquals(papers.stream().map(Paper::title).toList(), order);
    return lines;
  }

  @Test
  void a_users_rule_asserts_what_no_bundled_rule_finds(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("mine.yaml");
    Files.writeString(
        file,
        """
        rules:
        - name: my-gadget
          comment: Our gadgets have numbers.
          tokens: '(?$entity [{word:gadget}] [{tag:CD}])'
          type: Dataset
          role: evaluatesOn
          confidence: 0.9
          example: We look at gadget 7 here.
          expect: [gadget 7]
        """);
    Paper paper = Papers.of("Plain title", "Yesterday we looked at gadget 7 here.");
    assertTrue(
        RULES.extract(ANALYZER.analyze(paper)).entities().stream()
            .noneMatch(e -> e.name().equals("gadget 7")));
    try (Extractor mine = RulesExtractor.open(List.of(file), ONTOLOGY)) {
      Extraction extraction = mine.extract(ANALYZER.analyze(paper));
      var gadget =
          extraction.entities().stream()
              .filter(e -> e.name().equals("gadget 7"))
              .findFirst()
              .orElseThrow();
      assertEquals("Dataset", gadget.type().label());
      assertEquals("evaluatesOn", gadget.role().label());
      assertEquals(0.9, gadget.confidence(), 1e-9);
      assertEquals("my-gadget", gadget.mentions().get(0).rule());
      assertNotEquals(RULES.engine(), mine.engine(), "other rules, other engine version");
    }
  }

  @Test
  void a_paper_too_long_to_read_says_what_was_left_out() {
    Paper paper = Papers.of("Long", "We propose graph weaving. " + "and so on ".repeat(1_000_000));
    Extraction extraction = RULES.extract(ANALYZER.analyze(paper));
    assertTrue(
        extraction.dropped().stream().anyMatch(d -> d.what().equals("the rest of the text")));
  }

  @Test
  void a_paper_without_words_has_no_entities() {
    Extraction extraction = RULES.extract(ANALYZER.analyze(Papers.of("?!", "…")));
    assertEquals(List.of(), extraction.entities());
  }
}
