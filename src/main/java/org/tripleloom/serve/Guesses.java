package org.tripleloom.serve;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.tripleloom.problem.Problem;

/** Keeps those from guessing on who sent wrong passwords or tokens, in whatever way. */
final class Guesses {
  private static final Duration PAUSE = Duration.ofMinutes(1);
  private static final int MOST_ADDRESSES = 10_000;

  /** How many wrong passwords and tokens came from an address since the first of them. */
  private final Cache<String, AtomicInteger> wrong =
      Caffeine.newBuilder().maximumSize(MOST_ADDRESSES).expireAfterWrite(PAUSE).build();

  /**
   * What a password or token that came from an address gives; a wrong one counts.
   *
   * @param most wrong ones within a minute after which none is looked at any more
   * @param look empty for a wrong one
   * @throws Refused 429 when as many that came from the address were wrong
   */
  Optional<String> among(String address, int most, Supplier<Optional<String>> look) {
    AtomicInteger known = wrong.getIfPresent(address);
    if (known != null && known.get() >= most) {
      throw new Refused(
          429,
          Problem.WRITE_REFUSED.at(
              "comes after "
                  + most
                  + " wrong passwords or tokens from "
                  + address
                  + " and has to wait up to a minute"),
          Map.of("Retry-After", String.valueOf(PAUSE.toSeconds())));
    }
    Optional<String> name = look.get();
    if (name.isEmpty()) {
      wrong.get(address, any -> new AtomicInteger()).incrementAndGet();
    }
    return name;
  }
}
