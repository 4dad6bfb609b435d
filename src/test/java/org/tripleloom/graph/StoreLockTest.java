package org.tripleloom.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tripleloom.problem.Problem;
import org.tripleloom.problem.ProblemException;

class StoreLockTest {
  @TempDir Path folder;

  /** Holds the store until it is killed. */
  static final class Holder {
    public static void main(String[] args) throws Exception {
      Store store = Store.openOrCreate(Path.of(args[0]), null);
      store.lock().publish(URI.create("http://127.0.0.1:1/"), "secret");
      System.out.println("held");
      Thread.sleep(600_000);
    }
  }

  @Test
  void others_wait_for_the_address_of_a_server_that_is_opening() throws Exception {
    Path path = folder.resolve("store");
    Store.openOrCreate(path, null).close();
    try (Store store = Store.openToServe(path)) {
      assertTrue(StoreLock.owner(path).orElseThrow().opening());
      Thread opening =
          new Thread(
              () -> {
                try {
                  Thread.sleep(300);
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
                store.lock().publish(URI.create("http://127.0.0.1:2/"), "secret");
              });
      opening.start();
      assertEquals(
          URI.create("http://127.0.0.1:2/"), StoreLock.server(path).orElseThrow().address());
      opening.join();
    }
    assertTrue(StoreLock.server(path).isEmpty());
  }

  private Process holder(Path store) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                store.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    assertEquals("held", out.readLine());
    return process;
  }

  @Test
  void a_store_held_by_another_process_is_refused_with_its_pid_until_that_dies() throws Exception {
    Path store = folder.resolve("store");
    Process process = holder(store);
    try {
      ProblemException refused = assertThrows(ProblemException.class, () -> Store.open(store));
      assertEquals(Problem.STORE_HELD, refused.problem());
      assertTrue(refused.getMessage().contains("process " + process.pid()), refused.getMessage());
      StoreLock.Owner owner = StoreLock.owner(store).orElseThrow();
      assertEquals(process.pid(), owner.pid());
      assertTrue(owner.serves());
      assertEquals("secret", owner.token());
      assertEquals(
          "rw-------",
          PosixFilePermissions.toString(
              Files.getPosixFilePermissions(store.resolve("owner.json"))));
    } finally {
      process.destroyForcibly().waitFor();
    }
    assertTrue(StoreLock.owner(store).isEmpty(), "a dead owner counts as none");
    Store.open(store).close();
  }

  @Test
  void one_process_cannot_open_a_store_twice_and_closing_frees_it() {
    Path store = folder.resolve("store");
    try (Store first = Store.openOrCreate(store, null)) {
      assertEquals(
          Problem.STORE_HELD,
          assertThrows(ProblemException.class, () -> Store.open(store)).problem());
      StoreLock.Owner owner = StoreLock.owner(first.folder()).orElseThrow();
      assertEquals(ProcessHandle.current().pid(), owner.pid());
      assertFalse(owner.serves());
    }
    assertTrue(StoreLock.owner(store).isEmpty());
    Store.open(store).close();
  }
}
