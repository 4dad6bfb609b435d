package org.tripleloom.ingest;

/** What a source holds; recognised from its first 64 KB where the user does not force it. */
public enum Format {
  /**
   * The product's own JSON shape: its text is taken as it stands, so that offsets keep their
   * meaning.
   */
  TRIPLELOOM,
  /** JSON or JSON Lines of any other shape: arXiv snapshot, Semantic Scholar, OpenAlex, lists. */
  JSON,
  /** A listing page saved as text. */
  LISTING,
  /** A listing page, or the page of one paper, saved as HTML. */
  HTML,
  /** Atom, RSS, OAI-PMH, ACL Anthology or PubMed. */
  XML,
  BIBTEX,
  RIS,
  /** Separated by commas or semicolons, with a header line. */
  CSV,
  /** Separated by tabs, with a header line. */
  TSV
}
