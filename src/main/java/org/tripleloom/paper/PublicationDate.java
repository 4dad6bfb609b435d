package org.tripleloom.paper;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A day, a month or a year, whichever the source gives: {@code month} and {@code day} may be 0. */
public record PublicationDate(int year, int month, int day) implements Comparable<PublicationDate> {
  private static final Pattern ISO = Pattern.compile("(\\d{4})(?:-(\\d{1,2})(?:-(\\d{1,2}).*)?)?");

  public PublicationDate {
    if (year < 1400 || year > 2200 || month < 0 || month > 12 || day < 0 || day > 31) {
      throw new IllegalArgumentException("date " + year + "-" + month + "-" + day);
    }
    if (month == 0 && day != 0) {
      throw new IllegalArgumentException("a day without a month");
    }
  }

  /**
   * Reads {@code 2024}, {@code 2024-05}, {@code 2024-05-31} with or without a time behind; null
   * else.
   */
  public static PublicationDate parse(String text) {
    Matcher m = text == null ? null : ISO.matcher(text.strip());
    if (m == null || !m.matches()) {
      return null;
    }
    try {
      return new PublicationDate(number(m.group(1)), number(m.group(2)), number(m.group(3)));
    } catch (IllegalArgumentException outOfRange) {
      return null;
    }
  }

  private static int number(String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  /** ISO 8601, as precise as the date is. */
  @Override
  public String toString() {
    if (month == 0) {
      return String.format("%04d", year);
    }
    return day == 0
        ? String.format("%04d-%02d", year, month)
        : String.format("%04d-%02d-%02d", year, month, day);
  }

  @Override
  public int compareTo(PublicationDate other) {
    return toString().compareTo(other.toString());
  }
}
