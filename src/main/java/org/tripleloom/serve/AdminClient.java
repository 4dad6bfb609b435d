package org.tripleloom.serve;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.tripleloom.graph.StoreLock;
import org.tripleloom.problem.Problem;
import org.tripleloom.problem.ProblemException;

/** Speaks to the server that holds the store, with the token of its lock. */
final class AdminClient {
  /** The server answered, and not with what was asked for. */
  static final class Refused extends IOException {
    private static final long serialVersionUID = 1L;

    Refused(String answer) {
      super(answer);
    }
  }

  private final URI address;
  private final String token;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  AdminClient(StoreLock.Owner owner) {
    this.address = owner.address();
    this.token = owner.token();
  }

  /**
   * The body of the answer, to be closed.
   *
   * @param path behind the server's address, without a slash in front
   * @throws Refused with the answer's text
   */
  InputStream post(String path, String body) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve("/" + path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<InputStream> response =
          http.send(request, HttpResponse.BodyHandlers.ofInputStream());
      if (response.statusCode() != 200) {
        try (InputStream in = response.body()) {
          throw new Refused(new String(in.readAllBytes(), StandardCharsets.UTF_8).strip());
        }
      }
      return response.body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  ProblemException lost(IOException cause) {
    String why = cause.getMessage() == null ? "the connection broke off" : cause.getMessage();
    return Problem.SERVER_LOST.because(cause, address, why);
  }
}
