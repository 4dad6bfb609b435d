package org.tripleloom.extract.neural;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tripleloom.extract.ContextVector;
import org.tripleloom.extract.ExtractedEntity;
import org.tripleloom.extract.ExtractedRelation;
import org.tripleloom.extract.Extraction;
import org.tripleloom.extract.ExtractionJson;
import org.tripleloom.extract.Mention;
import org.tripleloom.extract.RelationType;
import org.tripleloom.extract.Role;
import org.tripleloom.extract.neural.GoldenPapers.Golden;
import org.tripleloom.paper.Paper;
import org.tripleloom.text.Analyzer;

class NeuralExtractorTest {
  private static final String TITLE = "MemNet: Replay against Catastrophic Forgetting";
  private static final String ABSTRACT =
      "Neural networks suffer from catastrophic forgetting. We propose MemNet, a replay method for"
          + " continual learning. On Split CIFAR-100, MemNet outperforms elastic weight"
          + " consolidation (EWC) in accuracy. MemNet mitigates catastrophic forgetting.";

  private static NeuralExtractor extractor;
  private static Analyzer analyzer;

  @BeforeAll
  static void load() {
    extractor = NeuralExtractor.bundled();
    analyzer = new Analyzer(extractor.depth());
  }

  @AfterAll
  static void close() {
    extractor.close();
  }

  @Test
  void the_name_before_the_colon_is_what_the_paper_introduces() {
    Extraction extraction = extract(TITLE, ABSTRACT);
    assertEquals(Role.INTRODUCES, entity(extraction, "MemNet").role());
    assertEquals(4, entity(extraction, "MemNet").mentions().size());
    assertTrue(entity(extraction, "elastic weight consolidation").forms().contains("EWC"));
    assertTrue(
        extraction.relations().stream()
            .anyMatch(
                relation ->
                    relation.subject().equals("MemNet")
                        && relation.type() == RelationType.MITIGATES
                        && relation.evidence().startsWith("MemNet mitigates")));
  }

  @Test
  void a_denied_relation_is_left_out_and_a_hedged_one_marked() {
    String title = "MemNet: Replay";
    assertEquals(List.of(false), hedges(extract(title, ABSTRACT)));
    Extraction hedged = extract(title, ABSTRACT.replace("MemNet mitig", "MemNet possibly mitig"));
    assertEquals(List.of(true), hedges(hedged));
    Extraction denied = extract(title, ABSTRACT.replace("mitigates", "fails to mitigate"));
    assertEquals(List.of(), hedges(denied));
    assertTrue(denied.dropped().stream().anyMatch(d -> d.reason().equals("denied")));
  }

  private static List<Boolean> hedges(Extraction extraction) {
    return extraction.relations().stream()
        .filter(relation -> relation.type() == RelationType.MITIGATES)
        .filter(relation -> relation.subject().equals("MemNet"))
        .map(ExtractedRelation::hedged)
        .toList();
  }

  @Test
  void every_claim_stands_in_its_text_and_keeps_to_the_ontology() throws IOException {
    Random random = new Random(11);
    String[] odd = {
      "\u200b", "\ud835\udc00 ", "\t", "e\u0301 ", "\ufb01 ", "\u00a0", "( ", "\ud800"
    };
    for (Golden golden : GoldenPapers.own().papers().subList(0, 12)) {
      StringBuilder text = new StringBuilder(golden.analysis().paper().abstractText());
      for (int i = 0; i < 8; i++) {
        text.insert(random.nextInt(text.length()), odd[random.nextInt(odd.length)]);
      }
      check(extract(golden.analysis().paper().title(), text.toString()), text.toString());
    }
  }

