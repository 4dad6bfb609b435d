package org.tripleloom.build;

/** What a paper did to a store. */
public enum Added {
  /** The store did not know it. */
  NEW,
  /** The store knew it, and its text or metadata is another now. */
  CHANGED,
  /** The store knew all of it. */
  UNCHANGED
}
