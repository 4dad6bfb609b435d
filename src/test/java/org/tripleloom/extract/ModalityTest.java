package org.tripleloom.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tripleloom.paper.Papers;
import org.tripleloom.text.Analysis;
import org.tripleloom.text.Analyzer;
import org.tripleloom.text.Depth;

class ModalityTest {
  private static final Analyzer LEMMAS = new Analyzer(Depth.LEMMAS);
  private static final Analyzer DEPENDENCIES = new Analyzer(Depth.DEPENDENCIES);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "STATED  | Replay mitigates forgetting .",
        "STATED  | Replay not only mitigates forgetting but also saves time .",
        "STATED  | While dropout does not help , Replay mitigates forgetting .",
        "STATED  | Replay , which does not need labels , mitigates forgetting .",
        "STATED  | Without any labels , Replay mitigates forgetting .",
        "STATED  | Replay with no labels mitigates forgetting .",
        "NEGATED | Replay does not mitigate forgetting .",
        "NEGATED | Replay doesn't mitigate forgetting .",
        "NEGATED | Replay fails to mitigate forgetting .",
        "NEGATED | Replay never causes forgetting .",
        "NEGATED | Replay is unable to reduce forgetting .",
        "NEGATED | Neither dropout nor Replay mitigates forgetting .",
        "NEGATED | We find no evidence that Replay mitigates forgetting .",
        "NEGATED | We did not observe that Replay reduces forgetting .",
        "NEGATED | Replay improves accuracy without forgetting .",
        "HEDGED  | Replay may mitigate forgetting .",
        "HEDGED  | Replay could potentially mitigate forgetting .",
        "HEDGED  | We hypothesize that Replay mitigates forgetting .",
        "HEDGED  | It is unclear whether Replay mitigates forgetting .",
        "HEDGED  | Our results suggest that Replay mitigates forgetting .",
        "STATED  | Labels may be scarce , but Replay mitigates forgetting .",
      })
  void a_statement_between_two_mentions_is_judged_with_and_without_dependencies(
      Modality expected, String sentence) {
    for (Analyzer analyzer : List.of(LEMMAS, DEPENDENCIES)) {
      Analysis analysis = analyzer.analyze(Papers.of("A title", sentence.strip()));
      int one = analysis.text().indexOf("Replay");
      int other = analysis.text().indexOf("forgetting");
      assertEquals(
          expected,
          Modality.between(analysis.sentenceAt(one), one, one + 6, other, other + 10),
          sentence);
      assertEquals(
          expected,
          Modality.between(analysis.sentenceAt(one), other, other + 10, one, one + 6),
          "the other way round: " + sentence);
    }
  }
}
