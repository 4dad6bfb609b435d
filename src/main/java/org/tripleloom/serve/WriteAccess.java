package org.tripleloom.serve;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jetty.util.security.Credential;
import org.tripleloom.problem.Problem;

/** Who may write: names with passwords (HTTP Basic), and tokens (HTTP Bearer). */
public final class WriteAccess {
  /** RFC 6750, and long enough not to be guessed. */
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]{16,}=*");

  private static final int MOST_IN_FORM = 10;

  /** Programs try again by themselves. */
  private static final int MOST_IN_HEADERS = 30;

  private final Map<String, Credential> passwords = new HashMap<>();
  private final List<byte[]> tokens = new ArrayList<>();
  private final Guesses guesses = new Guesses();

  private WriteAccess() {}

  /**
   * Reads a password file as Jetty and Fuseki have it (lines {@code name: password} with the
   * password plain or behind MD5:, CRYPT: or OBF:), or a file of bearer tokens, one per line; both
   * may stand in one. Blank lines and such that begin with # do not count.
   *
   * @throws org.tripleloom.problem.ProblemException {@link Problem#BAD_AUTH_FILE}, {@link
   *     Problem#AUTH_FILE_OPEN}
   */
  public static WriteAccess read(Path file) {
    WriteAccess access = new WriteAccess();
    try {
      if (Files.getFileStore(file).supportsFileAttributeView("posix")
          && Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)) {
        throw Problem.AUTH_FILE_OPEN.at(file);
      }
      int number = 0;
      for (String line : Files.readAllLines(file)) {
        number++;
        if (!line.isBlank() && !line.strip().startsWith("#")) {
          access.add(line.strip(), file, number);
        }
      }
    } catch (IOException e) {
      throw Problem.BAD_AUTH_FILE.because(e, file, "cannot be read: " + e.getMessage());
    }
    if (access.passwords.isEmpty() && access.tokens.isEmpty()) {
      throw Problem.BAD_AUTH_FILE.at(file, "holds no password and no token");
    }
    return access;
  }

  private void add(String line, Path file, int number) {
    int colon = line.indexOf(':');
    if (colon > 0 && !line.substring(colon + 1).isBlank()) {
      // roles may follow behind a comma
      String password = line.substring(colon + 1).replaceFirst(",.*", "").strip();
      passwords.put(line.substring(0, colon).strip(), Credential.getCredential(password));
    } else if (TOKEN.matcher(line).matches()) {
      tokens.add(line.getBytes(StandardCharsets.UTF_8));
    } else {
      throw Problem.BAD_AUTH_FILE.at(
          file,
          "has in line "
              + number
              + " neither a name and a password nor a token of 16 characters or more");
    }
  }

  /**
   * Lets a request pass that may write.
   *
   * @return the name of who sends it; empty for the holder of a token
   * @throws Refused 401 without a right name and password or token, 429 after many wrong ones, 403
   *     when a page of another origin sends it: a browser would add the password that its user gave
   *     to this server
   */
  String check(HttpServletRequest request) {
    refuseOthers(request);
    String header = request.getHeader("Authorization");
    if (header == null) {
      throw unauthorized("has no Authorization header");
    }
    String[] parts = header.strip().split("\\s+", 2);
    String given = parts.length == 2 ? parts[1] : "";
    return guesses
        .among(
            request.getRemoteAddr(),
            MOST_IN_HEADERS,
            () ->
                switch (parts[0].toLowerCase(Locale.ROOT)) {
                  case "basic" -> name(given);
                  case "bearer" -> isToken(given) ? Optional.of("") : Optional.empty();
                  default ->
                      throw unauthorized(
                          "has neither Basic nor Bearer in its Authorization header");
                })
        .orElseThrow(() -> unauthorized("has a wrong name, password or token"));
  }

  /**
   * Refuses what a page of another origin sends.
   *
   * @throws Refused 403
   */
  static void refuseOthers(HttpServletRequest request) {
    String origin = request.getHeader("Origin");
    boolean other =
        origin != null && !origin.replaceFirst("^https?://", "").equals(request.getHeader("Host"));
    if (other || "cross-site".equals(request.getHeader("Sec-Fetch-Site"))) {
      throw new Refused(
          403, Problem.WRITE_REFUSED.at("comes from a page of " + (other ? origin : "another")));
    }
  }

  /** Whether there are names with passwords. */
  boolean hasNames() {
    return !passwords.isEmpty();
  }

  /** Whether there are tokens. */
  boolean hasTokens() {
    return !tokens.isEmpty();
  }

  /**
   * Whether someone may write.
   *
   * @param name empty for a token
   * @throws Refused 429 after many wrong ones
   */
  boolean knows(HttpServletRequest request, String name, String secret) {
    return guesses
        .among(
            request.getRemoteAddr(),
            MOST_IN_FORM,
            () ->
                (name.isEmpty() ? isToken(secret) : isPassword(name, secret))
                    ? Optional.of(name)
                    : Optional.empty())
        .isPresent();
  }

  /** The name of a name and its right password, as HTTP Basic encodes them. */
  private Optional<String> name(String encoded) {
    String given;
    try {
      given = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    int colon = given.indexOf(':');
    return colon >= 0 && isPassword(given.substring(0, colon), given.substring(colon + 1))
        ? Optional.of(given.substring(0, colon))
        : Optional.empty();
  }

  private boolean isPassword(String name, String password) {
    Credential known = passwords.get(name);
    return known != null && known.check(password);
  }

  /** Each in constant time, so that none can be guessed byte by byte. */
  private boolean isToken(String given) {
    byte[] bytes = given.getBytes(StandardCharsets.UTF_8);
    boolean found = false;
    for (byte[] token : tokens) {
      found |= MessageDigest.isEqual(token, bytes);
    }
    return found;
  }

  private Refused unauthorized(String why) {
    List<String> schemes = new ArrayList<>();
    if (!passwords.isEmpty()) {
      schemes.add("Basic realm=\"Tripleloom\", charset=\"UTF-8\"");
    }
    if (!tokens.isEmpty()) {
      schemes.add("Bearer realm=\"Tripleloom\"");
    }
    return new Refused(
        401, Problem.WRITE_REFUSED.at(why), Map.of("WWW-Authenticate", String.join(", ", schemes)));
  }
}
