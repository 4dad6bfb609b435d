package org.tripleloom.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.semgraph.SemanticGraphCoreAnnotations.BasicDependenciesAnnotation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tripleloom.paper.Paper;
import org.tripleloom.paper.Papers;

class AnalyzerTest {
  private static final Analyzer ANALYZER = new Analyzer(Depth.DEPENDENCIES);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Plain words stay. Two sentences do too.",
        "Naïve Bayes costs 3 €; “quotes” — dashes – and … ellipses.",
        "The 𝒳-space and 😀 emoji (astral) are kept. So is 𝔸 here.",
        "Ligatures ﬁne, tabs\there, zero\u200bwidth and no\u00a0break.",
        "Brackets (a) [b] {c} & <d> stay, state-of-the-art too.",
        "e\u0301 is a letter with a mark; ½ is a number; 机器学习 is a field."
      })
  void every_token_stands_in_the_original_text_at_its_offsets(String text) {
    Analysis analysis = ANALYZER.analyze(Papers.of("𝒯itle 😀: on " + text, text));
    int previous = 0;
    StringBuilder between = new StringBuilder();
    for (Sentence sentence : analysis.sentences()) {
      for (CoreLabel token : sentence.tokens()) {
        assertTrue(token.beginPosition() >= previous, "tokens overlap or go back");
        between.append(analysis.text(), previous, token.beginPosition());
        previous = token.endPosition();
        String original = token.originalText();
        assertEquals(
            original, analysis.text().substring(token.beginPosition(), token.endPosition()));
        Span span = analysis.codePoints(token.beginPosition(), token.endPosition());
        assertEquals(original, span.of(analysis.text()));
      }
      assertEquals(sentence.begin(), sentence.tokens().get(0).beginPosition());
    }
    assertTrue(between.chars().noneMatch(c -> Character.isLetterOrDigit(c)), "lost: " + between);
  }

  @Test
  void a_sentence_never_runs_from_the_title_into_the_abstract() {
    Analysis analysis =
        ANALYZER.analyze(Papers.of("A title without a stop", "an abstract in lower"));
    assertEquals(2, analysis.sentences().size());
    assertTrue(analysis.sentences().get(0).inTitle());
    assertEquals("an abstract in lower", analysis.textOf(analysis.sentences().get(1)));
  }

  @Test
  void sentences_without_a_blank_between_are_two_and_a_name_with_a_stop_is_none() {
    Analysis analysis =
        ANALYZER.analyze(
            Papers.of("T", "It maps (in part).We call Node.js, e.g. as in all of it."));
    assertEquals(
        List.of("T", "It maps (in part).", "We call Node.js, e.g. as in all of it."),
        analysis.sentences().stream().map(analysis::textOf).toList());
  }

  @Test
  void tokens_behind_a_missing_blank_keep_their_offsets() {
    Paper paper =
        Papers.of("T", "It maps robots.We show it.\u201dIn all, it (is good).The end is near.");
    Analysis analysis = ANALYZER.analyze(paper);
    for (Sentence sentence : analysis.sentences()) {
      for (CoreLabel token : sentence.tokens()) {
        assertEquals(
            token.originalText(),
            paper.text().substring(token.beginPosition(), token.endPosition()));
      }
    }
    assertEquals(4, analysis.sentences().size() - 1);
  }

  @Test
  void threads_that_share_an_analyzer_get_what_one_thread_gets() throws Exception {
    List<Paper> papers = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      papers.add(
          Papers.of(
              "Method number " + i,
              "We propose method "
                  + i
                  + ", which mitigates the effect of "
                  + (i * 7)
                  + " noisy labels. It outperforms "
                  + i
                  + " baselines on a large benchmark."));
    }
    List<String> alone = papers.stream().map(p -> print(ANALYZER.analyze(p))).toList();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<Future<String>> futures = new ArrayList<>();
    for (Paper paper : papers) {
      futures.add(threads.submit(() -> print(ANALYZER.analyze(paper))));
    }
    for (int i = 0; i < papers.size(); i++) {
      assertEquals(alone.get(i), futures.get(i).get());
    }
    threads.shutdown();
  }

  @Test
  void an_abstract_of_ten_megabytes_is_read_up_to_the_limit_and_says_so() {
    Analysis words = ANALYZER.analyze(Papers.of("Long", "all the words ".repeat(750_000)));
    assertFalse(words.whole());
    int tokens = 0;
    for (Sentence sentence : words.sentences()) {
      assertTrue(sentence.tokens().size() <= Analyzer.LONGEST_SENTENCE);
      tokens += sentence.tokens().size();
    }
    assertTrue(tokens > 8_000 && tokens < Analyzer.LONGEST_TEXT / 3, tokens + " tokens");

    Analysis oneWord = ANALYZER.analyze(Papers.of("Long", "It begins. " + "x".repeat(10_000_000)));
    assertFalse(oneWord.whole());
    assertEquals("It begins.", oneWord.textOf(oneWord.sentences().get(1)));
  }

  @Test
  void an_empty_abstract_has_no_sentence() {
    Analysis analysis = ANALYZER.analyze(Papers.of("Only a title", ""));
    assertEquals(1, analysis.sentences().size());
    assertTrue(analysis.whole());
  }

  private static String print(Analysis analysis) {
    StringBuilder out = new StringBuilder();
    for (Sentence sentence : analysis.sentences()) {
      out.append(sentence.begin()).append(' ').append(sentence.end()).append('\n');
      for (CoreLabel token : sentence.tokens()) {
        out.append(token.word()).append('/').append(token.tag()).append('/').append(token.lemma());
      }
      out.append(sentence.annotation().get(BasicDependenciesAnnotation.class).toCompactString());
    }
    return out.toString();
  }
}
