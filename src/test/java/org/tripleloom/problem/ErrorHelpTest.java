package org.tripleloom.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ErrorHelpTest {
  @Test
  void every_problem_has_a_heading_and_every_heading_a_problem() {
    Set<String> problems =
        Arrays.stream(Problem.values())
            .map(Problem::id)
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(problems, new TreeSet<>(ErrorHelp.load().sections().keySet()));
    assertEquals(Problem.values().length, problems.size(), "an identifier is used twice");
  }

  @Test
  void a_section_is_found_in_any_case_and_an_unknown_one_is_a_problem() {
    assertTrue(ErrorHelp.load().section("tl-101").startsWith("TL-101 The source"));
    assertEquals(
        Problem.NO_SUCH_PROBLEM,
        assertThrows(ProblemException.class, () -> ErrorHelp.load().section("TL-000")).problem());
  }
}
