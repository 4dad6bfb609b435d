package org.tripleloom.serve;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The header by which a client says what it takes (RFC 9110, 12.5.1).
 *
 * @param ranges in the order of the header
 */
record Accept(List<Range> ranges) {
  /**
   * One media range.
   *
   * @param q from 0, not acceptable, to 1
   */
  record Range(String type, String subtype, double q) {
    /** How closely it matches: 0 not at all, 3 by its full name. */
    private int closeness(String mediaType) {
      if (type.equals("*")) {
        return 1;
      }
      if (subtype.equals("*")) {
        return mediaType.startsWith(type + "/") ? 2 : 0;
      }
      return mediaType.equals(type + "/" + subtype) ? 3 : 0;
    }
  }

  Accept {
    ranges = List.copyOf(ranges);
  }

  /**
   * @param header null and blank take everything; what is no media range in it is passed over
   */
  static Accept parse(String header) {
    List<Range> ranges = new ArrayList<>();
    for (String part : (header == null ? "" : header).toLowerCase(Locale.ROOT).split(",")) {
      String[] pieces = part.strip().split("\\s*;\\s*");
      String[] names = pieces[0].split("/", -1);
      // *; q=.2 is what the URLConnection of Java sends
      if (pieces[0].equals("*")) {
        names = new String[] {"*", "*"};
      }
      if (names.length == 2 && !names[0].isEmpty() && !names[1].isEmpty()) {
        ranges.add(new Range(names[0], names[1], q(pieces)));
      }
    }
    return new Accept(ranges.isEmpty() ? List.of(new Range("*", "*", 1)) : ranges);
  }

  private static double q(String[] pieces) {
    for (String piece : pieces) {
      if (piece.startsWith("q=")) {
        try {
          double q = Double.parseDouble(piece.substring(2).strip());
          return q >= 0 ? Math.min(q, 1) : 0;
        } catch (NumberFormatException e) {
          return 0;
        }
      }
    }
    return 1;
  }

  /** How gladly the client takes a media type, 0 for not at all: the closest range says so. */
  double q(String mediaType) {
    int closest = 0;
    double q = 0;
    for (Range range : ranges) {
      int closeness = range.closeness(mediaType);
      if (closeness > closest || closeness == closest && closeness > 0 && range.q > q) {
        closest = closeness;
        q = range.q;
      }
    }
    return q;
  }

  /**
   * As {@link #q(String)}, of a form with several media types: by the first, which it is sent as,
   * and by others only where the client names them.
   */
  double q(List<String> mediaTypes) {
    double q = q(mediaTypes.get(0));
    for (String other : mediaTypes.subList(1, mediaTypes.size())) {
      if (ranges.stream().anyMatch(range -> range.closeness(other) == 3)) {
        q = Math.max(q, q(other));
      }
    }
    return q;
  }

  /** What the client takes most gladly; of equals the first in the server's order. */
  Optional<Representation> choose() {
    return choose(List.of(Representation.values()));
  }

  /** What the client takes most gladly; of equals the first. */
  Optional<Representation> choose(List<Representation> offered) {
    Representation best = null;
    double bestQ = 0;
    for (Representation representation : offered) {
      double q = q(representation.acceptable());
      if (q > bestQ) {
        best = representation;
        bestQ = q;
      }
    }
    return Optional.ofNullable(best);
  }
}
