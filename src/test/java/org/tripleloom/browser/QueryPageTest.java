package org.tripleloom.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The query page: the editor, the views of an answer, links to share, and the form beneath. */
@ExtendWith(Demo.class)
class QueryPageTest {
  private static String link(String query) {
    return "query.html?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
  }

  private static void write(Page page, String query) {
    page.locator(".CodeMirror").click();
    page.keyboard().press("Control+a");
    page.keyboard().press("Delete");
    page.keyboard().insertText(query);
  }

  private static String text(Page page) {
    return (String) page.evaluate("document.querySelector('.CodeMirror').CodeMirror.getValue()");
  }

  @Test
  void a_query_is_written_run_and_shared(Demo.Running demo) {
    try (Visit visit = Visit.to(demo)) {
      Page page = visit.open("query.html");
      write(page, "SELECT (COUNT(*) AS ?n) { ?x a tl:Paper }");
      assertTrue(text(page).startsWith("PREFIX tl: <https://w3id.org/tripleloom/ontology#>"));
      page.keyboard().press("Control+Enter");
      assertThat(page.locator("#answer td")).hasText("259");
      assertThat(page.locator("#answer [role=status]")).containsText("1 row in");
      page.locator("[data-do=share]").click();
      String shared = (String) page.evaluate("navigator.clipboard.readText()");
      assertEquals(page.url(), shared);
      page.navigate(shared);
      assertThat(page.locator("#answer td")).hasText("259");
    }
  }

  @Test
  void an_answer_is_a_table_a_text_a_chart_and_a_drawing(Demo.Running demo) {
    try (Visit visit = Visit.to(demo)) {
      Page page =
          visit.open(
              link(
                  "SELECT ?m (COUNT(*) AS ?n) { ?p tl:uses ?m } GROUP BY ?m ORDER BY DESC(?n) LIMIT 5"));
      assertThat(page.locator("#answer tbody tr")).hasCount(5);
      page.locator(".views button >> text=Raw").click();
      assertThat(page.locator("#answer pre")).containsText("\"bindings\"");
      page.locator(".views button >> text=Chart").click();
      assertThat(page.locator("#answer .bars rect")).hasCount(5);
      assertThat(page.locator("#answer .bars a").first())
          .hasAttribute("href", "./entity/large-language-models");
      assertEquals("", visit.axe());
      page.locator(".views button >> text=Table").click();
      page.locator("#answer th button").first().click();
      assertThat(page.locator("#answer th").first()).hasAttribute("aria-sort", "ascending");
      visit.open(link("CONSTRUCT WHERE { ?a tl:mitigates ?b }"));
      page.locator(".views button >> text=Graph").click();
      assertThat(page.locator("#drawing canvas").first()).isVisible();
      int edges =
          ((Number) page.evaluate("document.getElementById('drawing')._cyreg.cy.edges().length"))
              .intValue();
      assertTrue(edges > 5);
      assertEquals("", visit.axe());
    }
  }

  @Test
  void terms_of_the_graph_are_completed(Demo.Running demo) {
    try (Visit visit = Visit.to(demo)) {
      Page page = visit.open("query.html");
      write(page, "SELECT * { ?x ");
      page.keyboard().type("tl:miti");
      page.locator(".CodeMirror-hint >> text=tl:mitigates").click();
      assertTrue(text(page).contains("tl:mitigates"), text(page));
      page.keyboard().type(" ?y . ?y skos:prefLabel \"catas");
      page.locator(
              ".CodeMirror-hint", new Page.LocatorOptions().setHasText("catastrophic forgetting"))
          .first()
          .click();
      assertTrue(text(page).contains("\"catastrophic forgetting\""), text(page));
    }
  }

  @Test
  void a_fault_is_told_and_a_long_query_can_be_stopped(Demo.Running demo) {
    try (Visit visit = Visit.to(demo)) {
      Page page = visit.open("query.html");
      write(page, "SELECT ?x { ?x a }");
      page.locator("#ask button >> text=Run").click();
      assertThat(page.locator("#answer [role=alert]")).containsText("TL-");
      assertTrue(String.join("", visit.takeComplaints()).contains("400"));
      write(page, "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }");
      page.locator("#ask button >> text=Run").click();
      page.locator("#ask button >> text=Stop").click();
      assertThat(page.locator("#answer [role=status]")).containsText("Stopped after");
    }
  }

  @Test
  void without_a_script_the_form_runs(Demo.Running demo) {
    try (Visit visit = Visit.to(demo, options -> options.setJavaScriptEnabled(false))) {
      Page page = visit.open("query.html");
      page.locator("textarea").fill("SELECT (COUNT(*) AS ?n) { ?x a tl:Paper }");
      page.locator("#ask button >> text=Run").click();
      assertThat(page.locator("#answer td")).hasText("259");
    }
  }

  @Test
  void tab_leaves_the_editor(Demo.Running demo) {
    try (Visit visit = Visit.to(demo)) {
      Page page = visit.open("query.html");
      page.locator(".CodeMirror").click();
      page.keyboard().press("Tab");
      assertEquals("Run", page.evaluate("document.activeElement.textContent"));
    }
  }
}
