package org.tripleloom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tripleloom.graph.Store;

/** What {@code serve} refuses before it listens. */
class ServeOptionsTest {
  @TempDir Path folder;

  private record Ran(int code, String err) {}

  @BeforeEach
  void fill() {
    Store.openOrCreate(folder.resolve("store"), null).close();
  }

  private Ran serve(String... options) {
    List<String> arguments =
        new ArrayList<>(
            List.of("serve", "--store", folder.resolve("store").toString(), "--port", "0"));
    arguments.addAll(List.of(options));
    StringWriter err = new StringWriter();
    Session session =
        new Session(
            Optional.empty(),
            folder,
            80,
            Duration.ZERO,
            false,
            new PrintWriter(new StringWriter()),
            new PrintWriter(err));
    return new Ran(Main.run(session, arguments.toArray(String[]::new)), err.toString());
  }

  private Path auth(String rights, String text) throws IOException {
    Path file = folder.resolve("auth");
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
    return file;
  }

  private void refused(int code, String id, Ran ran) {
    assertEquals(code, ran.code(), ran.err());
    assertTrue(ran.err().startsWith(id), ran.err());
  }

  @Test
  void writing_takes_a_file_that_says_who_may() throws Exception {
    refused(2, "TL-525", serve("--writable"));
    refused(2, "TL-909", serve("--auth", auth("rw-------", "ann: secret").toString()));
    refused(3, "TL-526", serve("--writable", "--auth", "none"));
  }

  @Test
  void a_file_that_all_can_read_is_refused() throws Exception {
    refused(
        3, "TL-527", serve("--writable", "--auth", auth("rw-r--r--", "ann: secret").toString()));
  }

  @Test
  void a_file_that_protects_nothing_is_refused_with_its_line() throws Exception {
    refused(3, "TL-526", serve("--writable", "--auth", auth("rw-------", "# none\n").toString()));
    for (String wrong : List.of("tooshort", "ann:", ": secret", "two words of a token here")) {
      Ran ran = serve("--writable", "--auth", auth("rw-------", "bob: x\n" + wrong).toString());
      refused(3, "TL-526", ran);
      assertTrue(ran.err().contains("line 2"), ran.err());
    }
  }

  @Test
  void a_host_without_an_address_is_named_as_such() {
    Ran ran = serve("--host", "x".repeat(64) + ".invalid");
    refused(3, "TL-502", ran);
    assertTrue(ran.err().contains("there is no host of this name"), ran.err());
  }

  @Test
  void limits_are_numbers_that_make_sense() {
    assertEquals(2, serve("--max-rows", "-1").code());
    assertEquals(2, serve("--max-queries", "0").code());
  }
}
