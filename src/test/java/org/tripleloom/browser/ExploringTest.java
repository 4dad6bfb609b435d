package org.tripleloom.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Paths, trends, comparisons and search in a browser, and what axe finds on every page to explore
 * with.
 */
@ExtendWith(Demo.class)
class ExploringTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "graph.html",
        "graph.html?focus=entity/replay",
        "path.html?from=entity/catastrophic-forgetting&to=entity/hallucination",
        "trends.html?year=2024",
        "compare.html?e=entity/transformers&e=entity/recurrent-neural-networks",
        "questions.html",
        "query.html",
        "query.html?question=what-mitigates-forgetting",
        "ontology.html",
      })
  void axe_finds_nothing_and_nothing_is_wider_than_a_phone(String path, Demo.Running demo) {
    try (Visit visit = Visit.to(demo)) {
      visit.open(path);
      assertEquals("", visit.axe());
      assertTrue(visit.fits(), "wider than 1280 px");
      visit.page().setViewportSize(390, 844);
      assertTrue(visit.fits(), "wider than 390 px");
      visit.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
      assertEquals("", visit.axe());
    }
  }

  @Test
  void a_search_is_sent_by_enter_and_narrowed_by_type(Demo.Running demo) {
    try (Visit visit = Visit.to(demo)) {
      Page page = visit.open("classes.html");
      page.locator("#q").fill("forgetting");
      page.locator("#q").press("Enter");
      page.waitForURL("**/search.html?**");
      int all = page.locator(".hit").count();
      page.locator(".count a", new Page.LocatorOptions().setHasText("Phenomenon")).click();
      page.waitForURL("**type=Phenomenon**");
      assertTrue(page.locator(".hit").count() < all);
    }
  }

  @Test
  void the_keyboard_alone_reaches_the_content_and_a_path(Demo.Running demo) {
    try (Visit visit = Visit.to(demo)) {
      Page page = visit.open("path.html");
      page.keyboard().press("Tab");
      assertEquals("Skip to content", page.evaluate("document.activeElement.textContent"));
      page.keyboard().press("Enter");
      page.keyboard().press("Tab");
      assertEquals("from", page.evaluate("document.activeElement.id"));
      page.keyboard().type("catastrophic forgetting");
      page.keyboard().press("Tab");
      page.keyboard().type("hallucination");
      page.keyboard().press("Enter");
      page.waitForURL("**/path.html?**");
      int ways = page.locator(".ways > li").count();
      assertTrue(ways >= 1 && ways <= 5);
      for (Locator way : page.locator(".ways > li").all()) {
        assertEquals(way.locator(".entity").count() - 1, way.locator(".step").count());
        assertEquals(way.locator(".step").count(), way.locator(".step .claim").count());
      }
    }
  }

  @Test
  void the_point_of_a_year_opens_its_papers(Demo.Running demo) {
    try (Visit visit = Visit.to(demo)) {
      Page page = visit.open("trends.html?e=hallucination&e=catastrophic+forgetting");
      assertThat(page.locator(".legend li")).hasCount(2);
      page.locator(".trend a[aria-label^='Papers of 2024']").click();
      page.waitForURL("**year=2024**");
      assertThat(page.locator("#papers h2")).hasText("Papers of 2024");
      String told = page.locator("tr:has(th a:text-is('2024')) td").first().textContent();
      int listed = page.locator("#papers ul").first().locator("li").count();
      assertTrue(told.contains(" " + listed + " of "), told + " and " + listed + " listed");
      page.locator(".trend a[aria-label^='catastrophic forgetting in 2024']").click();
      page.waitForURL("**of=**");
      assertThat(page.locator("#papers h2")).hasText("Papers of 2024 on catastrophic forgetting");
      assertThat(page.locator("#papers ul")).hasCount(1);
      String share = page.locator("tr:has(th a:text-is('2024')) td").last().textContent();
      int its = page.locator("#papers li").count();
      assertTrue(share.contains(" " + its + " of "), share + " and " + its + " listed");
      assertEquals("", visit.axe());
    }
  }

  @Test
  void entities_stand_side_by_side(Demo.Running demo) {
    try (Visit visit = Visit.to(demo)) {
      Page page =
          visit.open("compare.html?e=Transformers&e=recurrent+neural+networks&e=no+such+thing+zzz");
      assertThat(page.locator("[role=alert]")).containsText("no such thing zzz");
      assertThat(page.locator(".sidebyside").first().locator("thead th")).hasCount(2);
      assertTrue(page.locator("#between .group").count() > 0);
      page.locator(".sidebyside summary").first().click();
      assertThat(page.locator(".sidebyside details[open] .claim")).isVisible();
    }
  }
}
