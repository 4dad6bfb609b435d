package org.tripleloom.serve;

import java.io.IOException;

/** Some of the server's addresses. */
@FunctionalInterface
interface Route {
  /** Answers, or says false and leaves the exchange as it was for the next one. */
  boolean answer(Exchange exchange) throws IOException;
}
