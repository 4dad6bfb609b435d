package org.tripleloom.extract.neural;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tripleloom.extract.neural.WordPieces.Piece;
import org.tripleloom.paper.Paper;
import org.tripleloom.text.Analysis;
import org.tripleloom.text.Analyzer;
import org.tripleloom.text.Depth;

class WindowsTest {
  private static final int MAX = 64;
  private static final String SENTENCE =
      "We train recurrent networks on long sequences of tokens. ";

  private static WordPieces tokenizer;
  private static final Analyzer ANALYZER = new Analyzer(Depth.SENTENCES);

  @BeforeAll
  static void load() throws IOException {
    tokenizer = new WordPieces(ModelFiles.bundled().read(ModelFiles.TOKENIZER));
  }

  @AfterAll
  static void close() {
    tokenizer.close();
  }

  @Test
  void a_short_paper_is_one_window() {
    Windows windows = windows("Memory", SENTENCE);
    assertEquals(1, windows.windows().size());
    assertEquals(0, windows.unread());
  }

  @Test
  void a_long_abstract_is_cut_between_sentences_and_every_token_read_once() {
    Analysis analysis = analysis("Memory in networks", SENTENCE.repeat(30));
    Windows windows = Windows.of(analysis, tokenizer, MAX);
    assertTrue(windows.windows().size() > 3);
    List<Piece> read = new ArrayList<>();
    for (Window window : windows.windows()) {
      assertTrue(window.length() <= MAX);
      assertEquals(3, window.title().size());
      int begin = window.body().get(0).begin();
      assertEquals(analysis.sentenceAt(begin).begin(), begin);
      read.addAll(window.body());
    }
    assertEquals(tokenizer.of(analysis.paper().abstractText()).size(), read.size());
    for (int i = 1; i < read.size(); i++) {
      assertTrue(read.get(i).begin() >= read.get(i - 1).end());
    }
    assertEquals(0, windows.unread());
  }

  @Test
  void a_sentence_longer_than_a_window_is_cut_between_words() {
    Windows windows = windows("Memory", "unbelievably ".repeat(100));
    List<Window> all = windows.windows();
    assertTrue(all.size() > 1);
    for (int i = 1; i < all.size(); i++) {
      Piece last = all.get(i - 1).body().get(all.get(i - 1).body().size() - 1);
      assertTrue(last.end() < all.get(i).body().get(0).begin());
    }
    assertEquals(0, windows.unread());
  }

  @Test
  void what_is_beyond_all_measure_is_counted() {
    assertTrue(windows("Memory", SENTENCE.repeat(400)).unread() > 0);
    assertTrue(windows("memory ".repeat(100), SENTENCE).unread() > 0);
  }

  private static Windows windows(String title, String abstractText) {
    return Windows.of(analysis(title, abstractText), tokenizer, MAX);
  }

  private static Analysis analysis(String title, String abstractText) {
    Paper paper = GoldenPapers.analysis(title, abstractText).paper();
    return ANALYZER.analyze(paper);
  }
}
