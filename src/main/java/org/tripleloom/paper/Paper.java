package org.tripleloom.paper;

import java.util.List;
import java.util.Objects;

/**
 * A paper as read: text ready for analysis (Unicode, no LaTeX, no HTML), metadata as far as the
 * source has it.
 *
 * @param inputId the source's own identifier, or null
 * @param title never blank
 * @param abstractText never null; blank for a paper of which only metadata is known
 * @param authors in order of the paper
 * @param venue journal, conference or repository, or null
 * @param published or null
 * @param doi lower case, without resolver, or null
 * @param arxiv identifier without version ({@code 2105.07284}, {@code cs/0112017}), or null
 * @param arxivVersion from 1, or 0 where unknown
 * @param withdrawn whether the source says that the paper was withdrawn or retracted
 * @param sources where it was read: file or address, each once, in order of reading
 */
public record Paper(
    String inputId,
    String title,
    String abstractText,
    List<Author> authors,
    String venue,
    PublicationDate published,
    String doi,
    String arxiv,
    int arxivVersion,
    List<String> keywords,
    boolean withdrawn,
    List<String> sources) {
  public Paper {
    if (title == null || title.isBlank()) {
      throw new IllegalArgumentException("a paper without a title");
    }
    Objects.requireNonNull(abstractText, "abstractText");
    authors = List.copyOf(authors);
    keywords = List.copyOf(keywords);
    sources = List.copyOf(sources);
  }

  /** Title, line feed, abstract: what every offset of the product counts in. */
  public String text() {
    return title + "\n" + abstractText;
  }

  public PaperId id() {
    return PaperId.of(this);
  }
}
