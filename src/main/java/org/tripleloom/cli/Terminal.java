package org.tripleloom.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** How many columns the reader sees: {@code COLUMNS}, else what the terminal says, else 100. */
final class Terminal {
  private static final int UNKNOWN = 100;
  private static final int NARROWEST = 40;

  private Terminal() {}

  static int columns() {
    String set = System.getenv("COLUMNS");
    int columns = number(set == null && System.console() != null ? ask() : set);
    return columns == 0 ? UNKNOWN : Math.max(columns, NARROWEST);
  }

  /** {@code stty} prints rows and columns of the terminal on its input. */
  private static String ask() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(ProcessBuilder.Redirect.INHERIT)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!stty.waitFor(1, TimeUnit.SECONDS)) {
        stty.destroy();
        return null;
      }
      String size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      return size.substring(size.indexOf(' ') + 1);
    } catch (IOException noSuchProgram) {
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  /** Whether a person would see what is written to standard output; the JVM cannot tell. */
  static boolean isOutput() {
    return isTerminal(1);
  }

  /** Whether a person types what is read from standard input. */
  static boolean isInput() {
    return isTerminal(0);
  }

  private static boolean isTerminal(int descriptor) {
    try {
      Process test =
          new ProcessBuilder("sh", "-c", "test -t " + descriptor)
              .redirectInput(ProcessBuilder.Redirect.INHERIT)
              .redirectOutput(ProcessBuilder.Redirect.INHERIT)
              .start();
      return test.waitFor(1, TimeUnit.SECONDS) && test.exitValue() == 0;
    } catch (IOException noSuchProgram) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static int number(String text) {
    return text != null && text.strip().matches("[0-9]{1,4}") ? Integer.parseInt(text.strip()) : 0;
  }
}
