package org.tripleloom.problem;

/** A {@link Problem} with its place. The message is the one line that a user reads. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Problem problem;
  private final String sentence;
  private final String fix;

  ProblemException(Problem problem, String sentence, String fix, Throwable cause) {
    super(problem.id() + " " + sentence + ". " + fix, cause);
    this.problem = problem;
    this.sentence = sentence;
    this.fix = fix;
  }

  public Problem problem() {
    return problem;
  }

  /** What happened and where, without identifier and fix. */
  public String sentence() {
    return sentence;
  }

  /** What to do about it. */
  public String fix() {
    return fix;
  }
}
