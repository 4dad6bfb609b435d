package org.tripleloom.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcronymsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "We use elastic weight consolidation (EWC) here.|EWC=elastic weight consolidation",
        "Large language models (LLMs) are big.|LLMs=Large language models",
        "Pre-trained language models (PLMs) and graph neural networks (GNNs).|PLMs=Pre-trained language"
            + " models, GNNs=graph neural networks",
        "EWC (elastic weight consolidation) helps.|EWC=elastic weight consolidation",
        "A variational auto-encoder (VAE, for short) is trained.|VAE=variational auto-encoder",
        "A convolutional neural network [CNN] is trained.|CNN=convolutional neural network",
        "Models (see Table 2) are trained.|''",
        "The benchmark (2024) is new.|''",
        "It beats the rest (BLEU).|''",
        "Robots with 𝒳-space world models (WMs) act.|WMs=world models",
        "Unmatched ( bracket EWC|''",
        "Named entity recognition (i.e., NER) is a task.|''",
        "Reinforcement learning from human feedback (RLHF) is used.|RLHF=Reinforcement learning from"
            + " human feedback",
      })
  void a_definition_gives_its_pair_and_other_brackets_none(String sentence, String expected) {
    List<Acronym> found = Acronyms.in(sentence);
    for (Acronym a : found) {
      assertEquals(a.longForm(), sentence.substring(a.longBegin(), a.longEnd()));
      assertEquals(a.shortForm(), sentence.substring(a.shortBegin(), a.shortEnd()));
    }
    assertEquals(
        expected,
        found.stream()
            .map(a -> a.shortForm() + "=" + a.longForm())
            .collect(Collectors.joining(", ")));
  }
}
