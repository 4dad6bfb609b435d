package org.tripleloom.build;

import org.tripleloom.problem.Reject;

/** Told how a build gets on, from the building thread. */
public interface Progress {
  /** Nobody watches. */
  Progress NONE = new Progress() {};

  /**
   * A stage begins.
   *
   * @param total how much there is to do, or 0 where that is not known
   */
  default void begin(String stage, long total) {}

  /** So much of the stage is done. */
  default void done(long done) {}

  /** An entry or a paper cannot be used; the stage goes on. */
  default void rejected(Reject reject) {}

  /** The stage is over; {@code result} says in a few words what came out. */
  default void end(String result) {}
}
