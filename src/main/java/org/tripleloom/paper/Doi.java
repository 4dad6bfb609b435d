package org.tripleloom.paper;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Digital object identifiers as texts: lower case, without resolver. */
public final class Doi {
  private static final Pattern BARE = Pattern.compile("10\\.\\d{4,9}(?:\\.\\d+)*/\\S+");
  private static final Pattern RESOLVER =
      Pattern.compile("(?:https?://)?(?:dx\\.|www\\.)?doi\\.org/|(?:info:)?doi[:/]?\\s*");

  /** Registrants that give DOIs to preprints: bioRxiv, OSF, PsyArXiv, SSRN, Research Square, … */
  private static final Pattern PREPRINT =
      Pattern.compile(
          "10\\.(?:1101/|31219/|31234/|31235/|2139/ssrn|21203/rs|20944/preprints|26434/|36227/"
              + "|22541/|48550/|64898/).*");

  private Doi() {}

  /** The bare form of a DOI or of its address; null for all else. */
  public static String parse(String text) {
    if (text == null) {
      return null;
    }
    String bare = text.strip().toLowerCase(Locale.ROOT);
    Matcher resolver = RESOLVER.matcher(bare);
    if (resolver.lookingAt()) {
      bare = bare.substring(resolver.end());
    }
    bare = bare.replace("%2f", "/").replaceFirst("[.,;]+$", "");
    return BARE.matcher(bare).matches() ? bare : null;
  }

  /** Whether a preprint server gave it, so that the published paper may bear another one. */
  public static boolean ofPreprint(String doi) {
    return PREPRINT.matcher(doi).matches();
  }
}
