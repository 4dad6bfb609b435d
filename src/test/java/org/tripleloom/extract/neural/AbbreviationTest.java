package org.tripleloom.extract.neural;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tripleloom.extract.neural.Abbreviation.Fit;

class AbbreviationTest {
  @ParameterizedTest
  @CsvSource({
    "DETE,  Dual Encoding with Tied Embeddings,        WHOLE",
    "TREGEN, Tree-based Entailment GENeration,         WHOLE",
    "CWNs,  curved weight network,                     WHOLE",
    "LoT,   Loom of Threads,                           WHOLE",
    "SMS,   Sparse Memory for Sequences,               WHOLE",
    "DETE,  Dual Encoding with Tied Embeddings kernel, WORDS_LEFT",
    "CSL,   Czech Scientific Letters Dataset,          WORDS_LEFT",
    "DETE,  Encoding Dual with Tied Embeddings,        NONE",
    "DETE,  Dual Encoding,                             NONE",
    "Dete,  Dual Encoding with Tied Embeddings,        NONE",
    "AD,    adaptation,                                NONE",
    "AXL,   adaptive learning,                         NONE",
    "L,     Loom,                                      NONE",
    "'',    Dual Encoding,                             NONE",
    "DETE,  '',                                        NONE",
    "A B C, adaptive big corpora,                      NONE",
    "Prompt Tuning, prompt tuning with tied experts,   NONE",
    "Graph Parsing, graph-based parsing,               NONE",
    "LM Probe, language model probe,                   WHOLE",
  })
  void every_letter_is_found_in_order_and_every_word_gives_its_first(
      String shortForm, String longForm, Fit fit) {
    assertEquals(fit, Abbreviation.of(shortForm, longForm));
  }

  @Test
  void a_form_that_fits_in_many_ways_and_never_whole_is_soon_given_up() {
    String longForm = "a-".repeat(200) + "z";
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> assertEquals(Fit.WORDS_LEFT, Abbreviation.of("A".repeat(16), longForm)));
  }
}
