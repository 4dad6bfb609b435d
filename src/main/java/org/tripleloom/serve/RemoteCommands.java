package org.tripleloom.serve;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import org.tripleloom.graph.StoreLock;
import org.tripleloom.problem.Problem;

/** Runs command lines inside the server that holds the store. */
public final class RemoteCommands {
  private final AdminClient server;

  public RemoteCommands(StoreLock.Owner owner) {
    this.server = new AdminClient(owner);
  }

  /**
   * Copies what the command prints as it comes, and returns its exit code.
   *
   * @throws org.tripleloom.problem.ProblemException {@link Problem#SERVER_LOST}
   */
  public int run(ForwardedCommand command, PrintWriter out, PrintWriter err) {
    try (InputStream answer = server.post(AdminFilter.COMMAND, command.line())) {
      return Frames.receive(answer, out, err);
    } catch (IOException e) {
      throw server.lost(e);
    }
  }
}
