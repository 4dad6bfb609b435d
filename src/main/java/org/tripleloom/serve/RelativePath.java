package org.tripleloom.serve;

import java.nio.charset.StandardCharsets;

/** References from one path of the server to another, so that it may stand behind any address. */
final class RelativePath {
  private RelativePath() {}

  /**
   * @param from as it came in a request, without a slash at its beginning
   * @param to a path as IRIs of the store have it: percent-encoded but for letters of any script
   */
  static String of(String from, String to) {
    String target = encoded(to);
    int common = 0;
    for (int slash = from.indexOf('/'); slash >= 0; slash = from.indexOf('/', slash + 1)) {
      if (!target.startsWith(from.substring(0, slash + 1))) {
        break;
      }
      common = slash + 1;
    }
    long up = from.chars().skip(common).filter(c -> c == '/').count();
    String rest = target.substring(common);
    if (up > 0) {
      return "../".repeat((int) up) + rest;
    }
    int colon = rest.indexOf(':');
    boolean likeScheme = colon >= 0 && rest.lastIndexOf('/', colon) < 0;
    return rest.isEmpty() || rest.startsWith("/") || likeScheme ? "./" + rest : rest;
  }

  /** An IRI's path as a URI's. */
  static String encoded(String path) {
    StringBuilder out = new StringBuilder();
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      if (b < 0) {
        out.append(String.format("%%%02X", b & 0xff));
      } else {
        out.append((char) b);
      }
    }
    return out.toString();
  }
}
