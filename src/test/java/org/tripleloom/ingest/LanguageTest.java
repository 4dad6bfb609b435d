package org.tripleloom.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Nous présentons une méthode pour apprendre à tisser des fils courts avec un petit réseau de neurones, et nous montrons que les résultats sont meilleurs que ceux des autres méthodes.",
        "Wir zeigen, dass ein kleines neuronales Netz das Weben kurzer Fäden in einem Tag lernen kann, und vergleichen es mit drei anderen Verfahren auf zwei Datensätzen.",
        "Presentamos un método para aprender a tejer hilos cortos con una red pequeña y mostramos que los resultados son mejores que los de otros métodos conocidos.",
        "Apresentamos um método para aprender a tecer fios curtos com uma rede pequena e mostramos que os resultados são melhores do que os de outros métodos conhecidos.",
        "Мы показываем, что небольшая сеть может научиться ткать короткие нити за один день, и сравниваем её с тремя другими методами.",
        "我们证明一个小型网络可以在一天之内学会编织短线,并与其他三种方法进行比较。",
        "私たちは、小さなネットワークが一日で短い糸を織ることを学べることを示し、他の三つの方法と比較する。",
        "We laten zien dat een klein netwerk het weven van korte draden op één dag kan leren, en wij vergelijken het met drie andere methoden op twee verzamelingen."
      })
  void abstracts_in_other_languages_are_told(String text) {
    assertFalse(Language.isEnglish(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Threads, explained.",
        "Erratum.",
        "LSTM, GRU, BERT: benchmark results.",
        "Sparse convex regression via proximal gradient descent; linear convergence, local minima.",
        "We show that E. coli, naïve Bayes and Schrödinger bridges have much in common."
      })
  void short_and_technical_texts_are_not_dropped(String text) {
    assertTrue(Language.isEnglish(text));
  }

  @Test
  void another_language_is_a_reason_to_skip(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("a.jsonl");
    Files.writeString(
        file,
        "{\"title\":\"Les fils\",\"year\":1,\"abstract\":\"Nous présentons une méthode pour apprendre à tisser des fils courts avec un petit réseau de neurones dans la nuit.\"}\n");
    assertEquals(Map.of(Ingest.NOT_ENGLISH, 1L), Collected.from(file.toString()).counts.skipped());
  }

  @Test
  void no_abstract_of_twenty_thousand_english_ones_is_dropped() {
    Path scale = Path.of("../shared/scale/papers-20k.jsonl.gz");
    assumeTrue(Files.exists(scale), "skipped: the 20,000 papers are not in ../shared/scale");
    Collected read = Collected.from(scale.toString());
    assertEquals(20_000, read.counts.kept());
  }
}
