package org.tripleloom.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tripleloom.graph.Store;

/** A store whose claims are so many that readers do not wait, and one where they are few. */
class LiveIndexTest {
  private static final long LATE = Duration.ofSeconds(30).toNanos();

  @TempDir Path folder;
  private Store store;

  @BeforeEach
  void open() {
    store = Store.openOrCreate(folder, null);
    paper("early");
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void paper(String name) {
    store.write(data -> Shelf.paper(data, name, "A paper", ""));
  }

  /** Outside the transaction of this one. */
  private static void inAnotherThread(Runnable work) {
    Thread thread = new Thread(work);
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean shows(LiveIndex live, String paper) {
    return live.current().find("paper/" + paper) >= 0;
  }

  private static void awaitShown(LiveIndex live, String paper) throws InterruptedException {
    long began = System.nanoTime();
    while (!shows(live, paper)) {
      assertTrue(System.nanoTime() - began < LATE, paper + " is never shown");
      Thread.sleep(5);
    }
  }

  @Test
  void what_is_written_during_the_first_reading_is_shown_without_another_commit() throws Exception {
    try (LiveIndex live = new LiveIndex(store, 0)) {
      store.read(
          view -> {
            inAnotherThread(() -> paper("late"));
            return live.current();
          });
      awaitShown(live, "late");
      assertEquals(store.commit(), live.shown());
    }
  }

  @Test
  void after_a_start_from_the_file_no_reader_of_many_claims_waits_for_an_update() throws Exception {
    LiveIndex.of(store).current();
    store.close();
    store = Store.open(folder);
    try (LiveIndex live = new LiveIndex(store, 0)) {
      ClaimIndex first = live.current();
      // the background waits outside
      synchronized (live) {
        paper("late");
        assertSame(first, live.current());
      }
      awaitShown(live, "late");
    }
  }

  @Test
  void where_claims_are_few_a_reader_sees_each_update_at_once() throws Exception {
    LiveIndex.of(store).current();
    store.close();
    store = Store.open(folder);
    try (LiveIndex live = new LiveIndex(store, 1000)) {
      ClaimIndex first = live.current();
      paper("late");
      assertTrue(shows(live, "late"));
      assertNotSame(first, live.current());
      paper("later");
      assertTrue(shows(live, "later"));
    }
  }
}
