package org.tripleloom.ingest;

import java.util.ArrayList;
import java.util.List;
import org.tripleloom.paper.ArxivId;
import org.tripleloom.paper.Author;
import org.tripleloom.paper.PublicationDate;

/** One entry as its source has it, filled by a reader; nothing is cleaned or checked yet. */
final class Entry {
  /** How the text is written. */
  enum Text {
    /** Taken as it stands. */
    VERBATIM,
    /** May hold LaTeX commands and HTML entities. */
    MARKED_UP,
    /** As {@link #MARKED_UP}, and braces only keep the case, as in BibTeX. */
    BRACED
  }

  /** The first line in the source, from 1; 0 where the format has no lines. */
  final long line;

  Text text = Text.MARKED_UP;
  String inputId;
  String title;
  String abstractText;
  List<Author> authors = new ArrayList<>();
  String venue;
  PublicationDate published;
  String doi;
  ArxivId arxiv;
  List<String> keywords = new ArrayList<>();
  String comment;
  boolean withdrawn;

  Entry(long line) {
    this.line = line;
  }
}
