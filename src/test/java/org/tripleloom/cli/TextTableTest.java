package org.tripleloom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {
  @Test
  void narrow_cells_make_a_narrow_table_with_numbers_to_the_right() {
    assertEquals(
        """
        method  papers
        ──────  ──────
        EWC         12
        replay       3
        """,
        table(80, List.of("method", "papers"), List.of("EWC", "12"), List.of("replay", "3")));
  }

  @Test
  void wide_cells_wrap_between_words_and_lose_nothing() {
    String sentence = "We propose a method that mitigates forgetting in networks of any depth.";
    String table = table(40, List.of("n", "sentence"), List.of("1", sentence));
    assertTrue(table.lines().allMatch(line -> TextTable.width(line) <= 40), table);
    String words =
        table.lines().skip(2).map(line -> line.substring(3)).reduce("", (a, b) -> a + " " + b);
    assertEquals(sentence, words.strip());
  }

  @Test
  void wide_characters_count_two_columns_and_combining_ones_none() {
    String table = table(80, List.of("a", "b"), List.of("深度学习", "x"), List.of("e\u0301", "x"));
    List<String> lines = table.lines().toList();
    assertEquals("深度学习  x", lines.get(2));
    assertEquals("e\u0301         x", lines.get(3));
  }

  @Test
  void more_columns_than_fit_are_kept_at_their_least_width() {
    List<String> cells = List.of("aaaaaaaaaaaaaaaa", "bbbbbbbbbbbbbbbb", "cccccccccccccccc");
    String table = table(20, List.of("x", "y", "z"), cells);
    assertTrue(table.contains("aaaaaaaa  bbbbbbbb  cccccccc"), table);
  }

  @Test
  void escape_sequences_in_data_do_not_reach_the_terminal() {
    String table = table(80, List.of("x"), List.of("\u001b[31mred\u001b]0;title\u0007"));
    assertFalse(table.contains("\u001b"), table);
    assertFalse(table.contains("\u0007"), table);
  }

  @Test
  void an_endless_cell_ends_with_an_ellipsis() {
    String table = table(20, List.of("x"), List.of("word ".repeat(500)));
    assertTrue(table.strip().endsWith("…"), table);
  }

  @SafeVarargs
  private static String table(int width, List<String> header, List<String>... rows) {
    StringWriter text = new StringWriter();
    TextTable table = new TextTable(header, width, new PrintWriter(text));
    for (List<String> row : rows) {
      table.row(row);
    }
    assertEquals(rows.length, table.end());
    return text.toString();
  }
}
