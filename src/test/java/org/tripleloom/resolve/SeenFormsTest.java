package org.tripleloom.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.tripleloom.extract.EntityType;

class SeenFormsTest {
  private static final SeenForms SEEN =
      new SeenForms(
          List.of(
              Corpora.evidence("b", "Lion beats Adam.", "Adam", "Lion"),
              Corpora.evidence("a", "We train with Adam.", "Adam"),
              Corpora.paper("c", Corpora.metric("Adam"))));

  @Test
  void a_form_comes_with_its_type_its_papers_and_its_first_sentence() {
    assertEquals(
        new LabelInContext("Adam", EntityType.METHOD, 3, "We train with Adam."),
        SEEN.of("Adam").orElseThrow());
    assertTrue(SEEN.of("Sophia").isEmpty());
  }

  @Test
  void decisions_become_pairs_and_those_about_unused_forms_do_not() {
    Curation curation =
        Curation.NONE
            .with(new Curation.Together("Adam", "Sophia"))
            .with(new Curation.Apart("Adam", new TreeSet<>(List.of("Lion"))));
    List<String> lines = SEEN.pairs(curation, decision -> Map.of());
    assertEquals(1, lines.size());
    assertTrue(lines.get(0).endsWith("\"relation\":\"different\"}"), lines.get(0));
    assertTrue(lines.get(0).contains("\"context\":\"Lion beats Adam.\""), lines.get(0));
  }
}
