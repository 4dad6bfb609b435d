package org.tripleloom.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import org.tripleloom.build.LocalTarget;
import org.tripleloom.graph.Store;

/** Servers that let write those whom a file names. */
public final class Writable {
  private Writable() {}

  /**
   * @param folder of the file, which is written anew
   * @param lines who may write
   */
  static WriteAccess access(Path folder, String lines) throws IOException {
    Path auth = Files.writeString(folder.resolve("auth"), lines);
    Files.setPosixFilePermissions(auth, PosixFilePermissions.fromString("rw-------"));
    return WriteAccess.read(auth);
  }

  /**
   * Serves a store on this machine.
   *
   * @param port 0 for a free one
   */
  public static Server serve(Store store, Path folder, String lines, int port) throws IOException {
    EndpointSettings settings =
        new EndpointSettings(
            Duration.ofSeconds(20),
            EndpointSettings.MAX_ROWS,
            8,
            false,
            Optional.of(access(folder, lines)));
    return Server.start(
        store,
        new Server.Settings("127.0.0.1", port, settings),
        (command, out, err) -> 2,
        () -> new LocalTarget(store));
  }
}
