package org.tripleloom.extract.neural;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The model's tokenizer. Its native library comes with the program and is unpacked once into the
 * user's cache folder; nothing is fetched and nothing is reported to anyone. Thread-safe.
 */
final class WordPieces implements AutoCloseable {
  static {
    // read by the library when it loads: no usage ping, no download, no search for a GPU build
    System.setProperty("OPT_OUT_TRACKING", "true");
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("RUST_FLAVOR", "cpu");
  }

  /**
   * One token.
   *
   * @param begin first UTF-16 unit in the text given
   * @param end one past the last
   */
  record Piece(long id, int begin, int end) {}

  private final HuggingFaceTokenizer tokenizer;
  private final long classId;
  private final long separatorId;

  /** Throws RuntimeException or UnsatisfiedLinkError when the file or the processor is unfit. */
  WordPieces(byte[] json) throws IOException {
    tokenizer =
        HuggingFaceTokenizer.newInstance(
            new ByteArrayInputStream(json), Map.of("padding", "false", "truncation", "false"));
    long[] ids = tokenizer.encode("", true, false).getIds();
    if (ids.length != 2) {
      tokenizer.close();
      throw new IllegalArgumentException("no [CLS] and [SEP] around a text");
    }
    classId = ids[0];
    separatorId = ids[1];
  }

  long classId() {
    return classId;
  }

  long separatorId() {
    return separatorId;
  }

  /** The tokens of a text in order, without special ones; offsets refer to {@code text} itself. */
  List<Piece> of(String text) {
    Encoding encoding = tokenizer.encode(withoutLoneSurrogates(text), false, false);
    long[] ids = encoding.getIds();
    CharSpan[] spans = encoding.getCharTokenSpans();
    List<Piece> pieces = new ArrayList<>(ids.length);
    // the library counts code points, and its spans only move forward
    int point = 0;
    int unit = 0;
    for (int i = 0; i < ids.length; i++) {
      if (spans[i].getStart() < point) {
        point = 0;
        unit = 0;
      }
      unit = text.offsetByCodePoints(unit, spans[i].getStart() - point);
      point = spans[i].getStart();
      int end = text.offsetByCodePoints(unit, spans[i].getEnd() - point);
      if (end > unit) {
        pieces.add(new Piece(ids[i], unit, end));
      }
    }
    return pieces;
  }

  @Override
  public void close() {
    tokenizer.close();
  }

  /** A half of a surrogate pair has no UTF-8 form and would shift what follows it. */
  private static String withoutLoneSurrogates(String text) {
    StringBuilder out = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        out = out == null ? new StringBuilder(text) : out;
        out.setCharAt(i, '\ufffd');
      }
    }
    return out == null ? text : out.toString();
  }
}
