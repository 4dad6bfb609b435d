package org.tripleloom.ingest;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** An unpacked source: its beginning, to recognise it by, and the whole of it, to be read once. */
final class Input {
  /** Stands for a byte that is not text in the source's encoding; no text holds it otherwise. */
  static final char UNDECODED = '\uFDD0';

  private static final int HEAD = 1 << 16;

  private final String name;
  private final byte[] head;
  private final InputStream whole;
  private final Charset charset;
  private final int mark;
  private String continuation;

  /** Reads the head. An error there shows again when the input is read, behind what came before. */
  Input(String name, InputStream in) {
    this.name = name;
    byte[] buffer = new byte[HEAD];
    int length = 0;
    InputStream rest = in;
    try {
      int n;
      while (length < HEAD && (n = in.read(buffer, length, HEAD - length)) >= 0) {
        length += n;
      }
    } catch (IOException e) {
      rest = new Failing(e);
    }
    this.head = Arrays.copyOf(buffer, length);
    this.whole = new Unhurried(new SequenceInputStream(new ByteArrayInputStream(head), rest));
    if (startsWith(0xEF, 0xBB, 0xBF)) {
      charset = StandardCharsets.UTF_8;
      mark = 3;
    } else if (startsWith(0xFF, 0xFE)) {
      charset = StandardCharsets.UTF_16LE;
      mark = 2;
    } else if (startsWith(0xFE, 0xFF)) {
      charset = StandardCharsets.UTF_16BE;
      mark = 2;
    } else {
      charset = unmarked(head);
      mark = 0;
    }
  }

  String name() {
    return name;
  }

  /** The first bytes, 65,536 at most. */
  byte[] head() {
    return head;
  }

  /** Its reader found that more of it stands elsewhere, behind this token. */
  void continues(String token) {
    continuation = token;
  }

  Optional<String> continuation() {
    return Optional.ofNullable(continuation);
  }

  boolean complete() {
    return head.length < HEAD;
  }

  /** The head as text, without byte order mark. */
  String headText() {
    return new String(head, mark, head.length - mark, charset);
  }

  /** All bytes, for parsers that find the encoding themselves. */
  InputStream bytes() {
    return whole;
  }

  /** All text without byte order mark; what cannot be decoded is {@link #UNDECODED}. */
  Reader text() throws IOException {
    whole.skipNBytes(mark);
    return new InputStreamReader(
        whole,
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE)
            .replaceWith(String.valueOf(UNDECODED)));
  }

  private boolean startsWith(int... bytes) {
    if (head.length < bytes.length) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if ((head[i] & 0xff) != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  /**
   * UTF-16 shows itself by a zero in every other byte of its first characters; all else is UTF-8.
   */
  private static Charset unmarked(byte[] head) {
    int even = 0;
    int odd = 0;
    int checked = Math.min(head.length, 64) & ~1;
    for (int i = 0; i < checked; i += 2) {
      even += head[i] == 0 ? 1 : 0;
      odd += head[i + 1] == 0 ? 1 : 0;
    }
    if (checked >= 4 && even == 0 && odd * 2 > checked * 9 / 10) {
      return StandardCharsets.UTF_16LE;
    }
    if (checked >= 4 && odd == 0 && even * 2 > checked * 9 / 10) {
      return StandardCharsets.UTF_16BE;
    }
    return StandardCharsets.UTF_8;
  }

  /**
   * Never says that more is at hand: readers above would go on reading, and lose what they have got
   * already when that fails.
   */
  private static final class Unhurried extends FilterInputStream {
    Unhurried(InputStream in) {
      super(in);
    }

    @Override
    public int available() {
      return 0;
    }
  }

  private static final class Failing extends InputStream {
    private final IOException failure;

    Failing(IOException failure) {
      this.failure = failure;
    }

    @Override
    public int read() throws IOException {
      throw failure;
    }
  }
}
