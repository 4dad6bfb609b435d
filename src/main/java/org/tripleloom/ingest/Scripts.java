package org.tripleloom.ingest;

/** Superscripts and subscripts of Unicode. */
final class Scripts {
  private static final String PLAIN = "0123456789+-=()n";
  private static final String SUPER = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ";
  private static final String SUB = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₙ";
  private static final String MORE_PLAIN = "aeoxhklmpstijruv";
  private static final String MORE_SUPER = "ᵃᵉᵒˣʰᵏˡᵐᵖˢᵗⁱʲʳᵘᵛ";
  private static final String MORE_SUB = "ₐₑₒₓₕₖₗₘₚₛₜᵢⱼᵣᵤᵥ";

  private Scripts() {}

  /**
   * The text raised or lowered where Unicode has all its characters and they are three at most or
   * digits; else the text behind {@code mark}, in brackets where it is longer than one character
   * and {@code mark} is not empty.
   */
  static String of(String text, boolean raised, String mark) {
    StringBuilder out = new StringBuilder();
    boolean digits = text.matches("[-+]?\\d+");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i) == '−' ? '-' : text.charAt(i);
      int at = PLAIN.indexOf(c);
      int more = MORE_PLAIN.indexOf(c);
      if (at < 0 && more < 0 || !digits && text.length() > 3) {
        boolean single = text.codePointCount(0, text.length()) == 1;
        return mark.isEmpty() || single ? mark + text : mark + "(" + text + ")";
      }
      if (at >= 0) {
        out.append((raised ? SUPER : SUB).charAt(at));
      } else {
        out.append((raised ? MORE_SUPER : MORE_SUB).charAt(more));
      }
    }
    return out.toString();
  }
}
