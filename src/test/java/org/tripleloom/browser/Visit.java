package org.tripleloom.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * One person's visit: a fresh browser profile. At its end nothing may have left the server, and no
 * page may have complained: no error of a script, nothing that the content security policy forbids,
 * nothing missing.
 */
final class Visit implements AutoCloseable {
  private static final String AXE = read("/axe.min.js");
  private static final String RULES =
      "axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], preload: false})"
          + ".then(found => found.violations.map(v => v.id + ': ' + v.nodes.map(n => n.html).join(' | ')).join('\\n'))";

  private final String address;
  private final BrowserContext context;
  private final Page page;
  private final List<String> complaints = new ArrayList<>();

  private Visit(Demo.Running demo, URI to, Browser.NewContextOptions options) {
    address = to.toString();
    context = demo.browser.newContext(options);
    context.onRequest(
        request -> {
          if (!request.url().startsWith(address) && !request.url().matches("(data|blob):.*")) {
            complaints.add("asked elsewhere: " + request.url());
          }
        });
    context.onConsoleMessage(
        message -> {
          if (message.type().equals("error") || message.type().equals("warning")) {
            complaints.add(message.type() + ": " + message.text());
          }
        });
    context.onWebError(error -> complaints.add(error.error()));
    page = context.newPage();
  }

  static Visit to(Demo.Running demo) {
    return to(demo, options -> {});
  }

  static Visit to(Demo.Running demo, Consumer<Browser.NewContextOptions> settings) {
    return to(demo, demo.address(), settings);
  }

  /**
   * @param address of another server with the same store
   */
  static Visit to(Demo.Running demo, URI address, Consumer<Browser.NewContextOptions> settings) {
    Browser.NewContextOptions options =
        new Browser.NewContextOptions()
            .setViewportSize(1280, 900)
            // colours on their way from one to another are neither
            .setReducedMotion(ReducedMotion.REDUCE)
            .setPermissions(List.of("clipboard-read", "clipboard-write"));
    settings.accept(options);
    return new Visit(demo, address, options);
  }

  Page page() {
    return page;
  }

  /** Loads a page by its address behind the root, and waits until it is still. */
  Page open(String path) {
    page.navigate(address + path);
    page.waitForLoadState(LoadState.NETWORKIDLE);
    return page;
  }

  /** Expects that someone complains, and hands the complaints over. */
  List<String> takeComplaints() {
    List<String> taken = List.copyOf(complaints);
    complaints.clear();
    return taken;
  }

  /** What axe finds wrong with the page as it is. */
  String axe() {
    page.evaluate(AXE);
    return (String) page.evaluate(RULES);
  }

  /** Whether the page is no wider than the window. */
  boolean fits() {
    return (Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth");
  }

  Locator find(String selector) {
    return page.locator(selector);
  }

  @Override
  public void close() {
    context.close();
    assertEquals(List.of(), complaints);
  }

  private static String read(String resource) {
    try (InputStream in = Visit.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
