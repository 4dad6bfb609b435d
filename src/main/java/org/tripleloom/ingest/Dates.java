package org.tripleloom.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tripleloom.paper.PublicationDate;

/** Dates in the ways that sources write them. */
final class Dates {
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final String NAME = "(?<month>[A-Za-z]{3,9})\\.?";
  private static final List<Pattern> SHAPES =
      List.of(
          Pattern.compile(
              "(?:[A-Za-z]{3,9},?\\s+)?(?<day>\\d{1,2})\\s+" + NAME + ",?\\s+(?<year>\\d{4})\\b.*"),
          Pattern.compile(NAME + "\\s+(?<day>\\d{1,2})(?:st|nd|rd|th)?,?\\s+(?<year>\\d{4})\\b.*"),
          Pattern.compile(NAME + "(?<day>),?\\s+(?<year>\\d{4})\\b.*"),
          Pattern.compile("(?<year>\\d{4})\\s+" + NAME + "(?:\\s+(?<day>\\d{1,2}))?\\b.*"),
          Pattern.compile("(?<year>\\d{4})[/.](?<month>\\d{1,2})(?:[/.](?<day>\\d{1,2}))?\\b.*"),
          Pattern.compile("(?<year>\\d{4})(?<month>\\d{2})(?<day>\\d{2})"));
  private static final Pattern YEAR = Pattern.compile("\\D*((?:1[5-9]|20)\\d{2})(?:\\D.*)?");

  private Dates() {}

  /** Null where no date is to be seen. Of a date with a month that nobody knows the year stays. */
  static PublicationDate parse(String text) {
    String date = text == null ? "" : text.strip();
    PublicationDate iso = PublicationDate.parse(date);
    if (iso != null || date.isEmpty()) {
      return iso;
    }
    for (Pattern shape : SHAPES) {
      Matcher m = shape.matcher(date);
      if (m.matches()) {
        int month = month(m.group("month"));
        String day = m.group("day");
        PublicationDate found =
            date(
                Integer.parseInt(m.group("year")),
                month,
                month == 0 || day == null || day.isEmpty() ? 0 : Integer.parseInt(day));
        if (found != null) {
          return found;
        }
      }
    }
    Matcher year = YEAR.matcher(date);
    return year.matches() ? date(Integer.parseInt(year.group(1)), 0, 0) : null;
  }

  /** As {@link #parse}, or from {@code {"date-parts": [[2024, 5, 31]]}}. */
  static PublicationDate of(JsonNode value) {
    if (value != null && value.path("date-parts").path(0).isArray()) {
      JsonNode parts = value.path("date-parts").path(0);
      return date(parts.path(0).asInt(), parts.path(1).asInt(), parts.path(2).asInt());
    }
    return parse(Values.text(value));
  }

  /** From 1 for a number or an English name; 0 for all else. */
  static int month(String text) {
    String plain = text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
    if (plain.matches("\\d{1,2}")) {
      int number = Integer.parseInt(plain);
      return number <= 12 ? number : 0;
    }
    return plain.length() < 3 ? 0 : MONTHS.indexOf(plain.substring(0, 3)) + 1;
  }

  /** Null for a date that no calendar has. */
  static PublicationDate date(int year, int month, int day) {
    try {
      return new PublicationDate(year, month, day);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
