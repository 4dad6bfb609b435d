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
  private static final String EDITOR = ".tabPanel.active .yasqe .CodeMirror";
  private static final String ANSWER = ".tabPanel.active .yasr";

  private static String link(String query) {
    return "query.html?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
  }

  private static void write(Page page, String query) {
    page.locator(EDITOR).click();
    page.keyboard().press("Control+a");
    page.keyboard().press("Delete");
    page.keyboard().insertText(query);
  }

  private static String text(Page page) {
    return (String) page.locator(EDITOR).evaluate("element => element.CodeMirror.getValue()");
  }

  @Test
  void a_query_is_written_run_and_shared(Demo.Running demo) {
    try (Visit visit = Visit.to(demo)) {
      Page page = visit.open("query.html");
      write(page, "SELECT (COUNT(*) AS ?n) { ?x a tl:Paper }");
      assertTrue(text(page).startsWith("PREFIX tl: <https://w3id.org/tripleloom/ontology#>"));
      page.keyboard().press("Control+Enter");
      assertThat(page.locator(ANSWER + " td")).hasText("259");
      assertThat(page.locator(ANSWER + " .yasr_response_chip")).containsText("1 result in");
      page.locator("[data-do=share]").click();
      String shared = (String) page.evaluate("navigator.clipboard.readText()");
      assertEquals(page.url(), shared);
      page.navigate(shared);
      assertThat(page.locator(ANSWER + " td")).hasText("259");
    }
  }

  @Test
  void an_answer_is_a_table_a_text_a_chart_and_a_drawing(Demo.Running demo) {
    try (Visit visit = Visit.to(demo)) {
      Page page =
          visit.open(
              link(
                  "SELECT ?m (COUNT(*) AS ?n) { ?p tl:uses ?m } GROUP BY ?m ORDER BY DESC(?n) LIMIT 5"));
      assertThat(page.locator(ANSWER + " tbody tr")).hasCount(5);
      assertThat(page.locator(ANSWER + " tbody a").first())
          .hasAttribute("href", "./entity/large-language-models");
      assertEquals("", visit.axe());
      page.locator(ANSWER + " .select_response").click();
      assertThat(page.locator(ANSWER + " .CodeMirror")).containsText("\"bindings\"");
      assertEquals("", visit.axe());
      page.locator(ANSWER + " .select_chart").click();
      assertThat(page.locator(ANSWER + " .bars rect")).hasCount(5);
      assertThat(page.locator(ANSWER + " .bars a").first())
          .hasAttribute("href", "./entity/large-language-models");
      assertThat(page.locator(ANSWER + " .select_graph")).isHidden();
      assertEquals("", visit.axe());
      page.locator(ANSWER + " .select_table").click();
      page.locator(ANSWER + " th").first().click();
      assertThat(page.locator(ANSWER + " th").first()).hasAttribute("aria-sort", "ascending");
      visit.open(link("CONSTRUCT WHERE { ?a tl:mitigates ?b }"));
      page.locator(ANSWER + " .select_graph").click();
      assertThat(page.locator("#drawing canvas").first()).isVisible();
      int edges =
          ((Number) page.evaluate("document.getElementById('drawing')._cyreg.cy.edges().length"))
              .intValue();
      assertTrue(edges > 5);
      assertEquals("", visit.axe());
    }
  }

  @Test
  void tabs_and_their_answers_are_there_at_the_next_visit(Demo.Running demo) {
    try (Visit visit = Visit.to(demo)) {
      Page page = visit.open("query.html");
      write(page, "ASK { ?x a tl:Paper }");
      page.locator("#ask button >> text=Run").click();
      assertThat(page.locator(ANSWER + " .booleanResult")).hasText("True");
      page.locator("#ask button >> text=New tab").click();
      write(page, "SELECT (1 AS ?n) {}");
      page.keyboard().press("Control+Enter");
      assertThat(page.locator(ANSWER + " td")).hasText("1");
      visit.open("query.html");
      assertThat(page.locator("[role=tab]")).hasCount(2);
      assertThat(page.locator(ANSWER + " td")).hasText("1");
      page.locator("[role=tab]").first().click();
      assertThat(page.locator(ANSWER + " .booleanResult")).hasText("True");
      assertEquals("", visit.axe());
      page.keyboard().press("Delete");
      assertThat(page.locator("[role=tab]")).hasCount(1);
      page.locator("#ask button >> text=Run").click();
      assertThat(page.locator(ANSWER + " td")).hasText("1");
    }
  }

  @Test
  void a_link_with_other_prefixes_asks_another_query(Demo.Running demo) {
    try (Visit visit = Visit.to(demo)) {
      String paper = "ASK { ?x a t:Paper }";
      Page page = visit.open(link("PREFIX t: <https://w3id.org/tripleloom/ontology#>\n" + paper));
      assertThat(page.locator(ANSWER + " .booleanResult")).hasText("True");
      visit.open(link("PREFIX t: <https://example.org/other#>\n" + paper));
      assertThat(page.locator(ANSWER + " .booleanResult")).hasText("False");
      assertThat(page.locator("[role=tab]")).hasCount(2);
      visit.open(link("ASK { ?x a tl:Paper }"));
      assertThat(page.locator(ANSWER + " .booleanResult")).hasText("True");
      assertThat(page.locator("[role=tab]")).hasCount(3);
      visit.open(
          link(
              "PREFIX dcterms: <http://purl.org/dc/terms/> PREFIX tl: <https://w3id.org/tripleloom/ontology#>"
                  + " ASK { ?x a tl:Paper }"));
      assertThat(page.locator(ANSWER + " .booleanResult")).hasText("True");
      assertThat(page.locator("[role=tab]")).hasCount(3);
    }
  }

  @Test
  void what_a_paper_wrote_is_no_markup_in_an_answer(Demo.Running demo) {
    try (Visit visit = Visit.to(demo)) {
      Page page =
          visit.open(link("SELECT ?t { ?p dcterms:title ?t FILTER CONTAINS(?t, 'onerror') }"));
      assertThat(page.locator(ANSWER + " td")).containsText("<script>alert('title')</script>");
      page.locator(ANSWER + " .tableFilter").fill("onerror=alert");
      page.keyboard().press("Shift");
      assertThat(page.locator(ANSWER + " td")).containsText("<img src=x onerror=alert(1)>");
      page.locator(ANSWER + " .switch >> text=Simple view").click();
      assertThat(page.locator(ANSWER + " td")).hasCount(2);
      assertEquals("", visit.axe());
    }
  }

  @Test
  void an_answer_without_a_line_says_so(Demo.Running demo) {
    try (Visit visit = Visit.to(demo)) {
      Page page = visit.open(link("SELECT ?x { ?x tl:uses tl:uses }"));
      assertThat(page.locator(ANSWER + " td"))
          .hasText("The graph holds nothing that fits this query.");
      visit.open(link("CONSTRUCT WHERE { ?x tl:uses tl:uses }"));
      assertThat(page.locator(ANSWER + " td"))
          .hasText("The graph holds nothing that fits this query.");
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
      assertThat(page.locator(ANSWER + " [role=alert]")).containsText("TL-");
      assertTrue(String.join("", visit.takeComplaints()).contains("400"));
      write(page, "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }");
      page.locator("#ask button >> text=Run").click();
      page.locator("#ask button >> text=Stop").click();
      assertThat(page.locator(ANSWER + " .errorResult")).hasText("Stopped.");
    }
  }

  @Test
  void a_fault_of_a_shared_query_is_told_by_the_lines_that_the_editor_has(Demo.Running demo) {
    try (Visit visit = Visit.to(demo)) {
      Page page = visit.open(link("SELECT * {\n ?s tl:uses ?o .\n ?s wrong\n}"));
      assertTrue(text(page).lines().toList().get(3).contains("wrong"), text(page));
      assertThat(page.locator("#answer [role=alert]")).containsText("line 4, column");
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
      page.locator(EDITOR).click();
      page.keyboard().press("Tab");
      assertEquals("Run", page.evaluate("document.activeElement.textContent"));
    }
  }
}
