package org.tripleloom.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.exec.QueryExec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tripleloom.graph.Store;

class AnswerCacheTest {
  @TempDir Path folder;
  private final AnswerCache cache = new AnswerCache();
  private final AtomicInteger executed = new AtomicInteger();

  /** The number of rows. */
  private int ask(Store store, String text) {
    Query query = QueryText.parse(text, store.iris().base());
    return store.read(
        view -> {
          int rows = 0;
          try (QueryExec exec = QueryExec.dataset(view).query(query).build()) {
            var answer =
                cache.rows(
                    store.commit(),
                    "",
                    query,
                    () -> {
                      executed.incrementAndGet();
                      return exec.select();
                    });
            for (; answer.hasNext(); rows++) {
              assertEquals(answer.getResultVars().size(), answer.next().size());
            }
          }
          return rows;
        });
  }

  private static void add(Store store, int from, int to) {
    store.write(
        data -> {
          for (int i = from; i < to; i++) {
            data.add(
                Quad.create(
                    store.iris().of("graph/mine"),
                    store.iris().of("x" + i),
                    NodeFactory.createURI("urn:p"),
                    NodeFactory.createLiteralString("v" + i)));
          }
        });
  }

  @Test
  void an_answer_is_computed_once_for_each_state_of_the_store() {
    try (Store store = Store.openOrCreate(folder.resolve("store"), null)) {
      add(store, 0, 3);
      String all = "SELECT * { ?s <urn:p> ?o }";
      assertEquals(3, ask(store, all));
      assertEquals(3, ask(store, all));
      assertEquals(3, ask(store, "SELECT  *  {\n?s <urn:p> ?o }"));
      assertEquals(1, executed.get());
      add(store, 3, 5);
      assertEquals(5, ask(store, all));
      assertEquals(2, executed.get());
    }
  }

  @Test
  void large_answers_come_whole_and_changing_ones_fresh() {
    try (Store store = Store.openOrCreate(folder.resolve("store"), null)) {
      add(store, 0, 12_000);
      assertEquals(12_000, ask(store, "SELECT * { ?s <urn:p> ?o }"));
      assertEquals(12_000, ask(store, "SELECT * { ?s <urn:p> ?o }"));
      assertEquals(2, executed.get());
      assertEquals(1, ask(store, "SELECT (rand() AS ?x) {}"));
      assertEquals(1, ask(store, "SELECT (rand() AS ?x) {}"));
      assertEquals(4, executed.get());
    }
  }

  @Test
  void equal_questions_at_once_are_computed_once() throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(8);
    try (Store store = Store.openOrCreate(folder.resolve("store"), null)) {
      add(store, 0, 500);
      CountDownLatch start = new CountDownLatch(1);
      List<Future<Integer>> answers = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        answers.add(
            clients.submit(
                () -> {
                  start.await();
                  return ask(store, "SELECT * { ?s <urn:p> ?o } ORDER BY ?o");
                }));
      }
      start.countDown();
      for (Future<Integer> answer : answers) {
        assertEquals(500, answer.get());
      }
      assertEquals(1, executed.get());
    } finally {
      clients.shutdownNow();
    }
  }
}
