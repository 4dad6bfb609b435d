package org.tripleloom.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {
  private static String clean(String text) {
    return PlainText.of(text, Entry.Text.MARKED_UP);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = true,
      quoteCharacter = '`',
      value = {
        "IA-RED$^2$: fast | IA-RED²: fast",
        "the $\\alpha$-stable law | the α-stable law",
        "$O(n \\log n)$ time | O(n log n) time",
        "an $\\ell_1$ norm of $10^{-3}$ | an ℓ₁ norm of 10⁻³",
        "$\\beta$-VAE and \\(\\gamma\\) | β-VAE and γ",
        "$x^{n+1}$ and $x^{out}$ and $a_{model}$ | xⁿ⁺¹ and xᵒᵘᵗ and a_(model)",
        "$\\frac{a}{b+c}$ | a/(b+c)",
        "over $\\mathbb{R}^d$ | over ℝ^d",
        "$\\mathcal{L}_{\\text{ce loss}}$ | L_(ce loss)",
        "$p < 0.05$, $n=3$ | p < 0.05, n=3",
        "we use $k$ of $n$ items | we use k of n items",
        "Fran\\c{c}ois Erd{\\H o}s G\\\"odel na\\\"{\\i}ve Ren\\'e | François Erdős Gödel naïve René",
        "\\O{}yvind and {\\aa}rhus | Øyvind and århus",
        "the \\emph{first} {\\bf second} \\textsc{Third} | the first second Third",
        "get\\_capital(X) costs 5\\% \\& \\$7 | get_capital(X) costs 5% & $7",
        "Fig.~1 of et~al. | Fig. 1 of et al.",
        "pages 1--9 --- yes | pages 1–9 — yes",
        "``get'' it | “get” it",
        "a \\textbf{nested \\emph{deep $\\pi$}} end | a nested deep π end",
        "see \\cite{foo2019} and \\url{http://a.b/~c--d} | see [foo2019] and http://a.b/~c--d",
        "non-local\\footnote{A note.} units | non-local (A note.) units",
        "R&amp;D, a &lt; b, caf&eacute; &#8212; &amp;lt; | R&D, a < b, café — <",
        "<p>One <i>two</i> H<sub>2</sub>O x<sup>2</sup></p> | One two H₂O x²",
        "&lt;jats:p&gt;One&lt;/jats:p&gt; | One"
      })
  void markup_becomes_unicode(String raw, String expected) {
    assertEquals(expected, clean(raw));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$5 million and $6",
        "between $5 and US$ 6 million",
        "$5-$10 per month",
        "5% of text and 100% more",
        "C:\\new\\alpha\\table and \\\\server\\share",
        "the regex \\d{3}\\w+ and \\n",
        "an \\unknown{command} stays",
        "~50% of ~3 papers, 10~20",
        "http://example.org/~user/a--b",
        "run it with --flag and -v",
        "a set {a, b} of {MASK} tokens",
        "x < y and y > z, <MASK> and <s> tokens",
        "if a <b and c> d",
        "AT&T; and R&D &unknownentity; too",
        "it's the dogs' and 5'' long",
        "MF^2 and x_1 in plain text",
        "a lone } and a lone {",
        "ends with a backslash \\",
        "F# costs $",
        "𝔸 astral, ﬁ ligature, naïve"
      })
  void what_is_not_markup_stays(String text) {
    assertEquals(text, clean(text));
  }

  @Test
  void braces_of_bibtex_go() {
    assertEquals("BERT and RNNs", PlainText.of("{{BERT}} and {RNN}s", Entry.Text.BRACED));
  }

  @Test
  void words_are_never_lost_and_cleaning_ends_for_any_text() {
    String[] parts = {
      "$", "\\", "{", "}", "~", "--", "&amp;", "<i>", "</i>", "\\emph{", "^", "_", "``", "''", " ",
      "\\alpha", "\\'", "é", "%", "\\frac{", "$$", "\\(", "\\)", "\\c", "𝔸", "\u0000", "&lt;",
      "\\cite{"
    };
    Random random = new Random(5);
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder();
      int words = 0;
      for (int i = 0; i < 12; i++) {
        if (random.nextBoolean()) {
          text.append(" word").append(words++).append(' ');
        } else {
          text.append(parts[random.nextInt(parts.length)]);
        }
      }
      String clean = clean(text.toString());
      for (int i = 0; i < words; i++) {
        assertTrue(clean.contains("word" + i), () -> text + " → " + clean);
      }
      assertFalse(clean.contains("\u0000"));
      assertFalse(clean.contains("  "), () -> text + " → " + clean);
    }
  }

  @Test
  void verbatim_text_keeps_its_length() {
    Random random = new Random(9);
    for (int round = 0; round < 2_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 40; i++) {
        text.append((char) random.nextInt(0x10000));
      }
      String raw = text.toString();
      String kept = PlainText.of(raw, Entry.Text.VERBATIM);
      assertEquals(raw.length(), kept.length());
      assertEquals(raw.codePointCount(0, 40), kept.codePointCount(0, 40));
    }
  }

  @Test
  void deep_nesting_costs_no_stack() {
    String deep = "\\emph{".repeat(20_000) + "word" + "}".repeat(20_000);
    assertTrue(clean(deep).contains("word"));
    assertTrue(clean("{".repeat(50_000) + "word").contains("word"));
  }
}
