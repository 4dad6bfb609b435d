package org.tripleloom.serve;

import java.io.PrintWriter;

/** Runs the command lines of other processes inside the server, against its open store. */
@FunctionalInterface
public interface CommandRunner {
  /** Returns the exit code; called by several threads at once. */
  int run(ForwardedCommand command, PrintWriter out, PrintWriter err);
}
