package org.tripleloom.site;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Style sheets, scripts, pictures and fonts: our own from {@code /assets} of the class path, those
 * of others from webjars. Every address holds a hash or a version, so that browsers may keep what
 * they have.
 */
public final class Assets {
  /** What all addresses begin with. */
  public static final String FOLDER = "assets/";

  private static final String JARS = "webjars/";
  private static final Pattern HASHED = Pattern.compile("([0-9a-f]{8})/([\\w.-]+)");
  private static final Pattern IN_JAR = Pattern.compile("webjars/[\\w@.-]+(/[\\w@.-]+)+");
  private static final Map<String, String> TYPES =
      Map.of(
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "mjs", "text/javascript; charset=utf-8",
          "json", "application/json; charset=utf-8",
          "svg", "image/svg+xml",
          "png", "image/png",
          "woff2", "font/woff2",
          "txt", "text/plain; charset=utf-8");

  private final Map<String, byte[]> own = new ConcurrentHashMap<>();
  private final Set<String> given = ConcurrentHashMap.newKeySet();
  private final Map<String, String> versions = new ConcurrentHashMap<>();

  /** The address of one of our own files behind the site's root: {@code assets/3f2a91bc/x.css}. */
  public String own(String name) {
    return given(FOLDER + hash(content(name)) + "/" + name);
  }

  private String given(String address) {
    given.add(address);
    return address;
  }

  /** All addresses that were asked for: what a copy of the site needs. */
  Set<String> given() {
    return Set.copyOf(given);
  }

  /**
   * The address of a file in a webjar behind the site's root.
   *
   * @param jar artifact of {@code org.webjars.npm}
   * @param file behind the version in it
   */
  public String jar(String jar, String file) {
    return given(
        FOLDER + JARS + jar + "/" + versions.computeIfAbsent(jar, Assets::version) + "/" + file);
  }

  /** What an address behind {@link #FOLDER} stands for, if for anything. */
  public Optional<Asset> find(String address) {
    if (IN_JAR.matcher(address).matches() && !address.contains("..")) {
      return read("/META-INF/resources/" + address).map(bytes -> asset(address, bytes, true));
    }
    Matcher hashed = HASHED.matcher(address);
    if (!hashed.matches()) {
      return Optional.empty();
    }
    return Optional.ofNullable(own.get(hashed.group(2)))
        .or(() -> read("/" + FOLDER + hashed.group(2)))
        .map(bytes -> asset(address, bytes, hash(bytes).equals(hashed.group(1))));
  }

  /** Puts a file that is made, not shipped, among our own. */
  void put(String name, String text) {
    own.put(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private byte[] content(String name) {
    return own.computeIfAbsent(
        name,
        missing ->
            read("/" + FOLDER + missing)
                .orElseThrow(() -> new IllegalStateException("no asset " + missing)));
  }

  private static Asset asset(String address, byte[] bytes, boolean immutable) {
    String suffix = address.substring(address.lastIndexOf('.') + 1);
    return new Asset(TYPES.getOrDefault(suffix, "application/octet-stream"), bytes, immutable);
  }

  private static Optional<byte[]> read(String resource) {
    try (InputStream in = Assets.class.getResourceAsStream(resource)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String version(String jar) {
    String pom = "/META-INF/maven/org.webjars.npm/" + jar + "/pom.properties";
    try (InputStream in = Assets.class.getResourceAsStream(pom)) {
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash(byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(digest, 0, 4);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