  @Test
  void entities_carry_what_the_encoder_sees_and_the_line_of_extract_does_not() throws IOException {
    Extraction found = extract(TITLE, ABSTRACT);
    for (ExtractedEntity entity : found.entities()) {
      assertEquals(32, entity.vector().values().length, entity.name());
    }
    assertFalse(ExtractionJson.line(found).contains("vector"));
    String text = TITLE + "\n" + ABSTRACT;
    JsonNode kept = new ObjectMapper().readTree(ExtractionJson.full(found));
    assertEquals(
        found.entities().stream().map(ExtractedEntity::vector).toList(),
        ExtractionJson.read(kept, text).entities().stream().map(ExtractedEntity::vector).toList());
  }

  @Test
  void a_label_has_a_vector_where_it_stands_in_its_context() {
    try (ContextEncoder encoder = ContextEncoder.of(null)) {
      String context = "t last, catastrophic forgetting is what replay is there ag";
      ContextVector vector = encoder.of("Catastrophic Forgetting", context);
      assertEquals(32, vector.values().length);
      assertNotEquals(vector, encoder.of("replay", context));
      assertTrue(encoder.of("dropout", context).isNone());
    }
  }

  private static void check(Extraction extraction, String abstractText) {
    String text = extraction.title() + "\n" + abstractText;
    for (ExtractedEntity entity : extraction.entities()) {
      assertTrue(entity.forms().contains(entity.name()));
      assertTrue(text.contains(entity.evidence()));
      for (Mention mention : entity.mentions()) {
        assertEquals(mention.text(), mention.span().of(text));
        assertFalse(mention.text().matches("(?s)\\(?\\s.*|.*\\s"), mention.text());
      }
    }
    for (ExtractedRelation relation : extraction.relations()) {
      assertTrue(text.contains(relation.evidence()));
      assertTrue(
          relation
              .type()
              .allows(
                  entity(extraction, relation.subject()).type(),
                  entity(extraction, relation.object()).type()));
    }
  }

  @Test
  void a_long_paper_is_read_to_its_end() {
    String filler = "Earlier work studied recurrent networks on many kinds of sequences. ";
    Extraction extraction = extract(TITLE, filler.repeat(60) + ABSTRACT);
    assertEquals(Role.INTRODUCES, entity(extraction, "MemNet").role());
    assertEquals(4, entity(extraction, "MemNet").mentions().size());
  }

  @Test
  void a_proposal_without_a_name_is_not_passed_over_in_silence() {
    Extraction extraction = extract("On it", "We propose this. It is good.");
    assertTrue(
        extraction.entities().stream().anyMatch(entity -> entity.role() == Role.INTRODUCES)
            || extraction.dropped().stream()
                .anyMatch(dropped -> dropped.what().equals("what the paper proposes")));
  }

  @Test
  void a_paper_of_which_only_the_title_is_known_is_read_too() {
    assertEquals("On it", extract("On it", "").title());
  }

  @Test
  void the_same_paper_gives_the_same_answer_whatever_runs_beside_it()
      throws IOException, InterruptedException, ExecutionException {
    List<Golden> papers = GoldenPapers.own().papers().subList(0, 8);
    List<String> alone = new ArrayList<>();
    for (Golden golden : papers) {
      alone.add(line(golden));
    }
    ExecutorService workers = Executors.newFixedThreadPool(3);
    try {
      List<Future<String>> together = new ArrayList<>();
      for (Golden golden : papers) {
        together.add(workers.submit(() -> line(golden)));
      }
      for (int i = 0; i < alone.size(); i++) {
        assertEquals(alone.get(i), together.get(i).get());
      }
    } finally {
      workers.shutdownNow();
    }
  }

  private static String line(Golden golden) {
    return ExtractionJson.full(extractor.extract(analyzer.analyze(golden.analysis().paper())));
  }

  private static Extraction extract(String title, String abstractText) {
    Paper paper = GoldenPapers.analysis(title, abstractText).paper();
    return extractor.extract(analyzer.analyze(paper));
  }

  private static ExtractedEntity entity(Extraction extraction, String name) {
    return extraction.entities().stream()
        .filter(entity -> entity.forms().contains(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " is not among " + extraction.entities()));
  }
}
