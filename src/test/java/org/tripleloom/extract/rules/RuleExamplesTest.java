package org.tripleloom.extract.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tripleloom.paper.Papers;
import org.tripleloom.text.Analysis;
import org.tripleloom.text.Analyzer;
import org.tripleloom.text.Depth;
import org.tripleloom.text.Sentence;

class RuleExamplesTest {
  private static final Analyzer ANALYZER = new Analyzer(Depth.DEPENDENCIES);
  private static final RuleSet RULES = RuleSet.bundled();

  static Stream<String> names() {
    return RULES.rules().stream().map(Rule::name);
  }

  @ParameterizedTest
  @MethodSource("names")
  void a_rule_finds_in_its_example_what_it_says(String name) {
    Rule rule = RULES.rules().stream().filter(r -> r.name().equals(name)).findFirst().orElseThrow();
    boolean title = rule.part() == Rule.Part.TITLE;
    Analysis analysis =
        ANALYZER.analyze(Papers.of(title ? rule.example() : "No", title ? "" : rule.example()));
    List<String> found = new ArrayList<>();
    for (RuleMatch match : RULES.match(analysis)) {
      if (match.rule().name().equals(name)) {
        Sentence sentence = analysis.sentences().get(match.sentence());
        String one = text(analysis, sentence, match.from(), match.to());
        found.add(
            rule.relation() == null
                ? one
                : one + " -> " + text(analysis, sentence, match.otherFrom(), match.otherTo()));
      }
    }
    assertFalse(rule.expect().isEmpty());
    assertTrue(
        found.containsAll(rule.expect()), rule.file() + " line " + rule.line() + " found " + found);
  }

  @Test
  void every_bundled_rule_was_measured_and_has_a_name_of_its_own() {
    assertEquals(RULES.rules().size(), names().distinct().count());
    for (Rule rule : RULES.rules()) {
      assertTrue(RulesExtractor.precision().containsKey(rule.name()), rule.name());
    }
  }

  @Test
  void the_rules_without_dependencies_match_on_lemmas_alone() {
    Analysis analysis =
        new Analyzer(Depth.LEMMAS)
            .analyze(Papers.of("LoomNet: Weaving", "We propose graph parsing."));
    List<RuleMatch> matches = RULES.withoutDependencies().match(analysis);
    assertTrue(matches.stream().anyMatch(m -> m.rule().name().equals("title-name")));
    assertTrue(matches.stream().anyMatch(m -> m.rule().name().equals("introducing-verb")));
    assertTrue(matches.stream().noneMatch(m -> m.rule().needsDependencies()));
  }

  private static String text(Analysis analysis, Sentence sentence, int from, int to) {
    return analysis
        .text()
        .substring(
            sentence.tokens().get(from).beginPosition(),
            sentence.tokens().get(to - 1).endPosition());
  }
}
