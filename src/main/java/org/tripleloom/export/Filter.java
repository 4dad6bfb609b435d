package org.tripleloom.export;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Which part of a store is written. What is left is closed: a claim is written with its paper, both
 * its ends and its run, and counts are those of what is written.
 *
 * <ul>
 *   <li>A paper is kept when it is one of {@code papers} and not from before {@code since}; when
 *       claims are filtered, it must also make one that is kept.
 *   <li>A claim is kept when its paper is, its confidence is high enough and all its entities are
 *       of the {@code types}.
 *   <li>An entity is kept when a claim that is kept names it.
 * </ul>
 *
 * @param papers IRIs, DOIs, arXiv identifiers, identifiers of the source or titles; empty for all
 * @param types classes of the ontology by IRI, local name or label, with their subclasses; empty
 *     for all
 * @param since {@code 2023}, {@code 2023-05} or {@code 2023-05-17}, compared as far as both dates
 *     go; papers without a date are left out then; null for all
 * @param confidence the least confidence of a claim, 0 to 1
 * @param text whether abstracts and sentences are written
 */
public record Filter(
    List<String> papers, List<String> types, String since, double confidence, boolean text) {
  /** All there is. */
  public static final Filter NONE = new Filter(List.of(), List.of(), null, 0, true);

  private static final Pattern DATE = Pattern.compile("\\d{4}(-\\d\\d(-\\d\\d)?)?");

  public Filter {
    papers = List.copyOf(papers);
    types = List.copyOf(types);
    if (since != null && !isDate(since)) {
      throw new IllegalArgumentException(since);
    }
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("confidence " + confidence);
    }
  }

  /** Whether {@code since} can be this. */
  public static boolean isDate(String text) {
    return DATE.matcher(text).matches();
  }

  /** Whether no paper, claim or entity is left out. */
  boolean keepsAll() {
    return papers.isEmpty() && since == null && !filtersClaims();
  }

  boolean filtersClaims() {
    return !types.isEmpty() || confidence > 0;
  }

  /** Whether a date, as precise as the source gives it, is not before {@link #since}. */
  boolean reaches(String issued) {
    int known = Math.min(since.length(), issued.length());
    return issued.substring(0, known).compareTo(since.substring(0, known)) >= 0;
  }
}
