package org.tripleloom.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.jena.rdf.model.Resource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tripleloom.vocab.Tl;

class SearchTest {
  private static final Set<String> METHOD = Set.of(Tl.METHOD.getURI());

  @TempDir Path folder;
  private Shelf shelf;

  @BeforeEach
  void fill() {
    shelf = new Shelf(folder.resolve("store")).filled();
  }

  @AfterEach
  void close() {
    shelf.close();
  }

  private SearchResult find(String text, Resource... types) {
    Set<String> iris = Arrays.stream(types).map(Resource::getURI).collect(Collectors.toSet());
    return shelf.search.find(text, iris, 1);
  }

  private List<String> paths(String text, Resource... types) {
    return find(text, types).hits().stream().map(Hit::path).toList();
  }

  private static String marked(Match match) {
    return marked(match.text(), match.highlights());
  }

  private static String marked(String text, List<Match.Highlight> highlights) {
    return highlights.stream()
        .map(one -> text.substring(one.begin(), one.end()))
        .collect(Collectors.joining("|"));
  }

  @Test
  void the_whole_label_comes_before_what_is_more_often_spoken_of() {
    assertEquals(
        List.of("entity/forgetting", "entity/catastrophic-forgetting", "paper/weft"),
        paths("forgetting"));
  }

  @Test
  void a_name_that_begins_so_comes_before_words_in_other_places() {
    assertEquals("entity/forward-transfer", paths("forward tr").get(0));
    assertEquals("entity/elastic-weight-consolidation", paths("elastic").get(0));
  }

  @ParameterizedTest
  @CsvSource({
    "fine-tuning,entity/fine-tuning",
    "Fine Tuning,entity/fine-tuning",
    "FINETUNING,entity/fine-tuning",
    "fine\u2010tuning,entity/fine-tuning",
    "ewc,entity/elastic-weight-consolidation",
    "consolidation of weights elastic,",
    "weight consolidations,entity/elastic-weight-consolidation",
    "naive rehearsal,entity/naive-rehearsal",
    "NAI\u0308VE,entity/naive-rehearsal",
    "c++,entity/c",
  })
  void case_accents_hyphens_and_the_plural_make_no_difference(String text, String path) {
    List<String> found = paths(text);
    assertEquals(path, found.isEmpty() ? null : found.get(0));
  }

  @Test
  void the_form_that_matches_is_shown_with_what_matches_in_it() {
    Match ewc = find("ewc").hits().get(0).match();
    assertEquals(Match.Field.FORM, ewc.field());
    assertEquals("EWC", ewc.text());
    assertEquals("EWC", marked(ewc));
    Match words = find("consolidation weights").hits().get(0).match();
    assertEquals("elastic weight consolidation", words.text());
    assertEquals("weight|consolidation", marked(words));
  }

  @Test
  void a_paper_shows_the_sentence_that_has_more_of_the_words_than_its_title() {
    Hit paper = find("catastrophic weft").hits().get(0);
    assertEquals("paper/weft", paper.path());
    assertEquals("Weft networks that do not forget", paper.label());
    assertEquals(Match.Field.ABSTRACT, paper.match().field());
    assertEquals("Weft networks reduce catastrophic forgetting by a weft.", paper.match().text());
    assertEquals("Weft|catastrophic|weft", marked(paper.match()));
    assertEquals(Match.Field.TITLE, find("warp").hits().get(0).match().field());
  }

  @Test
  void types_narrow_the_hits_and_are_counted_without_narrowing() {
    SearchResult all = find("forgetting");
    assertEquals(Map.of(Tl.PHENOMENON.getURI(), 2L, Tl.PAPER.getURI(), 1L), all.types());
    assertEquals(3, all.total());
    SearchResult papers = find("forgetting", Tl.PAPER);
    assertEquals(List.of("paper/weft"), papers.hits().stream().map(Hit::path).toList());
    assertEquals(1, papers.total());
    assertEquals(all.types(), papers.types());
    assertEquals(2, find("forgetting", Tl.RESEARCH_ENTITY).total());
  }

  @Test
  void slips_are_forgiven_when_nothing_has_the_words() {
    SearchResult found = find("catastrofic forgeting");
    assertTrue(found.approximate());
    assertEquals("entity/catastrophic-forgetting", found.hits().get(0).path());
    assertEquals("catastrophic|forgetting", marked(found.hits().get(0).match()));
    assertFalse(find("catastrophic").approximate());
    assertEquals(0, find("xylophone zebra").total());
  }

  @ParameterizedTest
  @ValueSource(strings = {"-", " ", "-weft "})
  void however_long_a_text_is_it_can_be_searched(String between) {
    String text =
        IntStream.range(0, 300).mapToObj(i -> "word" + i).collect(Collectors.joining(between));
    assertEquals(0, find(text).total());
  }

