package org.tripleloom.extract;

/**
 * Which extractor made a claim.
 *
 * @param name {@code rules} or {@code neural}
 * @param version changes whenever its answers may: cached extractions are keyed by it
 */
public record Engine(String name, String version) {
  public Engine {
    if (name.isBlank() || version.isBlank() || name.contains("/")) {
      throw new IllegalArgumentException("engine " + name + "/" + version);
    }
  }

  /** {@code name/version}. */
  @Override
  public String toString() {
    return name + "/" + version;
  }
}
