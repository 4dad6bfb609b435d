package org.tripleloom.serve;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.tripleloom.problem.Problem;

/** Keeps those from guessing on who sent wrong passwords or tokens, in whatever way. */
final class Guesses {
  private static final int MOST = 30;
  private static final Duration PAUSE = Duration.ofMinutes(1);
  private static final int MOST_ADDRESSES = 10_000;

  /** How many wrong passwords and tokens came from an address since the first of them. */
  private final Cache<String, AtomicInteger> wrong =
      Caffeine.newBuilder().maximumSize(MOST_ADDRESSES).expireAfterWrite(PAUSE).build();

  /** One more from this address was wrong. */
  void count(String address) {
    wrong.get(address, any -> new AtomicInteger()).incrementAndGet();
  }

  /**
   * Before a password or token is looked at, right or wrong.
   *
   * @throws Refused 429 when too many that came from the address within a minute were wrong
   */
  void refuse(String address) {
    AtomicInteger known = wrong.getIfPresent(address);
    if (known != null && known.get() >= MOST) {
      throw new Refused(
          429,
          Problem.WRITE_REFUSED.at(
              "comes after "
                  + MOST
                  + " wrong passwords or tokens from "
                  + address
                  + " and has to wait up to a minute"),
          Map.of("Retry-After", String.valueOf(PAUSE.toSeconds())));
    }
  }
}
