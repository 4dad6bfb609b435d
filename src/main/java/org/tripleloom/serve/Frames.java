package org.tripleloom.serve;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * Two streams of text and an exit code in one stream of bytes: frames of one byte for the channel,
 * four for the length, and that many bytes of UTF-8; the last frame's four bytes are the exit code.
 */
final class Frames {
  private static final int EXIT = 0;
  private static final int OUT = 1;
  private static final int ERR = 2;

  private Frames() {}

  /** The sending end. Thread-safe by frames. */
  static final class Sender {
    private final DataOutputStream to;

    Sender(OutputStream to) {
      this.to = new DataOutputStream(to);
    }

    PrintWriter out() {
      return writer(OUT);
    }

    PrintWriter err() {
      return writer(ERR);
    }

    synchronized void exit(int code) throws IOException {
      to.writeByte(EXIT);
      to.writeInt(code);
      to.flush();
    }

    private PrintWriter writer(int channel) {
      OutputStream frames =
          new OutputStream() {
            @Override
            public void write(int b) throws IOException {
              write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
              send(channel, bytes, from, length);
            }
          };
      // lines go out at once, since a person may be waiting for them
      return new PrintWriter(new OutputStreamWriter(frames, StandardCharsets.UTF_8), true);
    }

    private synchronized void send(int channel, byte[] bytes, int from, int length)
        throws IOException {
      to.writeByte(channel);
      to.writeInt(length);
      to.write(bytes, from, length);
      to.flush();
    }
  }

  /**
   * Copies frames to the writers until the exit code comes, and returns it.
   *
   * @throws EOFException when the sender broke off before
   */
  static int receive(InputStream from, PrintWriter out, PrintWriter err) throws IOException {
    DataInputStream frames = new DataInputStream(from);
    while (true) {
      int channel = frames.readByte();
      int number = frames.readInt();
      if (channel == EXIT) {
        return number;
      }
      // writers cut between characters, so each frame is whole text
      String text = new String(frames.readNBytes(number), StandardCharsets.UTF_8);
      PrintWriter writer = channel == OUT ? out : err;
      writer.write(text);
      writer.flush();
    }
  }
}
