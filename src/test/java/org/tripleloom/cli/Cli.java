package org.tripleloom.cli;

import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The command line as a person uses it in a folder, keeping what the last command printed. */
public final class Cli {
  private final Path folder;
  private StringWriter out = new StringWriter();
  private StringWriter err = new StringWriter();

  public Cli(Path folder) {
    this.folder = folder;
  }

  /** The exit code. */
  public int run(String... args) {
    return runTyping("", args);
  }

  int runTyping(String typed, String... args) {
    out = new StringWriter();
    err = new StringWriter();
    return Main.run(
        new Session(
            Optional.empty(),
            folder,
            100,
            Duration.ZERO,
            false,
            new StringReader(typed),
            new PrintWriter(out, true),
            new PrintWriter(err, true)),
        args);
  }

  public String out() {
    return out.toString();
  }

  public String err() {
    return err.toString();
  }
}
