package org.tripleloom.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tripleloom.serve.Server;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** How to listen. */
final class ServeOptions {
  private static final int LAST_PORT = 65535;

  @Spec(Spec.Target.MIXEE)
  CommandSpec mixee;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "The port; 0 takes a free one (default: ${DEFAULT-VALUE}).")
  int port = 3030;

  @Option(
      names = "--host",
      paramLabel = "HOST",
      description = "The address to listen on (default: ${DEFAULT-VALUE}, this machine alone).")
  String host = "127.0.0.1";

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      converter = Time.class,
      defaultValue = "30s",
      description = "Stop a query after this long, as in 500ms, 30s, 2m (default: 30s; 0: never).")
  Duration timeout;

  Server.Settings settings() {
    if (port < 0 || port > LAST_PORT) {
      throw WrongUsage.value(mixee, "--port", "0 to " + LAST_PORT);
    }
    return new Server.Settings(host, port, timeout);
  }

  /** A number with ms, s, m or h; seconds without a unit. Throws what it takes. */
  static final class Time implements ITypeConverter<Duration> {
    private static final Pattern TIME = Pattern.compile("(\\d{1,9})(ms|s|m|h)?");

    @Override
    public Duration convert(String text) {
      Matcher time = TIME.matcher(text);
      if (!time.matches()) {
        throw new TypeConversionException("a time such as 500ms, 30s or 2m");
      }
      long number = Long.parseLong(time.group(1));
      return switch (time.group(2) == null ? "s" : time.group(2)) {
        case "ms" -> Duration.ofMillis(number);
        case "m" -> Duration.ofMinutes(number);
        case "h" -> Duration.ofHours(number);
        default -> Duration.ofSeconds(number);
      };
    }
  }
}
