package org.tripleloom.extract;

import java.util.Arrays;
import java.util.Base64;

/**
 * What an engine's encoder sees of an entity where a paper speaks of it: whole numbers from -127 to
 * 127, of which the direction tells. Vectors of one engine can be added, in any order.
 */
public final class ContextVector {
  /** Of an engine without an encoder. */
  public static final ContextVector NONE = new ContextVector(new byte[0]);

  /** So many values at most: what is kept of them counts them in one byte. */
  public static final int MOST = 255;

  private final byte[] values;

  private ContextVector(byte[] values) {
    this.values = values;
  }

  /** Throws IllegalArgumentException when there are more than {@link #MOST}. */
  public static ContextVector of(byte[] values) {
    if (values.length > MOST) {
      throw new IllegalArgumentException(values.length + " values, at most " + MOST);
    }
    return values.length == 0 ? NONE : new ContextVector(values.clone());
  }

  /** Reads {@link #text}. */
  public static ContextVector parse(String text) {
    return of(Base64.getDecoder().decode(text));
  }

  /** Base64. */
  public String text() {
    return Base64.getEncoder().encodeToString(values);
  }

  public boolean isNone() {
    return values.length == 0;
  }

  /** As many in every vector of one engine. */
  public byte[] values() {
    return values.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ContextVector vector && Arrays.equals(values, vector.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return isNone() ? "none" : text();
  }
}
