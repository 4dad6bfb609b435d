package org.tripleloom.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.tripleloom.build.LocalTarget;
import org.tripleloom.cli.Cli;
import org.tripleloom.graph.Store;
import org.tripleloom.serve.Server;

/**
 * The bundled corpus and two papers that mean no good, served, and Debian's Chromium to look at
 * them with: one of each for all tests that take it as a parameter.
 */
public final class Demo implements BeforeAllCallback, ParameterResolver {
  private static final String HOSTILE =
      """
      {"id": "h1", "title": "<script>alert('title')</script> \\"quotes\\" & <img src=x onerror=alert(1)>", "abstract": "We propose <b>bold</b> replay, a method for continual learning. It mitigates catastrophic forgetting \\u202Eright to left\\u202C.", "year": 2024}
      {"id": "h2", "title": "%s", "abstract": "Transformers are used. %s", "year": 2023}
      """
          .formatted("endless ".repeat(60).strip(), "Nospaces".repeat(600));

  private static final List<Path> CHROMIUMS =
      List.of(Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"));

  /** Started by the first test that needs it, closed after the last. */
  static final class Running implements AutoCloseable {
    private final Path folder;
    private final Store store;
    private final Server server;
    private final Playwright playwright;
    final Browser browser;

    Running() {
      Path chromium = chromium();
      try {
        folder = Files.createTempDirectory("tripleloom-browser");
        Path hostile = Files.writeString(folder.resolve("hostile.jsonl"), HOSTILE);
        Path to = folder.resolve("store");
        Cli cli = new Cli(Path.of(""));
        int code =
            cli.run("build", "--store", to.toString(), "data/papers.jsonl", hostile.toString());
        assertEquals(0, code, cli::err);
        store = Store.open(to);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      server =
          Server.start(
              store,
              new Server.Settings("127.0.0.1", 0, Duration.ofSeconds(20)),
              (command, out, err) -> 2,
              () -> new LocalTarget(store));
      playwright =
          Playwright.create(
              new Playwright.CreateOptions()
                  .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
      browser =
          playwright
              .chromium()
              .launch(
                  new BrowserType.LaunchOptions()
                      .setExecutablePath(chromium)
                      .setArgs(
                          List.of(
                              "--no-sandbox",
                              "--disable-background-networking",
                              "--disable-component-update",
                              "--disable-sync")));
    }

    private static Path chromium() {
      return CHROMIUMS.stream()
          .filter(Files::isExecutable)
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalStateException(
                      "The tests of the pages need Chromium at one of "
                          + CHROMIUMS
                          + ": apt-get install chromium, or run ./verify, which does it"));
    }

    URI address() {
      return server.address();
    }

    Store store() {
      return store;
    }

    @Override
    public void close() throws IOException {
      browser.close();
      playwright.close();
      server.close();
      store.close();
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static final ExtensionContext.Namespace SPACE =
      ExtensionContext.Namespace.create(Demo.class);

  @Override
  public void beforeAll(ExtensionContext context) {
    running(context);
  }

  private static Running running(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(SPACE)
        .getOrComputeIfAbsent(Running.class, key -> new Running(), Running.class);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Running.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return running(context);
  }
}
