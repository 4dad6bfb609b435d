package org.tripleloom.extract.neural;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tripleloom.extract.ExtractedEntity;
import org.tripleloom.extract.Extraction;
import org.tripleloom.extract.ExtractionJson;
import org.tripleloom.extract.Mention;
import org.tripleloom.extract.Role;
import org.tripleloom.paper.Paper;
import org.tripleloom.paper.Papers;
import org.tripleloom.text.Analyzer;

/** What the engine takes for one thing under several names, in texts of few sentences. */
class CoreferenceTest {
  private static NeuralExtractor extractor;

  @BeforeAll
  static void load() {
    extractor = NeuralExtractor.bundled();
  }

  @AfterAll
  static void close() {
    extractor.close();
  }

  @Test
  void a_name_and_what_it_abbreviates_are_one_without_brackets_and_both_are_names() {
    Extraction extraction =
        extract(
            "DETE: Dual Encoding with Tied Embeddings",
            "Dense retrieval is costly. We propose Dual Encoding with Tied Embeddings, a method that"
                + " shares the word table of both encoders. On Natural Questions, DETE outperforms"
                + " BM25 in recall.");
    List<ExtractedEntity> introduced =
        extraction.entities().stream().filter(e -> e.role() == Role.INTRODUCES).toList();
    assertEquals(1, introduced.size(), introduced::toString);
    assertEquals("Dual Encoding with Tied Embeddings", introduced.get(0).name());
    assertEquals(Set.of("DETE", "Dual Encoding with Tied Embeddings"), introduced.get(0).names());
    assertTrue(
        extraction.relations().stream()
            .allMatch(r -> !r.subject().equals("DETE") && !r.subject().equals(r.object())));
  }

  @Test
  void a_shorter_form_of_this_paper_is_a_mention_and_no_name() {
    Extraction extraction =
        extract(
            "Abstractive News Summarization without Parallel Data",
            "We study abstractive news summarization in languages without parallel data. Pretrained"
                + " language models help abstractive summarization. On XSum, our models reach a"
                + " higher ROUGE score.");
    ExtractedEntity whole =
        extraction.entities().stream()
            .filter(e -> e.names().contains("abstractive news summarization"))
            .findFirst()
            .orElseThrow();
    assertTrue(whole.forms().contains("abstractive summarization"));
    assertFalse(whole.names().contains("abstractive summarization"));
    assertEquals(
        Set.of("abstractive summarization"),
        whole.mentions().stream()
            .filter(m -> m.rule().equals(Mention.COREFERENCE))
            .map(Mention::text)
            .collect(Collectors.toSet()));
  }

  @Test
  void what_stands_side_by_side_stays_apart() {
    Extraction extraction =
        extract(
            "What Do Parsers Learn from Dependency Trees?",
            "We compare small language models with large language models on dependency parsing."
                + " GPT2-small and GPT2-large are probed for syntax. Unsupervised parsing and"
                + " supervised parsing are evaluated on Penn Treebank.");
    Set<String> names =
        extraction.entities().stream().map(ExtractedEntity::name).collect(Collectors.toSet());
    assertTrue(
        names.containsAll(
            Set.of(
                "small language models",
                "large language models",
                "GPT2-small",
                "GPT2-large",
                "Unsupervised parsing",
                "supervised parsing")),
        names::toString);
  }

  @Test
  void names_with_a_short_form_each_in_brackets_are_two() {
    Extraction extraction =
        extract(
            "Sparse Local Contrastive Attention for Image Denoising",
            "We propose Sparse Local Contrastive Attention (SLCA), which consists of Sparse Local"
                + " Attention (SLA) and a contrastive loss. SLCA outperforms Sparse Local Attention"
                + " on image denoising, and SLA needs less memory.");
    List<Set<String>> both =
        extraction.entities().stream()
            .map(ExtractedEntity::forms)
            .filter(forms -> forms.contains("SLCA") || forms.contains("SLA"))
            .toList();
    assertEquals(2, both.size(), both::toString);
    assertTrue(both.stream().noneMatch(f -> f.contains("SLCA") && f.contains("SLA")));
  }

  @Test
  void what_is_surely_two_stays_two_though_each_is_like_a_third() {
    Extraction extraction =
        extract(
            "What Does GPT-2 Know about Syntax?",
            "We probe GPT-2 for syntax. GPT-2 small and GPT-2 large are compared on Penn Treebank."
                + " GPT-2 large outperforms GPT-2 small in accuracy.");
    long entities =
        extraction.entities().stream()
            .filter(e -> e.forms().contains("GPT-2 small") || e.forms().contains("GPT-2 large"))
            .count();
    assertEquals(2, entities, () -> extraction.entities().toString());
  }

  @Test
  void a_mention_has_both_brackets_or_none() {
    Extraction extraction =
        extract(
            "Human-Object Interaction (HOI) Detection by Graph Parsing",
            "Human-object interaction (HOI) detection asks who does what with which thing. HOI"
                + " detection is addressed with graph neural networks. On HICO-DET, graph parsing"
                + " improves HOI detection.");
    assertTrue(extraction.entities().stream().anyMatch(e -> e.forms().contains("HOI detection")));
    for (ExtractedEntity entity : extraction.entities()) {
      for (String form : entity.forms()) {
        assertEquals(form.contains("("), form.contains(")"), form);
      }
    }
  }

  @Test
  void names_and_mentions_survive_writing_and_reading() throws IOException {
    Paper paper =
        Papers.of(
            "Personalized Preference Alignment",
            "Preference alignment fits large language models to an average user. We address"
                + " personalized preference alignment, in which every user has a reward model.");
    Extraction extraction = extract(paper.title(), paper.abstractText());
    Extraction read =
        ExtractionJson.read(
            new ObjectMapper().readTree(ExtractionJson.line(extraction)),
            paper.title() + "\n" + paper.abstractText());
    for (int i = 0; i < extraction.entities().size(); i++) {
      assertEquals(extraction.entities().get(i).names(), read.entities().get(i).names());
      assertEquals(extraction.entities().get(i).forms(), read.entities().get(i).forms());
    }
    assertTrue(read.entities().stream().anyMatch(e -> !e.names().equals(e.forms())));
  }

  private static Extraction extract(String title, String text) {
    return extractor.extract(new Analyzer(extractor.depth()).analyze(Papers.of(title, text)));
  }
}
