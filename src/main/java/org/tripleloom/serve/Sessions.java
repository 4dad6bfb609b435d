package org.tripleloom.serve;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who has signed in in a browser. Kept in memory alone, so a restart signs everybody out. The
 * cookie cannot be read by scripts and comes with requests from pages of this site alone.
 */
final class Sessions {
  private static final String PREFIX = "tripleloom-";
  private static final int ID_BYTES = 32;
  private static final int MOST = 10_000;
  private static final Duration IDLE = Duration.ofHours(8);

  private final SecureRandom random = new SecureRandom();
  private final Cache<String, String> open =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(IDLE).build();

  /** Browsers send cookies to all ports of a host, where another server may listen. */
  private static String cookie(HttpServletRequest request) {
    return PREFIX + request.getLocalPort();
  }

  /** The name of who has signed in; the empty text for the holder of a token. */
  Optional<String> name(HttpServletRequest request) {
    return ids(request).map(open::getIfPresent).flatMap(Stream::ofNullable).findFirst();
  }

  private static Stream<String> ids(HttpServletRequest request) {
    Cookie[] sent = request.getCookies();
    return Arrays.stream(sent == null ? new Cookie[0] : sent)
        .filter(cookie -> cookie.getName().equals(cookie(request)))
        .map(Cookie::getValue);
  }

  /**
   * Begins a session, with an identifier that no client has chosen.
   *
   * @param name empty for the holder of a token
   */
  void open(HttpServletRequest request, HttpServletResponse response, String name) {
    ids(request).forEach(open::invalidate);
    byte[] bytes = new byte[ID_BYTES];
    random.nextBytes(bytes);
    String id = HexFormat.of().formatHex(bytes);
    open.put(id, name);
    set(request, response, id, "");
  }

  void close(HttpServletRequest request, HttpServletResponse response) {
    ids(request).forEach(open::invalidate);
    set(request, response, "", "; Max-Age=0");
  }

  private static void set(
      HttpServletRequest request, HttpServletResponse response, String value, String age) {
    response.addHeader(
        "Set-Cookie",
        cookie(request)
            + "="
            + value
            + "; Path=/; HttpOnly; SameSite=Strict"
            + (isSecure(request) ? "; Secure" : "")
            + age);
  }

  /** A proxy may speak TLS with the browser, which says so in what it sends. */
  private static boolean isSecure(HttpServletRequest request) {
    String origin = request.getHeader("Origin");
    return request.isSecure() || origin != null && origin.startsWith("https://");
  }
}
