package org.tripleloom.paper;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;

/**
 * What a paper is known by: its DOI, else its arXiv identifier, else its title. Equal identifiers
 * mean the same paper.
 *
 * @param path the relative IRI: {@code paper/{doi}}, {@code paper/arxiv/{id}} or {@code
 *     paper/{slug}-{hash}}
 */
public record PaperId(String path) {
  private static final int SLUG = 60;

  public static PaperId of(Paper paper) {
    if (paper.doi() != null) {
      return new PaperId("paper/" + escaped(paper.doi()));
    }
    if (paper.arxiv() != null) {
      return new PaperId("paper/arxiv/" + escaped(paper.arxiv()));
    }
    String key = titleKey(paper.title());
    String slug = key.length() > SLUG ? key.substring(0, SLUG) : key;
    return new PaperId("paper/" + slug.strip().replace(' ', '-') + "-" + hash(key).substring(0, 8));
  }

  /**
   * The title for comparison: compatibility-decomposed, without marks, lower case, every run of
   * other characters than letters and digits of any script one space.
   */
  public static String titleKey(String title) {
    return Normalizer.normalize(title, Normalizer.Form.NFKD)
        .replaceAll("\\p{M}+", "")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}]+", " ")
        .strip();
  }

  /** SHA-256 of the UTF-8 form, as 64 hexadecimal digits. */
  public static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Percent-encodes what an IRI path must not hold, all beyond ASCII too; slashes stay. */
  public static String escaped(String identifier) {
    StringBuilder out = new StringBuilder();
    for (byte b : identifier.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      if (c < 0x80 && (Character.isLetterOrDigit(c) || "-._~/();:,@!$&'*+=".indexOf(c) >= 0)) {
        out.append(c);
      } else {
        out.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
      }
    }
    return out.toString();
  }
}
