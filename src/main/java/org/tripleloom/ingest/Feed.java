package org.tripleloom.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tripleloom.problem.Problem;

/**
 * The addresses of a feed that comes in pages: the one that the user named, then one for each token
 * of OAI-PMH 2.0, section 3.5.
 */
final class Feed {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int LONGEST_WAIT_SECONDS = 120;
  private static final int ATTEMPTS = 5;
  private static final Pattern VERB = Pattern.compile("[?&]verb=(\\w+)");

  private final String source;
  private final Set<String> seen = new HashSet<>();
  private String next;

  Feed(String source) {
    this.source = source;
    this.next = source;
  }

  boolean hasNext() {
    return next != null;
  }

  String next() {
    String address = next;
    next = null;
    return address;
  }

  /**
   * A page ended with this token; one that came before would lead in a circle and ends the feed.
   */
  void continues(String token) {
    Matcher verb = VERB.matcher(source);
    if (verb.find() && seen.add(token)) {
      next =
          source.substring(0, source.indexOf('?') + 1)
              + "verb="
              + verb.group(1)
              + "&resumptionToken="
              + URLEncoder.encode(token, StandardCharsets.UTF_8);
    }
  }

  /**
   * Waits where a busy server says for how long.
   *
   * @throws SourceException {@link Problem#FETCH_FAILED}
   */
  static InputStream fetch(String address) throws IOException {
    try {
      HttpClient client =
          HttpClient.newBuilder()
              .connectTimeout(PATIENCE)
              .followRedirects(HttpClient.Redirect.NORMAL)
              .build();
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(address))
              .timeout(PATIENCE)
              .header("User-Agent", "Tripleloom")
              .build();
      for (int attempt = 1; ; attempt++) {
        HttpResponse<InputStream> response =
            client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        if (response.statusCode() == 200) {
          return response.body();
        }
        response.body().close();
        Optional<Duration> wait = wait(response);
        if (wait.isEmpty() || attempt == ATTEMPTS) {
          throw new SourceException(
              Problem.FETCH_FAILED, null, "the server answers " + response.statusCode());
        }
        Thread.sleep(wait.get().toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SourceException(Problem.FETCH_FAILED, e, "interrupted");
    } catch (SourceException e) {
      throw e;
    } catch (IOException | IllegalArgumentException e) {
      throw new SourceException(Problem.FETCH_FAILED, e, reason(e));
    }
  }

  private static String reason(Exception e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnresolvedAddressException) {
        return "no server of this name is known";
      }
    }
    return e instanceof ConnectException
        ? "the server takes no connections there"
        : Sources.reason(e);
  }

  private static Optional<Duration> wait(HttpResponse<?> response) {
    return response.statusCode() == 503 || response.statusCode() == 429
        ? response
            .headers()
            .firstValue("Retry-After")
            .filter(value -> value.matches("\\d{1,4}"))
            .map(Integer::parseInt)
            .filter(seconds -> seconds <= LONGEST_WAIT_SECONDS)
            .map(Duration::ofSeconds)
        : Optional.empty();
  }
}
