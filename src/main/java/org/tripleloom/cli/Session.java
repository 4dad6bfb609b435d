package org.tripleloom.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.tripleloom.graph.Store;

/**
 * Where a command line runs: in a process of its own, or inside the server that holds the store.
 *
 * @param served the server's open store; empty in a process of its own
 * @param folder what relative paths are relative to
 * @param columns the width of the reader's terminal
 * @param limit how long one query may run; zero for no limit
 * @param color whether messages may carry colours
 * @param in what the user types or pipes; nothing inside a server
 * @param typing whether {@code in} is a terminal, at which somebody answers what they are shown;
 *     asked only where that matters
 * @param bytes standard output for what is no text, not closed; nothing inside a server
 */
record Session(
    Optional<Store> served,
    Path folder,
    int columns,
    Duration limit,
    boolean color,
    Reader in,
    BooleanSupplier typing,
    PrintWriter out,
    PrintWriter err,
    OutputStream bytes) {

  /** A session without a terminal, whose output is text alone. */
  Session(
      Optional<Store> served,
      Path folder,
      int columns,
      Duration limit,
      boolean color,
      Reader in,
      PrintWriter out,
      PrintWriter err) {
    this(
        served,
        folder,
        columns,
        limit,
        color,
        in,
        () -> false,
        out,
        err,
        OutputStream.nullOutputStream());
  }

  /** A session in which nobody answers. */
  Session(
      Optional<Store> served,
      Path folder,
      int columns,
      Duration limit,
      boolean color,
      PrintWriter out,
      PrintWriter err) {
    this(served, folder, columns, limit, color, Reader.nullReader(), out, err);
  }

  /** The session of a process of its own: UTF-8 whatever the locale says. */
  static Session local() {
    return new Session(
        Optional.empty(),
        Path.of(""),
        Terminal.columns(),
        Duration.ZERO,
        System.console() != null,
        new InputStreamReader(System.in, StandardCharsets.UTF_8),
        Terminal::isInput,
        writer(System.out),
        writer(System.err),
        new FileOutputStream(FileDescriptor.out));
  }

  /** The same place for a command line that answers to the program instead of the user. */
  Session answering(PrintWriter to) {
    return new Session(served, folder, columns, limit, color, Reader.nullReader(), to, err);
  }

  /** Made of the stream itself, since only then does it tell of what the stream could not write. */
  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }
}
