package org.tripleloom.paper;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Several records of the same paper made one. Apart from the order of {@code sources}, the result
 * does not depend on the order of the records. Text: the latest arXiv version wins over earlier
 * ones, then the longer abstract; a withdrawal notice never replaces an abstract. Metadata: the
 * published DOI before a preprint's, the earliest date at its highest precision, the longest list
 * of authors, a venue before a preprint server. Holds two records at most, however many are added.
 */
public final class PaperMerge {
  private static final Comparator<Paper> BY_TEXT =
      Comparator.<Paper>comparingInt(p -> p.abstractText().length())
          .thenComparing(p -> p.title().chars().filter(Character::isLowerCase).count())
          .thenComparing(p -> p.title().length())
          .thenComparing(Paper::text, Comparator.reverseOrder());

  private static final Comparator<Paper> BY_VERSION =
      Comparator.comparingInt(Paper::arxivVersion).thenComparing(BY_TEXT);

  private static final Comparator<List<Author>> BY_AUTHORS =
      Comparator.<List<Author>>comparingInt(List::size)
          .thenComparing(authors -> authors.stream().filter(a -> a.orcid() != null).count())
          .thenComparing(authors -> authors.stream().mapToInt(a -> a.name().length()).sum())
          .thenComparing(List::toString, Comparator.reverseOrder());

  private static final Comparator<PublicationDate> EARLIEST =
      Comparator.comparingInt(PublicationDate::year)
          .thenComparingInt(date -> date.month() == 0 ? 99 : date.month())
          .thenComparingInt(date -> date.day() == 0 ? 99 : date.day());

  private Paper unversioned;
  private Paper versioned;
  private Paper notice;
  private String inputId;
  private List<Author> authors = List.of();
  private final Set<Author> identified = new LinkedHashSet<>();
  private String venue;
  private PublicationDate published;
  private String doi;
  private String arxiv;
  private int arxivVersion;
  private List<String> keywords = List.of();
  private final TreeSet<String> moreKeywords = new TreeSet<>();
  private boolean withdrawn;
  private final Set<String> sources = new LinkedHashSet<>();

  /** Two records of the same paper as one; {@code a} was read first. */
  public static Paper merge(Paper a, Paper b) {
    return new PaperMerge().add(a).add(b).merged();
  }

  public PaperMerge add(Paper paper) {
    if (paper.withdrawn()) {
      notice = larger(BY_VERSION, notice, paper);
    } else if (paper.arxivVersion() == 0) {
      unversioned = larger(BY_TEXT, unversioned, paper);
    } else if (!paper.abstractText().isBlank()) {
      versioned = larger(BY_VERSION, versioned, paper);
    } else {
      unversioned = larger(BY_TEXT, unversioned, paper);
    }
    inputId = larger(Comparator.reverseOrder(), inputId, paper.inputId());
    authors = larger(BY_AUTHORS, authors, paper.authors());
    paper.authors().stream().filter(a -> a.orcid() != null).forEach(identified::add);
    venue = larger(Comparator.comparing(PaperMerge::venueRank), venue, paper.venue());
    published = larger(EARLIEST.reversed(), published, paper.published());
    doi = larger(Comparator.comparing(PaperMerge::doiRank).reversed(), doi, paper.doi());
    arxiv = larger(Comparator.reverseOrder(), arxiv, paper.arxiv());
    arxivVersion = Math.max(arxivVersion, paper.arxivVersion());
    moreKeywords.addAll(paper.keywords());
    keywords =
        larger(
            Comparator.<List<String>>comparingInt(List::size).thenComparing(List::toString),
            keywords,
            paper.keywords());
    withdrawn |= paper.withdrawn();
    sources.addAll(paper.sources());
    return this;
  }

  /** The paper so far; at least one record was added. */
  public Paper merged() {
    Paper text = larger(BY_TEXT, versioned, unversioned);
    if (text == null || text.abstractText().isBlank() && notice != null) {
      text = notice;
    }
    Set<String> allKeywords = new LinkedHashSet<>(keywords);
    allKeywords.addAll(moreKeywords);
    return new Paper(
        inputId,
        text.title(),
        text.abstractText(),
        withIdentifiers(),
        venue,
        published,
        doi,
        arxiv,
        arxivVersion,
        List.copyOf(allKeywords),
        withdrawn,
        List.copyOf(sources));
  }

  private List<Author> withIdentifiers() {
    List<Author> filled = new ArrayList<>();
    for (Author author : authors) {
      String orcid = author.orcid();
      for (Author known : identified) {
        if (orcid == null && known.name().equals(author.name())) {
          orcid = known.orcid();
        }
      }
      filled.add(new Author(author.name(), orcid));
    }
    return filled;
  }

  /** Digits compare in the order of preference: a publication before a preprint server. */
  private static String venueRank(String venue) {
    String plain = PaperId.titleKey(venue);
    boolean server = plain.startsWith("arxiv") || plain.equals("corr") || plain.endsWith("rxiv");
    return (server ? "0" : "1") + String.format("%05d", Math.min(venue.length(), 99_999)) + venue;
  }

  private static String doiRank(String doi) {
    return (Doi.ofPreprint(doi) ? "1" : "0") + doi;
  }

  private static <T> T larger(Comparator<? super T> order, T a, T b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return order.compare(a, b) >= 0 ? a : b;
  }
}
