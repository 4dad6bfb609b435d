package org.tripleloom.extract.neural;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tripleloom.extract.neural.WordPieces.Piece;

class WordPiecesTest {
  private static final String[] ODD = {
    "a", "Zoë", "naïve", "e\u0301", "ﬁne", "𝐀𝐈", "𝒳", "😀", "\u200b", "\u200d", "\ufeff", "\t",
        " ",
    "\u00a0", "\u3000", "中文", "K-means", "RRT*", "(k,p)", "x²", "½", "ß", "İ", "ǅ", "\u00ad", "0.5",
    "don't", "\ud800", "\udc00", "\u0000", "\ufffd", "—", "…", "Å", "한국", "ﷺ", "\n"
  };

  private static WordPieces tokenizer;

  @BeforeAll
  static void load() throws IOException {
    tokenizer = new WordPieces(ModelFiles.bundled().read(ModelFiles.TOKENIZER));
  }

  @AfterAll
  static void close() {
    tokenizer.close();
  }

  @Test
  void spans_refer_to_the_original_text_whatever_characters_it_has() {
    Random random = new Random(7);
    for (int round = 0; round < 500; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 12; i++) {
        text.append(ODD[random.nextInt(ODD.length)]);
        text.append(random.nextBoolean() ? " " : "");
      }
      check(text.toString());
    }
  }

  private static void check(String text) {
    int begin = 0;
    int end = 0;
    boolean[] covered = new boolean[text.length() + 1];
    for (Piece piece : tokenizer.of(text)) {
      // one character may become several tokens, as a Hangul syllable does
      boolean again = piece.begin() == begin && piece.end() == end;
      assertTrue(again || piece.begin() >= end && piece.end() > piece.begin(), text);
      assertFalse(splitsAPair(text, piece.begin()) || splitsAPair(text, piece.end()), text);
      String form = text.substring(piece.begin(), piece.end());
      assertEquals(form.strip(), form, text);
      Arrays.fill(covered, piece.begin(), piece.end(), true);
      begin = piece.begin();
      end = piece.end();
    }
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      assertTrue(covered[i] || !Character.isLetterOrDigit(text.codePointAt(i)), text + " at " + i);
    }
  }

  private static boolean splitsAPair(String text, int at) {
    return at > 0
        && at < text.length()
        && Character.isHighSurrogate(text.charAt(at - 1))
        && Character.isLowSurrogate(text.charAt(at));
  }

  @Test
  void a_word_behind_accents_and_astral_characters_keeps_its_place() {
    String text = "na\u00efve \ud835\udc00\ud835\udc08 e\u0301tude \ud83d\ude00 transformers";
    List<String> forms = new ArrayList<>();
    tokenizer.of(text).forEach(piece -> forms.add(text.substring(piece.begin(), piece.end())));
    assertEquals("transformers", forms.get(forms.size() - 1));
    assertEquals("na\u00efve", forms.get(0));
  }

  @Test
  void the_library_asks_nobody_anything() throws IOException, InterruptedException {
    Process probe =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                NetworkProbe.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String out = new String(probe.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, probe.waitFor());
    assertEquals("with our settings: 0 requests", out.lines().findFirst().orElseThrow());
    // the same library left to itself does ask, so the probe sees what there is to see
    assertTrue(out.contains("left to itself: "), out);
    assertFalse(out.contains("left to itself: 0 "), out);
  }
}
