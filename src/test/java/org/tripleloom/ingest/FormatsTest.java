package org.tripleloom.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tripleloom.paper.Author;
import org.tripleloom.paper.Paper;
import org.tripleloom.paper.PublicationDate;

class FormatsTest {
  private static final List<String> FOUR =
      List.of(
          "Sluice Gates in Recurrent Networks",
          "Knitted Paths: A Test of Long Walks",
          "Rare Words Leave First",
          "Where Speakers Live");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "listing-blank.txt",
        "listing-tight.txt",
        "listing-dated.txt",
        "listing.html",
        "listing-flat.html"
      })
  void every_layout_of_a_saved_listing_page_gives_its_titles_and_abstracts(String name) {
    Collected read = Collected.fixture(name);
    assertEquals(FOUR, read.titles());
    assertEquals(List.of(), read.rejects);
    assertEquals(4, read.counts.read());
    assertTrue(read.papers.get(2).abstractText().startsWith("Pruning a translation model"));
    assertTrue(read.papers.get(3).abstractText().endsWith("three models and two languages."));
  }

  @Test
  void the_dates_of_a_listing_page_are_kept_and_counts_of_comments_are_not() {
    assertEquals(
        List.of("2024-03-02", "2023-09-12", "2025-11-08", "2025-05-20"),
        Collected.fixture("listing-dated.txt").papers.stream()
            .map(p -> p.published().toString())
            .toList());
  }

  @Test
  void a_listing_in_html_gives_the_arxiv_identifier_of_its_links_and_the_time() {
    Paper paper = Collected.fixture("listing.html").papers.get(1);
    assertEquals("2401.01231", paper.arxiv());
    assertEquals("2024-02-05", paper.published().toString());
  }

  @Test
  void the_page_of_one_paper_is_read_from_its_citation_tags() {
    Paper paper = Collected.fixture("abstract-page.html").papers.get(0);
    assertEquals("Where Speakers Live", paper.title());
    assertEquals(List.of(new Author("Anna Reed"), new Author("Kofi Osei")), paper.authors());
    assertEquals("2403.01234", paper.arxiv());
    assertEquals(new PublicationDate(2024, 3, 9), paper.published());
  }

  @Test
  void our_own_shape_keeps_its_text_as_it_stands() throws IOException {
    Collected read = Collected.fixture("own.jsonl");
    Paper paper = read.papers.get(0);
    assertEquals("Sluice $\\alpha$ &amp; Gates", paper.title());
    assertTrue(paper.abstractText().startsWith("  We study"));
    assertTrue(paper.abstractText().endsWith("5\\% &lt; {more}."));
    assertEquals("sluice", paper.inputId());
    assertEquals("0000-0002-1825-0097", paper.authors().get(1).orcid());
    assertEquals(2, paper.arxivVersion());
    assertEquals(List.of("gates"), paper.keywords());
    assertEquals("paths", read.papers.get(1).inputId());
    assertEquals(List.of("src/test/resources/ingest/own.jsonl"), paper.sources());
  }

  @Test
  void the_same_shape_is_cleaned_when_the_format_says_so() {
    IngestOptions json = new IngestOptions(Format.json, FieldMap.parse("venue=nowhere"), 10);
    Collected read = Collected.from(json, "src/test/resources/ingest/own.jsonl");
    assertEquals("Sluice α & Gates", read.papers.get(0).title());
    assertNull(read.papers.get(0).venue());
  }

  @Test
  void the_arxiv_snapshot_gives_versions_dates_journals_and_withdrawals() {
    Collected read = Collected.fixture("arxiv-snapshot.json");
    Paper paper = read.paper("Sluice Gates in Recurrent Networks");
    assertEquals("0704.0001", paper.arxiv());
    assertEquals(2, paper.arxivVersion());
    assertEquals("10.1234/jdr.7", paper.doi());
    assertEquals("J. Dry Runs 7 (2008) 1-9", paper.venue());
    assertEquals("2007-04-02", paper.published().toString());
    assertEquals(List.of(new Author("I. Marsh"), new Author("J. Béck Jr.")), paper.authors());
    assertFalse(paper.abstractText().contains("\n"));
    assertFalse(paper.withdrawn());
    Paper withdrawn = read.paper("Rare Words Leave First");
    assertTrue(withdrawn.withdrawn());
    assertEquals("cs/0112017", withdrawn.arxiv());
  }

  @Test
  void an_answer_of_semantic_scholar_is_read_through_its_wrapper() {
    Collected read = Collected.fixture("semantic-scholar.json");
    Paper paper = read.papers.get(0);
    assertEquals("2401.00001", paper.arxiv());
    assertEquals("10.5555/knit.2", paper.doi());
    assertEquals("Proceedings of Knots", paper.venue());
    assertEquals("2024-02-03", paper.published().toString());
    assertEquals(2, paper.authors().size());
    assertEquals(Map.of("no abstract", 1L), read.counts.skipped());
  }

  @Test
  void the_inverted_index_of_openalex_becomes_an_abstract_again() {
    Collected read = Collected.fixture("openalex.json");
    Paper paper = read.paper("Rare Words Leave First");
    assertTrue(paper.abstractText().startsWith("Pruning a translation model after training"));
    assertTrue(paper.abstractText().endsWith("brings most of them back."));
    assertEquals("10.5555/rare.3", paper.doi());
    assertEquals("Journal of Lost Words", paper.venue());
    assertEquals("0000-0002-1825-0097", paper.authors().get(0).orcid());
    assertEquals(List.of("Pruning"), paper.keywords());
    assertTrue(paper.withdrawn());
    assertEquals("2021", read.paper("Where Speakers Live").published().toString());
  }

  @Test
  void a_conference_list_has_authors_between_semicolons() {
    Collected read = Collected.fixture("conference.jsonl");
    Paper paper = read.papers.get(0);
    assertEquals(List.of(new Author("Ida Marsh"), new Author("Jo Beck")), paper.authors());
    assertEquals(List.of("gates", "memory"), paper.keywords());
    assertEquals("2019", paper.published().toString());
    assertTrue(paper.abstractText().endsWith("Cost: $5 million and $6."));
    assertEquals(new Author("Anna Reed"), read.papers.get(1).authors().get(0));
  }

  @Test
  void an_unknown_shape_is_recognised_by_the_names_of_its_fields() {
    Collected read = Collected.fixture("unknown.json");
    assertEquals(FOUR.subList(0, 2), read.titles());
    assertEquals(3, read.papers.get(0).authors().size());
    assertEquals("2023-05-31", read.papers.get(0).published().toString());
  }

  @Test
  void a_map_of_fields_leads_into_nested_objects() {
    FieldMap map = FieldMap.parse("title=head.line, abstract=body.0.text,published=when");
    Collected read =
        Collected.from(new IngestOptions(null, map, 100), "src/test/resources/ingest/mapped.json");
    assertEquals(FOUR.subList(0, 2), read.titles());
    assertEquals("2021", read.papers.get(1).published().toString());
  }

  @Test
  void an_atom_feed_of_arxiv_gives_version_comment_and_journal() {
    Collected read = Collected.fixture("atom.xml");
    Paper paper = read.paper("Where Speakers Live");
    assertEquals("2403.01234", paper.arxiv());
    assertEquals(3, paper.arxivVersion());
    assertEquals("10.5555/spk.4", paper.doi());
    assertEquals("Speech 4 (2024)", paper.venue());
    assertEquals("2024-03-09", paper.published().toString());
    assertTrue(paper.abstractText().endsWith("It uses ℓ₁ & more."));
    assertTrue(read.paper("Rare Words Leave First").withdrawn());
  }

  @Test
  void a_news_feed_of_arxiv_gives_the_abstract_without_its_announcement() {
    Paper paper = Collected.fixture("rss.xml").papers.get(0);
    assertTrue(paper.abstractText().startsWith("We ask which layers"));
    assertEquals("2403.01234", paper.arxiv());
    assertEquals(2, paper.authors().size());
    assertEquals("2024-03-11", paper.published().toString());
  }

  @Test
  void records_of_oai_are_read_in_dublin_core_and_in_the_format_of_arxiv() {
    Collected read = Collected.fixture("oai-dc.xml");
    Paper paper = read.papers.get(0);
    assertEquals("0704.0001", paper.arxiv());
    assertEquals("10.1234/jdr.7", paper.doi());
    assertEquals("2007-04-02", paper.published().toString());
    assertEquals(new Author("Ida Marsh"), paper.authors().get(0));
    assertEquals(Map.of("deleted record", 1L), read.counts.skipped());
    Paper arxiv = Collected.fixture("oai-arxiv.xml").papers.get(0);
    assertEquals("2405.00001", arxiv.arxiv());
    assertEquals(List.of(new Author("Jo Beck Jr")), arxiv.authors());
  }

  @Test
  void papers_of_the_anthology_take_venue_and_date_from_their_volume() {
    Collected read = Collected.fixture("anthology.xml");
    Paper paper = read.papers.get(0);
    assertEquals("Rare Words Leave First in O(n²)", paper.title());
    assertTrue(paper.abstractText().endsWith("We call it second helping."));
    assertEquals("2020.knot-main.1", paper.inputId());
    assertEquals("Proceedings of the Knot Days", paper.venue());
    assertEquals("2020-07", paper.published().toString());
    assertEquals("0000-0002-1825-0097", paper.authors().get(0).orcid());
    assertEquals("Reed", paper.authors().get(1).name());
    assertTrue(read.papers.get(1).withdrawn());
  }

  @Test
  void articles_of_pubmed_keep_labels_orcids_and_their_own_doi() {
    Paper paper = Collected.fixture("pubmed.xml").papers.get(0);
    assertEquals("Where Speakers Live in CO₂.", paper.title());
    assertTrue(paper.abstractText().startsWith("BACKGROUND: We ask"));
    assertTrue(paper.abstractText().contains(" RESULTS: The answer"));
    assertEquals("10.5555/ear.1", paper.doi());
    assertEquals("0000-0002-1825-0097", paper.authors().get(0).orcid());
    assertEquals("The Ear Group", paper.authors().get(1).name());
    assertEquals("2023-01-15", paper.published().toString());
    assertTrue(paper.withdrawn());
  }

  @Test
  void bibtex_is_read_entry_by_entry_and_a_broken_one_costs_only_itself() {
    Collected read = Collected.fixture("papers.bib");
    Paper paper = read.papers.get(0);
    assertEquals("Sluice Gates in RNNs for Erdős–Rényi Graphs", paper.title());
    assertEquals(
        List.of("Ida Marsh", "Jo Béck", "Kofi Osei"),
        paper.authors().stream().map(Author::name).toList());
    assertEquals("Journal of Dry Runs", paper.venue());
    assertEquals("2019-03", paper.published().toString());
    assertEquals("marsh2019", paper.inputId());
    assertTrue(paper.abstractText().endsWith("It is 5% faster."));
    assertEquals("2403.01234", read.paper("Where Speakers Live").arxiv());
    assertEquals(List.of("TL-109:11"), read.problems());
    assertEquals(Map.of("no abstract", 1L), read.counts.skipped());
    assertEquals(4, read.counts.read());
  }

  @Test
  void ris_values_go_on_over_several_lines() {
    Collected read = Collected.fixture("papers.ris");
    Paper paper = read.papers.get(0);
    assertTrue(
        paper
            .abstractText()
            .endsWith("keeps. The gates learn to close before a distracting input arrives."));
    assertEquals("2019-03-04", paper.published().toString());
    assertEquals("10.1234/jdr.7", paper.doi());
    assertEquals("2403.01234", read.papers.get(1).arxiv());
    assertEquals("2024", read.papers.get(1).published().toString());
  }

  @Test
  void a_table_with_quoted_line_ends_and_a_short_row_is_read() {
    Collected read = Collected.fixture("papers.csv");
    assertEquals(3, read.papers.size());
    assertEquals(List.of("TL-109:5"), read.problems());
    assertEquals("10.1234/jdr.7", read.papers.get(0).doi());
    assertEquals(2, read.papers.get(0).authors().size());
    Collected tabs = Collected.fixture("papers.tsv");
    assertTrue(tabs.papers.get(0).abstractText().endsWith("It is 5% faster"));
    assertEquals(Map.of("no abstract", 1L), tabs.counts.skipped());
  }

  @Test
  void a_forced_format_is_not_questioned(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("x");
    Files.writeString(file, "title\nOne Column\n");
    IngestOptions csv = new IngestOptions(Format.csv, FieldMap.NONE, 10);
    assertEquals(Map.of("no abstract", 1L), Collected.from(csv, file.toString()).counts.skipped());
  }

  @Test
  void reading_twice_gives_equal_papers_in_the_same_order() {
    assertEquals(
        Collected.from("src/test/resources/ingest").papers,
        Collected.from("src/test/resources/ingest").papers);
  }
}
