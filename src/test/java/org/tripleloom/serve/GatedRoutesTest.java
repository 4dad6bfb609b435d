package org.tripleloom.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tripleloom.graph.Store;
import org.tripleloom.site.Site;

/** The gate of pages, with one place and a page that takes as long as the test wants. */
class GatedRoutesTest {
  @TempDir Path folder;
  private Store store;
  private GatedRoutes routes;
  private final CountDownLatch making = new CountDownLatch(1);
  private final CountDownLatch enough = new CountDownLatch(1);

  @BeforeEach
  void open() {
    store = Store.openOrCreate(folder, null);
    Site site = new Site(store, Duration.ofSeconds(5), paper -> Optional.empty());
    routes =
        new GatedRoutes(
            QueryGate.ofPages(1),
            List.of(this::slow, this::quick),
            new Services(Set.of("sparql")),
            new Refusal(site));
  }

  @AfterEach
  void close() {
    enough.countDown();
    store.close();
  }

  private boolean slow(Exchange exchange) {
    if (!exchange.path().equals("slow.html")) {
      return false;
    }
    making.countDown();
    try {
      enough.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    exchange.send(200, "text/html", "slow".getBytes(StandardCharsets.UTF_8));
    return true;
  }

  private boolean quick(Exchange exchange) {
    exchange.send(200, "text/html", "quick".getBytes(StandardCharsets.UTF_8));
    return true;
  }

  /** A request and what became of it. */
  private static final class Asked {
    private final Map<String, String> headers = new HashMap<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private int status;
    private final Exchange exchange;

    Asked(String path) {
      HttpServletRequest request =
          proxy(
              HttpServletRequest.class,
              (method, arguments) ->
                  switch (method) {
                    case "getRequestURI" -> "/" + path;
                    case "getMethod" -> "GET";
                    default -> null;
                  });
      HttpServletResponse response =
          proxy(
              HttpServletResponse.class,
              (method, arguments) -> {
                switch (method) {
                  case "setStatus" -> status = (Integer) arguments[0];
                  case "setHeader", "addHeader" ->
                      headers.put((String) arguments[0], (String) arguments[1]);
                  case "setContentType" -> headers.put("Content-Type", (String) arguments[0]);
                  case "getHeaders" -> {
                    return List.of();
                  }
                  case "getOutputStream" -> {
                    return new Body();
                  }
                  default -> {}
                }
                return null;
              });
      exchange = new Exchange(request, response);
    }

    private interface Answer {
      Object to(String method, Object[] arguments);
    }

    private static <T> T proxy(Class<T> type, Answer answer) {
      return type.cast(
          Proxy.newProxyInstance(
              type.getClassLoader(),
              new Class<?>[] {type},
              (self, method, arguments) -> answer.to(method.getName(), arguments)));
    }

    private final class Body extends ServletOutputStream {
      @Override
      public void write(int b) {
        body.write(b);
      }

      @Override
      public boolean isReady() {
        return true;
      }

      @Override
      public void setWriteListener(WriteListener listener) {
        throw new UnsupportedOperationException();
      }
    }

    Asked of(GatedRoutes routes) throws Exception {
      assertTrue(routes.answer(exchange));
      exchange.finish();
      return this;
    }
  }

  @Test
  void pages_beyond_the_places_are_asked_to_come_again_each_in_its_form() throws Exception {
    Asked slow = new Asked("slow.html");
    CompletableFuture<Boolean> made =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return routes.answer(slow.exchange);
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    assertTrue(making.await(30, TimeUnit.SECONDS));
    Asked page = new Asked("entity/x.html").of(routes);
    assertEquals(503, page.status);
    assertTrue(Integer.parseInt(page.headers.get("Retry-After")) > 0);
    assertTrue(page.body.toString(StandardCharsets.UTF_8).contains("TL-537"));
    Asked api = new Asked("api/stats").of(routes);
    assertEquals(503, api.status);
    assertTrue(api.headers.get("Content-Type").startsWith("application/problem+json"));
    assertTrue(api.body.toString(StandardCharsets.UTF_8).contains("TL-537"));
    // what has a gate of its own, or needs none, passes by
    for (String path : List.of("sparql", "data/x", "$/ping")) {
      assertFalse(routes.answer(new Asked(path).exchange), path);
    }
    enough.countDown();
    assertTrue(made.get(30, TimeUnit.SECONDS));
    assertEquals("", slow.body.toString(StandardCharsets.UTF_8), "not sent inside the gate");
    Asked next = new Asked("entity/x.html").of(routes);
    assertEquals(200, next.status);
    assertEquals("quick", next.body.toString(StandardCharsets.UTF_8));
  }
}
