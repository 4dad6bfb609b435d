package org.tripleloom.resolve;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.tripleloom.extract.ContextVector;

/**
 * The sum of the vectors of one thing's mentions. Whole numbers: the order of the papers does not
 * matter.
 */
final class VectorSum {
  static final VectorSum NONE = new VectorSum(new int[0]);

  private final int[] values;
  private final double length;

  private VectorSum(int[] values) {
    this.values = values;
    double square = 0;
    for (int value : values) {
      square += (double) value * value;
    }
    length = Math.sqrt(square);
  }

  /** Vectors of another size, of another model, count for nothing. */
  VectorSum plus(ContextVector vector) {
    byte[] its = vector.values();
    if (its.length == 0 || values.length > 0 && values.length != its.length) {
      return this;
    }
    int[] sum = new int[its.length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = its[i] + (values.length == 0 ? 0 : values[i]);
    }
    return new VectorSum(sum);
  }

  /** Whether it has a direction. */
  boolean isNone() {
    return length == 0;
  }

  /** -1 to 1; 0 when one of them has no direction. */
  double cosine(VectorSum other) {
    if (isNone() || other.isNone() || values.length != other.values.length) {
      return 0;
    }
    long product = 0;
    for (int i = 0; i < values.length; i++) {
      product += (long) values[i] * other.values[i];
    }
    return product / (length * other.length);
  }

  void write(DataOutputStream out) throws IOException {
    out.writeByte(values.length);
    boolean small = Arrays.stream(values).allMatch(value -> value == (short) value);
    out.writeBoolean(small);
    for (int value : values) {
      if (small) {
        out.writeShort(value);
      } else {
        out.writeInt(value);
      }
    }
  }

  static VectorSum read(DataInputStream in) throws IOException {
    int[] values = new int[in.readUnsignedByte()];
    boolean small = in.readBoolean();
    for (int i = 0; i < values.length; i++) {
      values[i] = small ? in.readShort() : in.readInt();
    }
    return values.length == 0 ? NONE : new VectorSum(values);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VectorSum sum && Arrays.equals(values, sum.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }
}
