package org.tripleloom.ingest;

import com.github.tomtung.latex2unicode.LaTeX2Unicode;
import java.text.Normalizer;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Single LaTeX commands as characters, from the tables of latex2unicode and a few of our own. */
final class LatexSymbols {
  private static final Map<String, String> OURS =
      Map.ofEntries(
          Map.entry("ne", "≠"),
          Map.entry("geqslant", "≥"),
          Map.entry("leqslant", "≤"),
          Map.entry("lVert", "‖"),
          Map.entry("rVert", "‖"),
          Map.entry("Vert", "‖"),
          Map.entry("lvert", "|"),
          Map.entry("rvert", "|"),
          Map.entry("vert", "|"),
          Map.entry("mid", "|"),
          Map.entry("epsilon", "ε"),
          Map.entry("phi", "φ"),
          Map.entry("varphi", "φ"),
          Map.entry("langle", "⟨"),
          Map.entry("rangle", "⟩"),
          Map.entry("textmu", "µ"),
          Map.entry("textdegree", "°"),
          Map.entry("degree", "°"),
          Map.entry("checkmark", "✓"),
          Map.entry("cmark", "✓"),
          Map.entry("xmark", "✗"),
          Map.entry("cdot", "·"),
          Map.entry("sim", "~"),
          Map.entry("th", "þ"),
          Map.entry("quad", " "),
          Map.entry("qquad", " "),
          Map.entry("newline", " "),
          Map.entry("linebreak", " "),
          Map.entry("par", " "),
          Map.entry("xspace", ""),
          Map.entry("left", ""),
          Map.entry("right", ""),
          Map.entry("big", ""),
          Map.entry("Big", ""),
          Map.entry("bigl", ""),
          Map.entry("bigr", ""),
          Map.entry("displaystyle", ""),
          Map.entry("textstyle", ""),
          Map.entry("item", "•"),
          Map.entry("LaTeX", "LaTeX"),
          Map.entry("TeX", "TeX"),
          Map.entry("textquotesingle", "'"),
          Map.entry("textquoteright", "’"),
          Map.entry("textquoteleft", "‘"),
          Map.entry("lbrace", "{"),
          Map.entry("rbrace", "}"),
          Map.entry("i", "ı"));

  /** Operators that are written out. */
  private static final Set<String> WORDS =
      Set.of(
          "log", "ln", "exp", "max", "min", "sup", "inf", "lim", "arg", "argmax", "argmin", "sin",
          "cos", "tan", "tanh", "det", "dim", "ker", "gcd", "mod", "bmod", "deg", "Pr", "polylog",
          "poly");

  private static final int KNOWN_AT_MOST = 5_000;
  private static final Map<String, String> KNOWN = new ConcurrentHashMap<>();

  private LatexSymbols() {}

  /** The characters of {@code \name}, perhaps none; null where nothing is known. */
  static String symbol(String name) {
    if (WORDS.contains(name)) {
      return name;
    }
    String ours = OURS.get(name);
    return ours != null ? ours : convert("\\" + name);
  }

  /**
   * The letter with its accent, {@code \'} and {@code e} giving é; null where no such letter
   * exists.
   */
  static String accented(String accent, String letter) {
    String plain = letter.equals("\\i") || letter.equals("ı") ? "i" : letter;
    plain = plain.equals("\\j") || plain.equals("ȷ") ? "j" : plain;
    String accented = convert("\\" + accent + "{" + plain + "}");
    if (accented == null) {
      return null;
    }
    String composed = Normalizer.normalize(accented, Normalizer.Form.NFC);
    return composed.codePointCount(0, composed.length()) == 1 ? composed : null;
  }

  /** {@code \mathbb}: letters of the number sets and their kind; null for others. */
  static String doubleStruck(String letter) {
    return letter.matches("[CHNPQRZ]") ? convert("\\mathbb{" + letter + "}") : null;
  }

  private static String convert(String latex) {
    String known = KNOWN.get(latex);
    if (known == null) {
      known = LaTeX2Unicode.convert(latex);
      if (KNOWN.size() < KNOWN_AT_MOST) {
        KNOWN.put(latex, known);
      }
    }
    return known.equals(latex) || known.indexOf('\\') >= 0 ? null : known;
  }
}
