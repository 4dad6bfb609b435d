package org.tripleloom.ingest;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * LaTeX as abstracts hold it, turned to Unicode text: accents, symbols, formulas, styles, quotes,
 * dashes, ties. What is not certainly LaTeX stays as it is: amounts of dollars, paths, percent
 * signs, unknown commands. Letters and digits are never lost.
 */
final class LatexText {
  private static final Set<String> STYLES =
      Set.of(
          "emph",
          "textbf",
          "textit",
          "texttt",
          "textsc",
          "textrm",
          "textsf",
          "textsl",
          "textup",
          "textmd",
          "textnormal",
          "underline",
          "uline",
          "mbox",
          "hbox",
          "text",
          "mathrm",
          "mathbf",
          "mathit",
          "mathsf",
          "mathtt",
          "mathcal",
          "mathfrak",
          "mathscr",
          "boldsymbol",
          "bm",
          "operatorname",
          "ensuremath",
          "url",
          "path",
          "texorpdfstring",
          "overline",
          "widehat",
          "widetilde",
          "enquote",
          "title",
          "mathop",
          "mathnormal",
          "pmb",
          "bold",
          "nolinkurl");
  private static final Set<String> SWITCHES =
      Set.of(
          "em",
          "it",
          "bf",
          "sc",
          "tt",
          "rm",
          "sf",
          "sl",
          "bfseries",
          "itshape",
          "scshape",
          "ttfamily",
          "normalfont",
          "small",
          "large",
          "centering",
          "noindent",
          "rmfamily");
  private static final Set<String> REFERENCES =
      Set.of(
          "cite",
          "citep",
          "citet",
          "citealp",
          "citealt",
          "citeauthor",
          "citeyear",
          "parencite",
          "textcite",
          "ref",
          "eqref",
          "autoref",
          "cref",
          "Cref",
          "label");
  private static final Pattern PATH = Pattern.compile("(?:[A-Za-z]:\\\\|\\\\\\\\\\w)\\S*");
  private static final Pattern COMMAND = Pattern.compile("\\\\([A-Za-z]+)\\*?");
  private static final Pattern LETTER_ACCENT = Pattern.compile("[cvHukrdbt]");
  private static final Pattern WORDS = Pattern.compile("[A-Za-z]{3,}");
  private static final Pattern FORMULA = Pattern.compile("[\\\\^_{}=<>+*/|()\\[\\]-]");
  private static final String SIGN_ACCENTS = "'`^\"~=.";
  private static final int DEPTH = 20;

  private final String in;
  private final boolean braced;
  private final boolean math;
  private final int depth;
  private final StringBuilder out;
  private int at;
  private int openQuotes;

  private LatexText(String in, boolean braced, boolean math, int depth) {
    this.in = in;
    this.braced = braced;
    this.math = math;
    this.depth = depth;
    this.out = new StringBuilder(in.length());
  }

