package org.tripleloom.ingest;

/**
 * What a source holds; recognised from its first 64 KB where the user does not force it; the names
 * are those of the command line.
 */
public enum Format {
  /**
   * The product's own JSON shape: its text is taken as it stands, so that offsets keep their
   * meaning.
   */
  tripleloom,
  /** JSON or JSON Lines of any other shape: arXiv snapshot, Semantic Scholar, OpenAlex, lists. */
  json,
  /** A listing page saved as text. */
  listing,
  /** A listing page, or the page of one paper, saved as HTML. */
  html,
  /** Atom, RSS, OAI-PMH, ACL Anthology or PubMed. */
  xml,
  bibtex,
  ris,
  /** Separated by commas or semicolons, with a header line. */
  csv,
  /** Separated by tabs, with a header line. */
  tsv
}
