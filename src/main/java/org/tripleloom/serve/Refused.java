package org.tripleloom.serve;

import java.util.Map;
import org.tripleloom.problem.Problem;
import org.tripleloom.problem.ProblemException;

/** A request that gets another answer than it asked for. */
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient Map<String, String> headers;

  Refused(int status, ProblemException problem) {
    this(status, problem, Map.of());
  }

  /**
   * @param headers of the answer
   */
  Refused(int status, ProblemException problem, Map<String, String> headers) {
    super(problem.getMessage(), problem);
    this.status = status;
    this.headers = Map.copyOf(headers);
  }

  /** 400, for a request that breaks the protocol. */
  static Refused badRequest(String why) {
    return new Refused(400, Problem.BAD_REQUEST.at(why));
  }

  ProblemException problem() {
    return (ProblemException) getCause();
  }

  int status() {
    return status;
  }

  Map<String, String> headers() {
    return headers;
  }
}
