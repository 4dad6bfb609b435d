package org.tripleloom.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.tripleloom.problem.Problem;

/**
 * The one writer of a store folder. Two files: {@code lock} is held by the operating system for the
 * life of the process, so two processes cannot race and a dead one leaves nothing behind; {@code
 * owner.json} (mode 0600) tells others who holds it and, for a server, how to reach it.
 */
public final class StoreLock implements AutoCloseable {
  /**
   * Who holds a store.
   *
   * @param started when the process began, to tell it from a later one of the same pid
   * @param address of the server's loopback endpoint, or null when no server holds the store
   * @param token what the server asks for, or null
   * @param opening whether it is about to serve
   */
  public record Owner(long pid, Instant started, URI address, String token, boolean opening) {
    public boolean serves() {
      return address != null;
    }

    boolean alive() {
      return ProcessHandle.of(pid)
          .filter(ProcessHandle::isAlive)
          .filter(process -> startOf(process).equals(started))
          .isPresent();
    }
  }

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ATTEMPTS = 20;
  private static final int PAUSE_MS = 25;
  private static final Duration LONGEST_OPENING = Duration.ofSeconds(30);

  private final FileChannel channel;
  private final FileLock lock;
  private final Path card;

  private StoreLock(FileChannel channel, FileLock lock, Path card) {
    this.channel = channel;
    this.lock = lock;
    this.card = card;
  }

  /**
   * Takes the store for this process; waits half a second for one that is just leaving.
   *
   * @throws org.tripleloom.problem.ProblemException {@link Problem#STORE_HELD} with the pid
   */
  public static StoreLock acquire(Path folder) {
    Path card = folder.resolve("owner.json");
    try {
      FileChannel channel =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = null;
      for (int i = 0; lock == null && i < ATTEMPTS; i++) {
        lock = attempt(channel);
        if (lock == null) {
          Thread.sleep(PAUSE_MS);
        }
      }
      if (lock == null) {
        channel.close();
        String pid = read(card).map(owner -> "process " + owner.pid()).orElse("another process");
        throw Problem.STORE_HELD.at(folder, pid);
      }
      StoreLock held = new StoreLock(channel, lock, card);
      held.publish(null, null);
      return held;
    } catch (IOException e) {
      throw Problem.STORE_UNUSABLE.because(e, folder, e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for " + folder, e);
    }
  }

  private static FileLock attempt(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldByThisProcess) {
      return null;
    }
  }

  /** Who holds the store now; empty when nobody does or the holder has died. */
  public static Optional<Owner> owner(Path folder) {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    return read(folder.resolve("owner.json")).filter(Owner::alive);
  }

  /**
   * The server that holds the store, if one does; one that is just opening is waited for, half a
   * minute at most.
   */
  public static Optional<Owner> server(Path folder) {
    Instant end = Instant.now().plus(LONGEST_OPENING);
    Optional<Owner> owner = owner(folder);
    try {
      while (owner.filter(Owner::opening).isPresent() && Instant.now().isBefore(end)) {
        Thread.sleep(PAUSE_MS);
        owner = owner(folder);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for " + folder, e);
    }
    return owner.filter(Owner::serves);
  }

  /** Tells other processes where this one serves the store, and what to show it. */
  public void publish(URI address, String token) {
    publish(address, token, false);
  }

  /** Tells other processes that {@link #publish} comes soon. */
  void announce() {
    publish(null, null, true);
  }

  private void publish(URI address, String token, boolean opening) {
    ProcessHandle self = ProcessHandle.current();
    ObjectNode node = JSON.createObjectNode();
    node.put("pid", self.pid()).put("started", startOf(self).toString());
    if (address != null) {
      node.put("address", address.toString()).put("token", token);
    }
    if (opening) {
      node.put("opening", true);
    }
    Path draft = card.resolveSibling("owner.json.new");
    try {
      Files.deleteIfExists(draft);
      if (card.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.createFile(
            draft,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      }
      Files.writeString(draft, node.toString());
      Files.move(draft, card, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Instant startOf(ProcessHandle process) {
    return process.info().startInstant().orElse(Instant.EPOCH);
  }

  private static Optional<Owner> read(Path card) {
    try {
      JsonNode node = JSON.readTree(Files.readString(card));
      JsonNode address = node.get("address");
      return Optional.of(
          new Owner(
              node.get("pid").asLong(),
              Instant.parse(node.get("started").asText()),
              address == null ? null : URI.create(address.asText()),
              address == null ? null : node.get("token").asText(),
              node.path("opening").asBoolean()));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(card);
      lock.release();
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