  static boolean isNeeded(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean twice = (c == '-' || c == '`') && i + 1 < text.length() && text.charAt(i + 1) == c;
      if (c == '\\' || c == '$' || c == '~' || c == '{' || twice) {
        return true;
      }
    }
    return false;
  }

  /**
   * @param braced whether braces only keep the case, as in BibTeX; else they stay where they are
   *     not LaTeX
   */
  static String toUnicode(String text, boolean braced) {
    return new LatexText(text, braced, false, 0).run();
  }

  private String inner(String text, boolean asMath) {
    return depth >= DEPTH ? text : new LatexText(text, braced, asMath, depth + 1).run();
  }

  private String run() {
    while (at < in.length()) {
      char c = in.charAt(at);
      switch (c) {
        case '\\' -> backslash();
        case '$' -> dollar();
        case '~' -> tie();
        case '{' -> group();
        case '}' -> brace();
        case '-' -> dashes();
        case '`', '\'' -> quotes(c);
        case '^', '_' -> script(c);
        default -> copy(1);
      }
    }
    return out.toString();
  }

  private void copy(int n) {
    out.append(in, at, at + n);
    at += n;
  }

  private void brace() {
    if (!braced && !math) {
      out.append('}');
    }
    at++;
  }

  private void backslash() {
    Matcher path = PATH.matcher(in).region(wordStart(), in.length());
    if (!math && path.lookingAt() && path.end() > at) {
      copy(path.end() - at);
      return;
    }
    Matcher command = COMMAND.matcher(in).region(at, in.length());
    if (command.lookingAt()) {
      command(command);
      return;
    }
    char next = peek(at + 1);
    if ("$%&#_{}".indexOf(next) >= 0 && next != 0) {
      out.append(next);
      at += 2;
    } else if (SIGN_ACCENTS.indexOf(next) >= 0
        && next != 0
        && accent(String.valueOf(next), at + 2)) {
      return;
    } else if (next == '(' || next == '[') {
      displayed(next == '(' ? "\\)" : "\\]");
    } else if (next == '\\' && (at + 2 >= in.length() || peek(at + 2) <= ' ')) {
      out.append(' ');
      at += 2;
    } else if (next == ' ' || next == ',' || next == ';' || math && (next == ':' || next == '!')) {
      out.append(next == '!' ? "" : " ");
      at += 2;
    } else if (next == '|') {
      out.append('‖');
      at += 2;
    } else {
      copy(next == 0 ? 1 : 2);
    }
  }

  private int wordStart() {
    int start = at;
    while (start > 0 && in.charAt(start - 1) > ' ') {
      start--;
    }
    return start;
  }

  private char peek(int i) {
    return i < in.length() ? in.charAt(i) : 0;
  }

  /** {@code \(…\)} and {@code \[…\]}. */
  private void displayed(String close) {
    int end = in.indexOf(close, at + 2);
    if (end < 0) {
      copy(2);
      return;
    }
    out.append(inner(in.substring(at + 2, end), true));
    at = end + 2;
  }

  private void command(Matcher command) {
    String name = command.group(1);
    int after = command.end();
    String argument = argument(after);
    int afterArgument = argument == null ? after : closing(after) + 1;
    if (LETTER_ACCENT.matcher(name).matches() && accent(name, after)) {
      return;
    }
    if (argument != null && withArgument(name, argument, afterArgument)) {
      return;
    }
    if (SWITCHES.contains(name)) {
      at = peek(after) == ' ' ? after + 1 : after;
      return;
    }
    String symbol = LatexSymbols.symbol(name);
    if (symbol == null && math) {
      symbol = name;
    }
    if (symbol == null) {
      copy(after - at);
      return;
    }
    boolean spelled = !symbol.isEmpty() && Character.isLetter(symbol.charAt(symbol.length() - 1));
    boolean swallow = !math && spelled && symbol.length() == 1 && symbol.charAt(0) < 0x250;
    out.append(symbol);
    at = after;
    if (in.startsWith("{}", at)) {
      at += 2;
    } else if (swallow && peek(at) == ' ' && Character.isLetter(peek(at + 1))) {
      at++;
    }
  }

  /** Whether the command was one that is known to take this argument. */
  private boolean withArgument(String name, String argument, int after) {
    String more = argument(after);
    if (name.equals("frac") || name.equals("tfrac") || name.equals("dfrac")) {
      if (more == null) {
        return false;
      }
      out.append(factor(argument)).append('/').append(factor(more));
      at = closing(after) + 1;
      return true;
    }
    if (name.equals("href") && more != null) {
      out.append(inner(more, false)).append(" (").append(argument).append(')');
      at = closing(after) + 1;
      return true;
    }
    if (name.equals("textcolor") && more != null) {
      out.append(inner(more, math));
      at = closing(after) + 1;
      return true;
    }
    String doubleStruck = name.equals("mathbb") ? LatexSymbols.doubleStruck(argument) : null;
    if (doubleStruck != null) {
      out.append(doubleStruck);
    } else if (STYLES.contains(name) || name.equals("mathbb")) {
      boolean literal = name.equals("url") || name.equals("path") || name.equals("nolinkurl");
      boolean words = name.equals("text") || name.equals("mbox");
      out.append(literal ? argument : inner(argument, math && !words));
    } else if (REFERENCES.contains(name)) {
      out.append('[').append(argument).append(']');
    } else if (name.equals("footnote")) {
      out.append(" (").append(inner(argument, false)).append(')');
    } else if (name.equals("sqrt")) {
      String root = inner(argument, true);
      out.append('√').append(root.length() == 1 ? root : "(" + root + ")");
    } else if (name.equals("textsuperscript") || name.equals("textsubscript")) {
      out.append(Scripts.of(inner(argument, math), name.equals("textsuperscript"), ""));
    } else if (name.equals("begin") || name.equals("end")) {
      out.append(argument.matches("[a-z]+\\*?") ? " " : "\\" + name + "{" + argument + "}");
    } else if (name.matches("hat|tilde|bar|vec|dot|ddot|check|acute|grave|breve|mathring")) {
      String accented =
          argument.length() == 1 ? LatexSymbols.symbol(name + "{" + argument + "}") : null;
      out.append(accented == null ? inner(argument, true) : accented);
    } else {
      return false;
    }
    at = after;
    return true;
  }

  private String factor(String part) {
    String text = inner(part, true);
    return text.matches("[\\p{L}\\p{N}.]*") ? text : "(" + text + ")";
  }

  /** Writes the accented letter behind {@code from}, if there is one. */
  private boolean accent(String accent, int from) {
    int start = from;
    boolean letterCommand = Character.isLetter(accent.charAt(0));
    if (letterCommand && (accent.equals("c") || depth > 0) && peek(start) == ' ') {
      start++;
    }
    String argument = argument(start);
    int after;
    if (argument != null) {
      after = closing(start) + 1;
    } else if (in.startsWith("\\i", start) || in.startsWith("\\j", start)) {
      argument = in.substring(start, start + 2);
      after = start + 2;
      if (Character.isLetter(peek(after))) {
        return false;
      }
    } else if ((!letterCommand || start > from) && Character.isLetter(peek(start))) {
      argument = in.substring(start, start + 1);
      after = start + 1;
    } else {
      return false;
    }
    boolean letter = argument.matches("\\p{L}|\\\\[ij]");
    String accented = letter ? LatexSymbols.accented(accent, argument) : null;
    if (accented == null) {
      return false;
    }
    out.append(accented);
    at = after;
    return true;
  }

  /** The text between the brace at {@code from} and its partner; null where there is none. */
  private String argument(int from) {
    int end = closing(from);
    return end < 0 ? null : in.substring(from + 1, end);
  }

  private int closing(int from) {
    if (peek(from) != '{') {
      return -1;
    }
    int open = 0;
    for (int i = from; i < in.length(); i++) {
      char c = in.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '{') {
        open++;
      } else if (c == '}' && --open == 0) {
        return i;
      }
    }
    return -1;
  }

  private void dollar() {
    boolean display = peek(at + 1) == '$';
    int start = display ? at + 2 : at + 1;
    int end = start;
    while (end < in.length() && (in.charAt(end) != '$' || in.charAt(end - 1) == '\\')) {
      end++;
    }
    boolean closed = end > start && end < in.length() && (!display || peek(end + 1) == '$');
    String content = closed ? in.substring(start, end) : "";
    if (!closed || !display && !isFormula(content, peek(end + 1))) {
      copy(1);
      return;
    }
    out.append(inner(content.strip(), true));
    at = display ? end + 2 : end + 1;
  }

  /** Whether dollars around this are LaTeX's, and not amounts of money. */
  private static boolean isFormula(String content, char next) {
    boolean command = content.indexOf('\\') >= 0 || content.matches("(?s).*[\\^_{}].*");
    if (command) {
      return true;
    }
    boolean tight = content.charAt(0) > ' ' && content.charAt(content.length() - 1) > ' ';
    if (!tight || Character.isDigit(next)) {
      return false;
    }
    if (WORDS.matcher(content).find()) {
      return FORMULA.matcher(content).find() && content.indexOf(' ') < 0;
    }
    return true;
  }

  private void tie() {
    char before = at == 0 ? ' ' : in.charAt(at - 1);
    char after = peek(at + 1);
    boolean bothDigits = Character.isDigit(before) && Character.isDigit(after);
    boolean text = Character.isLetterOrDigit(before) || ".,:;)}$]’'\"".indexOf(before) >= 0;
    boolean goesOn = Character.isLetterOrDigit(after) || "\\$([{".indexOf(after) >= 0 && after != 0;
    boolean isTie = text && goesOn && !bothDigits && !inAddress();
    out.append(isTie || math ? ' ' : '~');
    at++;
  }

  private boolean inAddress() {
    String word = in.substring(wordStart(), at);
    return word.contains("://") || word.startsWith("www.") || word.contains("/");
  }

  private void group() {
    String content = argument(at);
    int word = at;
    while (word > 0 && Character.isLetter(in.charAt(word - 1))) {
      word--;
    }
    boolean attached = word < at && (word == 0 || in.charAt(word - 1) != '\\');
    boolean latex =
        content != null && (content.startsWith("\\") || attached && content.matches("\\p{L}+"));
    if (math || braced || latex) {
      if (content == null) {
        at++;
        return;
      }
      out.append(inner(content, math));
      at = closing(at) + 1;
    } else {
      copy(1);
    }
  }

  private void dashes() {
    int end = at;
    while (peek(end) == '-') {
      end++;
    }
    int n = end - at;
    char before = at == 0 ? ' ' : in.charAt(at - 1);
    boolean option = before <= ' ' && peek(end) > ' ';
    if ((n == 2 || n == 3) && !math && !option && !inAddress()) {
      out.append(n == 2 ? '–' : '—');
      at = end;
    } else {
      copy(n);
    }
  }

  private void quotes(char c) {
    boolean two = peek(at + 1) == c;
    if (c == '`' && two && peek(at + 2) != '`') {
      out.append('“');
      openQuotes++;
      at += 2;
    } else if (c == '\'' && two && openQuotes > 0) {
      out.append('”');
      openQuotes--;
      at += 2;
    } else {
      copy(1);
    }
  }

  private void script(char c) {
    if (!math) {
      copy(1);
      return;
    }
    String content = argument(at + 1);
    int after;
    if (content != null) {
      after = closing(at + 1) + 1;
    } else {
      Matcher command = COMMAND.matcher(in).region(at + 1, in.length());
      after = command.lookingAt() ? command.end() : Math.min(at + 2, in.length());
      content = in.substring(at + 1, after);
    }
    String text = inner(content, true).strip();
    out.append(text.isEmpty() ? "" : Scripts.of(text, c == '^', String.valueOf(c)));
    at = after;
  }
}
