package org.tripleloom.ingest;

import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/**
 * Turns the text of a source into Unicode text without markup: HTML tags and entities, LaTeX,
 * control characters, runs of blanks. Takes away marks, never words.
 */
final class PlainText {
  private static final Pattern ENTITY =
      Pattern.compile("&(?:#\\d{2,7}|#[xX][0-9a-fA-F]{2,6}|[A-Za-z][A-Za-z0-9]{1,30});");

  /** Elements that abstracts come with; a lone tag of that name is text ({@code x <b y}). */
  private static final Pattern PAIR =
      Pattern.compile(
          "(?is)<((?:jats:)?(?:p|i|b|u|em|strong|italic|bold|span|div|a|sc|tt|title|sec|abstract|"
              + "underline|monospace|inline-formula|label|roman|sans-serif|ul|ol|li|list|list-item"
              + "|h[1-6]))(?:\\s[^<>]*)?>(.*?)</\\1\\s*>");

  private static final Pattern SCRIPT =
      Pattern.compile("(?is)<(jats:)?(sub|sup)>([^<>]*)</(?:jats:)?\\2>");
  private static final Pattern BREAK = Pattern.compile("(?i)<br\\s*/?>|</?jats:[a-z-]+[^<>]*>");
  private static final Pattern BLANKS =
      Pattern.compile("[\\s\\u00A0\\u2028\\u2029\\u200B\\uFEFF]+");
  private static final int NESTING = 8;

  private PlainText() {}

  /** Never null; a missing text is empty. Without markup it costs one pass. */
  static String of(String raw, Entry.Text kind) {
    if (raw == null || raw.isEmpty()) {
      return "";
    }
    if (kind == Entry.Text.VERBATIM) {
      return withoutControls(raw);
    }
    String text = raw;
    if (text.indexOf('<') >= 0) {
      text = withoutTags(text);
    }
    if (text.indexOf('&') >= 0) {
      text = withoutEntities(text);
    }
    if (LatexText.isNeeded(text)) {
      text = LatexText.toUnicode(text, kind == Entry.Text.BRACED);
    }
    text = withoutControls(text);
    if (!isTidy(text)) {
      text = BLANKS.matcher(text).replaceAll(" ").strip();
    }
    return Normalizer.isNormalized(text, Normalizer.Form.NFC)
        ? text
        : Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  /** Whether all blanks are single ones between words. */
  private static boolean isTidy(String text) {
    boolean blank = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ' ' && blank || c < ' ' || c > 0x7F && (c < 0xC0 || c >= 0x2000)) {
        return false;
      }
      blank = c == ' ';
    }
    return !blank || text.isEmpty();
  }

  private static String withoutTags(String text) {
    String plain = BREAK.matcher(text).replaceAll(" ");
    plain =
        SCRIPT
            .matcher(plain)
            .replaceAll(
                m ->
                    Matcher.quoteReplacement(
                        Scripts.of(m.group(3), m.group(2).equalsIgnoreCase("sup"), "")));
    for (int i = 0; i < NESTING; i++) {
      Matcher pair = PAIR.matcher(plain);
      if (!pair.find()) {
        break;
      }
      plain =
          pair.replaceAll(
              m -> {
                boolean block = m.group(1).matches("(?i)(jats:)?(p|div|title|sec|li|h\\d|label)");
                return Matcher.quoteReplacement(block ? " " + m.group(2) + " " : m.group(2));
              });
    }
    return plain;
  }

  /** Twice, since some services escape what was escaped already. */
  private static String withoutEntities(String text) {
    String plain = text;
    for (int i = 0; i < 2 && ENTITY.matcher(plain).find(); i++) {
      plain =
          ENTITY
              .matcher(plain)
              .replaceAll(m -> Matcher.quoteReplacement(Parser.unescapeEntities(m.group(), true)));
    }
    return BREAK.matcher(plain).replaceAll(" ");
  }

  /** What no file of RDF may hold is replaced, one for one, so that offsets stay. */
  private static String withoutControls(String text) {
    StringBuilder out = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean bad = isControl(c) || loneSurrogate(text, i);
      if (bad && out == null) {
        out = new StringBuilder(text.length()).append(text, 0, i);
      }
      if (out != null) {
        out.append(bad ? isControl(c) ? ' ' : '\uFFFD' : c);
      }
    }
    return out == null ? text : out.toString();
  }

  private static boolean isControl(char c) {
    return c < 0x20 && c != '\n' && c != '\t' && c != '\r'
        || c >= 0x7F && c < 0xA0
        || c == 0xFFFE
        || c == 0xFFFF;
  }

  private static boolean loneSurrogate(String text, int i) {
    char c = text.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
    }
    return Character.isLowSurrogate(c)
        && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
  }
}
