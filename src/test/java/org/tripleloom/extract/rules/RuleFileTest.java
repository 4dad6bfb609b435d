package org.tripleloom.extract.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tripleloom.extract.RelationType;
import org.tripleloom.problem.Problem;
import org.tripleloom.problem.ProblemException;

class RuleFileTest {
  private static final String GOOD =
      """
      rules:
      - name: weaves
        comment: what is woven
        relation: usedFor
        tokens: '(?$subject $NP) [{lemma:weave}] (?$object $NP)'
        confidence: 0.8
        example: Looms weave cloth.
        expect: [Looms -> cloth]
      """;

  static List<Arguments> bad() {
    return List.of(
        Arguments.of("", 1, "list named \"rules\""),
        Arguments.of("just text", 1, "list named \"rules\""),
        Arguments.of("rules:\n- name: [a\n", 3, "expected"),
        Arguments.of("rulez: []\n", 1, "no key \"rulez\""),
        Arguments.of("rules:\n- nothing\n", 2, "a rule is a mapping"),
        Arguments.of(GOOD.replace("  comment: what is woven\n", ""), 2, "no \"comment\""),
        Arguments.of(GOOD.replace("relation: usedFor", "relation: usesFor"), 4, "usesFor"),
        Arguments.of(GOOD.replace("(?$object", "(?$thing"), 2, "names no \"object\""),
        Arguments.of(GOOD.replace("{lemma:weave}]", "{lemma:weave"), 5, "\"tokens\" is wrong"),
        Arguments.of(GOOD.replace("(?$object $NP)", "(?$object $XX)"), 5, "\"tokens\" is wrong"),
        Arguments.of(GOOD.replace("tokens:", "dependencies:"), 5, "\"dependencies\" is wrong"),
        Arguments.of(GOOD.replace("0.8", "1.5"), 6, "confidence"),
        Arguments.of(GOOD.replace("0.8", "much"), 6, "\"confidence\" is wrong"),
        Arguments.of(GOOD.replace("confidence: 0.8", "colour: red"), 6, "no key \"colour\""),
        Arguments.of(GOOD.replace("  tokens", "  when: weave\n  tokens"), 5, "a list is needed"),
        Arguments.of(GOOD + GOOD.replace("rules:\n", ""), 9, "second rule"));
  }

  @ParameterizedTest
  @MethodSource("bad")
  void a_wrong_rule_is_one_error_with_file_and_line(String file, int line, String what) {
    ProblemException e =
        assertThrows(
            ProblemException.class,
            () -> RuleFile.read("mine.yaml", new StringReader(file), RuleSet.macros()));
    assertEquals(Problem.BAD_RULE, e.problem());
    assertTrue(e.getMessage().contains("mine.yaml line " + line + ":"), e.getMessage());
    assertTrue(e.getMessage().contains(what), e.getMessage());
    assertEquals(1, e.getMessage().lines().count());
  }

  @Test
  void a_good_rule_is_read_with_its_place() {
    List<Rule> rules = RuleFile.read("mine.yaml", new StringReader(GOOD), RuleSet.macros());
    assertEquals(1, rules.size());
    assertEquals(RelationType.USED_FOR, rules.get(0).relation());
    assertEquals("mine.yaml", rules.get(0).file());
    assertEquals(2, rules.get(0).line());
    assertEquals(0.8, rules.get(0).confidence());
  }

  @Test
  void a_rule_with_the_name_of_a_bundled_one_is_refused(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("mine.yaml"), GOOD.replace("weaves", "such-as"));
    ProblemException e = assertThrows(ProblemException.class, () -> RuleSet.with(List.of(file)));
    assertTrue(e.getMessage().contains("mine.yaml line 2: a second rule is named such-as"));
  }

  @Test
  void a_missing_file_is_said_by_name() {
    ProblemException e =
        assertThrows(
            ProblemException.class, () -> RuleSet.with(List.of(Path.of("no-such-rules.yaml"))));
    assertEquals(Problem.NO_RULE_FILE, e.problem());
    assertTrue(e.getMessage().contains("no-such-rules.yaml"));
  }
}
