package org.tripleloom.build;

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

  /** The stage is over; {@code result} says in a few words what came out. */
  default void end(String result) {}
}
