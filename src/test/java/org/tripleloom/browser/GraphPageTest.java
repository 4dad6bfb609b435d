package org.tripleloom.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The drawing of the graph, with and without a script, by pointer and by keyboard. */
@ExtendWith(Demo.class)
class GraphPageTest {
  private static final String START = "graph.html?focus=entity/catastrophic-forgetting";

  private static int nodes(Page page) {
    return page.locator("[data-node]").count();
  }

  @Test
  void a_click_on_a_thing_expands_it_and_the_address_says_so(Demo.Running demo) {
    try (Visit visit = Visit.to(demo)) {
      Page page = visit.open(START);
      int before = nodes(page);
      String id =
          (String) page.evaluate("document.querySelectorAll('[data-node]')[1].dataset.node");
      double[] at = place(page, id);
      page.mouse().click(at[0], at[1]);
      page.waitForURL(url -> url.contains(id.replace("/", "%2F")));
      PlaywrightAssertions.assertThat(page.locator("#told h2")).not().isEmpty();
      PlaywrightAssertions.assertThat(page.locator("h1")).containsText("1 more");
      assertTrue(nodes(page) > before);
      assertTrue(nodes(page) <= 60);
      String shared = page.url();
      int after = nodes(page);
      page.goBack();
      PlaywrightAssertions.assertThat(page.locator("[data-node]")).hasCount(before);
      page.navigate(shared);
      PlaywrightAssertions.assertThat(page.locator("[data-node]")).hasCount(after);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "entity/catastrophic-forgetting, 1280",
    "entity/catastrophic-forgetting, 390",
    "entity/large-language-models, 1280",
  })
  void no_name_lies_upon_another_thing_or_its_name(String focus, int width, Demo.Running demo) {
    try (Visit visit = Visit.to(demo, options -> options.setViewportSize(width, 900))) {
      Page page = visit.open("graph.html?focus=" + focus);
      Object upon =
          page.evaluate(
              "() => { const boxes = document.getElementById('drawing')._cyreg.cy.nodes().map(n =>"
                  + " ({ id: n.id(), ...n.boundingBox({ includeOverlays: false }) }));"
                  + " return boxes.flatMap((a, i) => boxes.slice(i + 1).filter(b =>"
                  + " a.x1 < b.x2 && b.x1 < a.x2 && a.y1 < b.y2 && b.y1 < a.y2)"
                  + " .map(b => a.id + ' ' + b.id)); }");
      assertEquals(List.of(), upon);
      assertTrue(nodes(page) > 20);
    }
  }

  @Test
  void an_empty_drawing_is_not_shown(Demo.Running demo) {
    try (Visit visit = Visit.to(demo)) {
      Page page = visit.open("graph.html");
      PlaywrightAssertions.assertThat(page.locator("#drawing")).isHidden();
      page.locator("#add").fill("catastrophic forgetting");
      page.keyboard().press("Enter");
      PlaywrightAssertions.assertThat(page.locator("#drawing canvas").first()).isVisible();
    }
  }

  /** Where a node is drawn, in the window. */
  private static double[] place(Page page, String id) {
    Object at =
        page.evaluate(
            "id => { const box = document.getElementById('drawing');"
                + " const cy = box._cyreg.cy; const at = cy.getElementById(id).renderedPosition();"
                + " const frame = box.getBoundingClientRect(); return [frame.x + at.x, frame.y + at.y]; }",
            id);
    return ((List<?>) at).stream().mapToDouble(n -> ((Number) n).doubleValue()).toArray();
  }

  @Test
  void a_click_on_a_line_shows_the_sentence_behind_it(Demo.Running demo) {
    try (Visit visit = Visit.to(demo)) {
      Page page = visit.open(START + "&relation=mitigates");
      Object at =
          page.evaluate(
              "() => { const box = document.getElementById('drawing');"
                  + " const at = box._cyreg.cy.edges()[0].renderedMidpoint();"
                  + " const frame = box.getBoundingClientRect(); return [frame.x + at.x, frame.y + at.y]; }");
      var point = (List<?>) at;
      page.mouse()
          .click(((Number) point.get(0)).doubleValue(), ((Number) point.get(1)).doubleValue());
      PlaywrightAssertions.assertThat(page.locator("#told blockquote")).hasCount(1);
      PlaywrightAssertions.assertThat(page.locator("#told strong").first()).hasText("mitigates");
      assertTrue(page.locator("#told blockquote a[href*='paper/']").count() > 0);
    }
  }

  @Test
  void types_and_relations_narrow_the_drawing(Demo.Running demo) {
    try (Visit visit = Visit.to(demo)) {
      Page page = visit.open(START);
      page.locator("details.choices summary").click();
      page.getByLabel("mitigates", new Page.GetByLabelOptions().setExact(true)).check();
      page.waitForURL("**relation=mitigates**");
      assertEquals(
          java.util.Set.of("mitigates"),
          new java.util.HashSet<>(
              page.locator("[data-edge]").all().stream()
                  .map(row -> row.getAttribute("data-label"))
                  .toList()));
      assertEquals(
          page.locator("[data-edge]").count(),
          ((Number) page.evaluate("document.getElementById('drawing')._cyreg.cy.edges().length"))
              .intValue());
    }
  }

  @Test
  void the_keyboard_walks_expands_and_reads(Demo.Running demo) {
    try (Visit visit = Visit.to(demo)) {
      Page page = visit.open(START);
      page.locator("#drawing").focus();
      page.keyboard().press("ArrowRight");
      PlaywrightAssertions.assertThat(page.locator("#told h2")).hasText("catastrophic forgetting");
      page.keyboard().press("Space");
      PlaywrightAssertions.assertThat(page.locator("#told blockquote")).hasCount(1);
      page.keyboard().press("Escape");
      page.keyboard().press("ArrowRight");
      page.keyboard().press("ArrowRight");
      PlaywrightAssertions.assertThat(page.locator("#told h2"))
          .not()
          .hasText("catastrophic forgetting");
      page.keyboard().press("Enter");
      PlaywrightAssertions.assertThat(page.locator("h1")).containsText("1 more");
    }
  }

  @Test
  void the_drawing_can_be_taken_along_as_png_and_svg(Demo.Running demo) throws Exception {
    try (Visit visit = Visit.to(demo)) {
      Page page = visit.open(START);
      Download png = page.waitForDownload(() -> page.locator("[data-do=png]").click());
      assertTrue(ImageIO.read(png.path().toFile()).getWidth() > 300);
      Download svg = page.waitForDownload(() -> page.locator("[data-do=svg]").click());
      String text = Files.readString(svg.path());
      var picture =
          DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(svg.path().toFile());
      assertEquals("svg", picture.getDocumentElement().getTagName());
      assertTrue(text.contains(">catastrophic forgetting</text>"), text);
    }
  }

  @Test
  void without_a_script_the_tables_say_and_do_the_same(Demo.Running demo) {
    try (Visit visit = Visit.to(demo, options -> options.setJavaScriptEnabled(false))) {
      Page page = visit.open(START);
      int before = nodes(page);
      assertTrue(page.locator("[data-edge] blockquote").count() > 5);
      PlaywrightAssertions.assertThat(page.locator("#explore")).isHidden();
      page.locator("a[data-step]", new Page.LocatorOptions().setHasText("expand")).first().click();
      PlaywrightAssertions.assertThat(page.locator("h1")).containsText("1 more");
      assertTrue(nodes(page) > before);
    }
  }
}
