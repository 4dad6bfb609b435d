package org.tripleloom.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From a word to an entity, its evidence and the paper; what every page must be like. */
@ExtendWith(Demo.class)
class ReadingTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "classes.html",
        "class/Method.html",
        "class/Method.html?f=usedFor:language-modeling&name=a",
        "entity/catastrophic-forgetting.html",
        "entity/catastrophic-forgetting.html?min=0.9",
        "entity/transformers/uses-of.html",
        "paper/arxiv/2302.00487.html",
        "search.html?q=forgetting",
        "search.html?q=zzzzqqqq",
        "search.html",
        "questions.html",
      })
  void a_page_is_accessible_and_fits_light_dark_and_on_a_phone(String path, Demo.Running demo) {
    try (Visit light = Visit.to(demo);
        Visit dark = Visit.to(demo, options -> options.setColorScheme(ColorScheme.DARK));
        Visit phone = Visit.to(demo, options -> options.setViewportSize(390, 844))) {
      for (Visit visit : List.of(light, dark, phone)) {
        visit.open(path);
        assertEquals("", visit.axe());
        assertTrue(visit.fits(), path);
      }
    }
  }

  @Test
  void what_is_stated_of_a_claim_has_the_width_of_a_phone(Demo.Running demo) {
    try (Visit visit = Visit.to(demo, options -> options.setViewportSize(390, 844))) {
      Page page = visit.open("entity/catastrophic-forgetting.html");
      page.locator(".claim cite a").first().click();
      page.locator(".group footer a").last().click();
      page.waitForURL("**/claim/**");
      Locator row = page.locator(".statements tr").first();
      double value = row.locator("td").boundingBox().width;
      assertTrue(value > 0.9 * row.boundingBox().width, value + " px");
      assertEquals("", visit.axe());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"graph/entities.html", "graph/catalog.html"})
  void a_page_of_a_large_named_graph_stays_small(String path, Demo.Running demo) {
    try (Visit visit = Visit.to(demo)) {
      int size = visit.page().request().get(demo.address() + path).body().length;
      assertTrue(size < 200_000, size + " bytes");
    }
  }

  @Test
  void opening_a_sentence_moves_nothing_above_it(Demo.Running demo) {
    try (Visit visit = Visit.to(demo)) {
      Page page = visit.open("entity/transformers.html");
      page.locator(".claim cite a").first().click();
      page.waitForURL("**/paper/**");
      Locator line = page.locator(".roles summary").first();
      double[] before = at(line);
      line.click();
      assertThat(page.locator(".roles .claim").first()).isVisible();
      assertArrayEquals(before, at(line), 0.6);
      Locator query = page.locator(".query summary").first();
      double[] closed = at(query);
      query.click();
      assertArrayEquals(closed, at(query), 0.6);
    }
  }

  /** On the page, not in the window. */
  private static double[] at(Locator element) {
    BoundingBox box = element.boundingBox();
    return new double[] {box.x, box.y + ((Number) element.evaluate("() => scrollY")).doubleValue()};
  }

  @Test
  void papers_that_mean_no_good_fit_a_phone_and_run_nothing(Demo.Running demo) {
    try (Visit visit = Visit.to(demo, options -> options.setViewportSize(390, 844))) {
      Page page = visit.open("search.html?q=nospacesnospaces%20OR%20transformers&type=Paper");
      for (String word : List.of("endless endless", "bold replay")) {
        visit.open("search.html?type=Paper&q=" + word.replace(" ", "+"));
        page.locator(".hits a").first().click();
        page.waitForURL("**/paper/**");
        assertTrue(visit.fits(), page.url());
        assertEquals("", visit.axe());
      }
    }
  }

  @Test
  void a_word_leads_by_keyboard_to_an_entity_its_evidence_and_the_paper(Demo.Running demo) {
    try (Visit visit = Visit.to(demo)) {
      Page page = visit.open("");
      page.locator("#big").pressSequentially("catastrophic for");
      PlaywrightAssertions.assertThat(page.locator("[role=option]").first()).isVisible();
      assertEquals("", visit.axe());
      page.keyboard().press("ArrowDown");
      page.keyboard().press("Enter");
      page.waitForURL("**/entity/catastrophic-forgetting.html");
      page.locator("#mitigates-of cite a").first().focus();
      page.keyboard().press("Enter");
      page.waitForURL("**/paper/**");
      PlaywrightAssertions.assertThat(page.locator(":target")).isVisible();
      assertEquals("", visit.axe());
    }
  }

  @Test
  void the_chosen_theme_stays(Demo.Running demo) {
    try (Visit visit = Visit.to(demo)) {
      Page page = visit.open("classes.html");
      Object before = page.evaluate("getComputedStyle(document.body).backgroundColor");
      page.locator("[data-theme-toggle]").click();
      Object dark = page.evaluate("getComputedStyle(document.body).backgroundColor");
      assertTrue(!before.equals(dark), "" + dark);
      visit.open("questions.html");
      assertEquals(dark, page.evaluate("getComputedStyle(document.body).backgroundColor"));
    }
  }

  @Test
  void confidence_is_chosen_once_and_goes_along(Demo.Running demo) {
    try (Visit visit = Visit.to(demo)) {
      Page page = visit.open("entity/catastrophic-forgetting.html");
      int all = page.locator(".claim").count();
      page.locator("#min").selectOption("0.9");
      page.waitForURL("**min=0.9**");
      assertTrue(page.locator(".claim").count() < all);
      page.locator(".claim a.mark, cite a").first().click();
      page.waitForURL(url -> !url.contains("catastrophic-forgetting.html"));
      assertTrue(page.url().contains("min=0.9"), page.url());
    }
  }

  @Test
  void a_facet_narrows_a_class_and_is_taken_away_again(Demo.Running demo) {
    try (Visit visit = Visit.to(demo)) {
      Page page = visit.open("class/Method.html");
      String all = page.locator(".count").innerText();
      page.locator(".facet .counted a").first().click();
      page.waitForURL("**f=**");
      PlaywrightAssertions.assertThat(page.locator(".chosen")).hasCount(1);
      page.locator(".chosen").click();
      PlaywrightAssertions.assertThat(page.locator(".count")).hasText(all);
    }
  }

  @Test
  void all_of_it_works_without_scripts(Demo.Running demo) {
    try (Visit visit = Visit.to(demo, options -> options.setJavaScriptEnabled(false))) {
      Page page = visit.open("");
      page.locator("#big").fill("catastrophic forgetting");
      page.locator(".big button").click();
      page.locator(".hits a").first().click();
      page.waitForURL("**/entity/catastrophic-forgetting.html");
      page.locator("#min").selectOption("0.9");
      page.locator(".least button").click();
      page.waitForURL("**min=0.9**");
      page.locator("summary", new Page.LocatorOptions().setHasText("Show the query"))
          .first()
          .click();
      PlaywrightAssertions.assertThat(page.locator(".query pre").first()).isVisible();
      PlaywrightAssertions.assertThat(page.locator("[data-copy]")).isHidden();
    }
  }

  @Test
  void an_iri_is_copied(Demo.Running demo) {
    try (Visit visit = Visit.to(demo)) {
      Page page = visit.open("entity/catastrophic-forgetting.html");
      page.locator("[data-copy]").click();
      PlaywrightAssertions.assertThat(page.locator("[data-copy]")).hasText("Copied");
      assertEquals(
          "http://localhost:3030/entity/catastrophic-forgetting",
          page.evaluate("navigator.clipboard.readText()"));
    }
  }
}
