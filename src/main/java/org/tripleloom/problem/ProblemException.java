package org.tripleloom.problem;

/** A {@link Problem} with its place. The message is the one line that a user reads. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Problem problem;
  private final String sentence;

  ProblemException(Problem problem, String sentence, Throwable cause) {
    super(problem.id() + " " + sentence + ". " + problem.fix(), cause);
    this.problem = problem;
    this.sentence = sentence;
  }

  public Problem problem() {
    return problem;
  }

  /** What happened and where, without identifier and fix. */
  public String sentence() {
    return sentence;
  }
}