  @Test
  void signs_alone_and_nothing_find_nothing() {
    for (String text : List.of("", "  ", "\"", "(", "*:*", "AND", "a OR (", "\uD835\uDEFC")) {
      assertTrue(find(text).total() <= 9, text);
    }
    assertEquals(0, find("-- \"").total());
  }

  @Test
  void pages_follow_each_other_without_gap_or_double() {
    shelf.store.write(
        data -> {
          for (int i = 0; i < 50; i++) {
            Shelf.entity(data, "loom-" + i, Tl.METHOD, i % 3, "loom " + (char) ('a' + i % 26) + i);
          }
        });
    shelf.caughtUp();
    List<String> all =
        List.of(1, 2, 3).stream()
            .flatMap(page -> shelf.search.find("loom", METHOD, page).hits().stream())
            .map(Hit::path)
            .toList();
    assertEquals(50, all.size());
    assertEquals(50, Set.copyOf(all).size());
    assertTrue(shelf.search.find("loom", METHOD, 2).hasMore());
    assertFalse(shelf.search.find("loom", METHOD, 3).hasMore());
    assertEquals(List.of(), shelf.search.find("loom", Set.of(), 4).hits());
  }

  @Test
  void completion_gives_whole_names_then_beginnings_then_later_words() {
    List<Completion> found = shelf.search.complete("forgetting", 10);
    assertEquals(
        List.of("forgetting", "catastrophic forgetting"),
        found.stream().map(Completion::label).toList());
    assertEquals(
        List.of("forgetting", "forward transfer", "catastrophic forgetting"),
        shelf.search.complete("for", 10).stream().map(Completion::label).toList());
    Completion later = shelf.search.complete("for", 10).get(2);
    assertEquals("for", marked(later.form(), later.highlights()));
    assertEquals(13, later.highlights().get(0).begin());
  }

  @Test
  void completion_tells_label_form_type_slug_and_papers() {
    Completion ewc = shelf.search.complete("EW", 5).get(0);
    assertEquals("elastic weight consolidation", ewc.label());
    assertEquals("EWC", ewc.form());
    assertEquals("EW", marked(ewc.form(), ewc.highlights()));
    assertEquals(Tl.METHOD.getURI(), ewc.type());
    assertEquals("elastic-weight-consolidation", ewc.slug());
    assertEquals(120, ewc.papers());
  }

  @ParameterizedTest
  @CsvSource({
    "fine t,fine-tuning",
    "Fine-T,fine-tuning",
    "finet,fine-tuning",
    "elastic weight consolidation (,elastic weight consolidation",
    "elastic weight consolidation (ewc,Elastic Weight Consolidation (EWC)",
    "catastrofic,catastrophic forgetting",
    "nai,na\u00EFve rehearsal",
    "memory,memory loss",
  })
  void completion_folds_as_search_does(String typed, String form) {
    assertEquals(form, shelf.search.complete(typed, 1).get(0).form());
  }

  @Test
  void completion_forgives_a_slip_behind_the_first_letter_and_two_behind_the_fourth() {
    for (String typed : List.of("ctaastrop", "caxastrophi", "catastrxphxc")) {
      assertEquals("catastrophic forgetting", shelf.search.complete(typed, 1).get(0).form(), typed);
    }
    for (String typed : List.of("xatastrophic", "cxtxstrophic")) {
      assertEquals(List.of(), shelf.search.complete(typed, 1), typed);
    }
  }

  @Test
  void completion_of_nothing_is_nothing() {
    assertEquals(List.of(), shelf.search.complete("", 5));
    assertEquals(List.of(), shelf.search.complete("zzzz", 5));
    assertEquals(List.of(), shelf.search.complete("weft networks that", 5), "papers have no slug");
  }

  @Test
  void completion_looks_at_as_few_documents_among_many_names_as_among_few() {
    int many = 3000;
    shelf.store.write(
        data -> {
          for (int i = 0; i < many; i++) {
            Shelf.entity(data, "n" + i, Tl.METHOD, i, "nabla " + i + " nabla");
          }
        });
    shelf.caughtUp();
    shelf
        .search
        .index()
        .search(
            searcher -> {
              int segments = searcher.getIndexReader().leaves().size();
              for (String prefix : List.of("n", "nab", "nabla ", "2999 nabla", "nbla")) {
                Completing completing = new Completing(searcher, "");
                assertFalse(completing.complete(prefix, 10).isEmpty(), prefix);
                int queries = 5;
                long most = (long) queries * segments * (10 + 1);
                assertTrue(completing.lookedAt() <= most, prefix + ": " + completing.lookedAt());
              }
              return null;
            });
    assertEquals(many - 1, shelf.search.complete("nabla", 1).get(0).papers());
  }
}
