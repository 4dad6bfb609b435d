package org.tripleloom.resolve;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * A table that lives in a file between builds. An entry stays the bytes that it was read as until
 * somebody asks for it, so that a table costs what is used of it.
 */
final class Kept<V> {
  /** How a value is written, and read back. */
  interface Form<V> {
    void write(DataOutputStream out, V value) throws IOException;

    V read(DataInputStream in) throws IOException;
  }

  static final Form<String> TEXT =
      new Form<>() {
        @Override
        public void write(DataOutputStream out, String value) throws IOException {
          Kept.text(out, value);
        }

        @Override
        public String read(DataInputStream in) throws IOException {
          return Kept.text(in);
        }
      };

  static final Form<Map<String, Double>> LIKELY =
      new Form<>() {
        @Override
        public void write(DataOutputStream out, Map<String, Double> likely) throws IOException {
          number(out, likely.size());
          for (Map.Entry<String, Double> entry : likely.entrySet()) {
            text(out, entry.getKey());
            out.writeDouble(entry.getValue());
          }
        }

        @Override
        public Map<String, Double> read(DataInputStream in) throws IOException {
          Map<String, Double> likely = new HashMap<>();
          for (int left = number(in); left > 0; left--) {
            likely.put(text(in), in.readDouble());
          }
          return likely;
        }
      };

  static final Form<Long> COUNT =
      new Form<>() {
        @Override
        public void write(DataOutputStream out, Long count) throws IOException {
          out.writeLong(count);
        }

        @Override
        public Long read(DataInputStream in) throws IOException {
          return in.readLong();
        }
      };

  private final Form<V> form;
  private final Map<String, byte[]> raw = new HashMap<>();
  private final Map<String, V> open = new HashMap<>();

  Kept(Form<V> form) {
    this.form = form;
  }

  /** What stands there, or null. Changes to it are kept. */
  V get(String key) {
    V value = open.get(key);
    if (value == null && raw.containsKey(key)) {
      try {
        value = form.read(new DataInputStream(new ByteArrayInputStream(raw.remove(key))));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      open.put(key, value);
    }
    return value;
  }

  void put(String key, V value) {
    raw.remove(key);
    open.put(key, value);
  }

  void remove(String key) {
    raw.remove(key);
    open.remove(key);
  }

  boolean has(String key) {
    return open.containsKey(key) || raw.containsKey(key);
  }

  int size() {
    return raw.size() + open.size();
  }

  /** How many entries were asked for. */
  int opened() {
    return open.size();
  }

  /** All keys, in no particular order. */
  Set<String> keys() {
    Set<String> keys = new HashSet<>(raw.keySet());
    keys.addAll(open.keySet());
    return Collections.unmodifiableSet(keys);
  }

  void write(DataOutputStream out) throws IOException {
    out.writeInt(size());
    for (Map.Entry<String, byte[]> entry : raw.entrySet()) {
      text(out, entry.getKey());
      out.writeInt(entry.getValue().length);
      out.write(entry.getValue());
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (Map.Entry<String, V> entry : open.entrySet()) {
      bytes.reset();
      form.write(new DataOutputStream(bytes), entry.getValue());
      text(out, entry.getKey());
      out.writeInt(bytes.size());
      bytes.writeTo(out);
    }
  }

  void read(DataInputStream in) throws IOException {
    for (int left = in.readInt(); left > 0; left--) {
      String key = text(in);
      raw.put(key, in.readNBytes(in.readInt()));
    }
  }

  static void text(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    number(out, bytes.length);
    out.write(bytes);
  }

  static String text(DataInputStream in) throws IOException {
    return new String(in.readNBytes(number(in)), StandardCharsets.UTF_8);
  }

  /** Not negative; small ones take a byte. */
  static void number(DataOutputStream out, int number) throws IOException {
    int rest = number;
    while (rest > 0x7f) {
      out.writeByte(rest & 0x7f | 0x80);
      rest >>>= 7;
    }
    out.writeByte(rest);
  }

  static int number(DataInputStream in) throws IOException {
    int number = 0;
    int shift = 0;
    int next = in.readByte();
    while (next < 0) {
      number |= (next & 0x7f) << shift;
      shift += 7;
      next = in.readByte();
    }
    return number | next << shift;
  }
}
