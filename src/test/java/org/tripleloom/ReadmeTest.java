package org.tripleloom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.riot.RDFDataMgr;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs every block of README.md that is marked {@code sh run NAME}, in order, in one fresh folder
 * with the bundled data, and compares what it prints with {@code src/test/resources/readme/NAME.*}:
 * {@code .txt} line by line with times masked, {@code .ttl} as a graph. With {@code
 * -Dgoldens=write} it writes them instead, to be read before they are committed.
 */
class ReadmeTest {
  private static final Path GOLDENS = Path.of("src/test/resources/readme");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh run (\\S+)\\n(.*?)^```$");
  private static final Pattern VARYING =
      Pattern.compile(
          "(?m)(?<=^(?:read|extract|resolve|write|total) {1,12})\\d+\\.\\d+$"
              + "|\\d+(\\.\\d+)? (papers/s|ms|s|min)\\b|run/\\d{4}\\S+|\\d{4}-\\d\\d-\\d\\dT\\S+");
  private static final int LIMIT_MINUTES = 5;

  @TempDir Path folder;

  record Block(String name, String script) {}

  @TestFactory
  List<DynamicTest> every_runnable_block_does_what_it_says() throws IOException {
    List<Block> blocks = new ArrayList<>();
    Matcher m = BLOCK.matcher(Files.readString(Path.of("README.md")));
    while (m.find()) {
      blocks.add(new Block(m.group(1), m.group(2)));
    }
    assertTrue(blocks.size() >= 5, "README.md has " + blocks.size() + " runnable blocks");
    layOut();
    List<DynamicTest> tests = new ArrayList<>();
    for (Block block : blocks) {
      tests.add(DynamicTest.dynamicTest(block.name(), () -> run(block)));
    }
    return tests;
  }

  /**
   * What a checkout looks like to the commands, with the launcher replaced by the tested classes.
   */
  private void layOut() throws IOException {
    for (String name : List.of("data", "queries", "ontology")) {
      Files.createSymbolicLink(folder.resolve(name), Path.of(name).toAbsolutePath());
    }
    Path launcher = folder.resolve("tripleloom");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Files.writeString(
        launcher,
        "#!/bin/sh\nexec '"
            + java
            + "' -Xss4m -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -cp '"
            + System.getProperty("java.class.path")
            + "' org.tripleloom.cli.Main \"$@\"\n");
    assertTrue(launcher.toFile().setExecutable(true));
  }

  private void run(Block block) throws IOException, InterruptedException {
    Path out = folder.resolve(block.name() + ".out");
    Path err = folder.resolve(block.name() + ".err");
    ProcessBuilder shell = new ProcessBuilder("sh", "-eu", "-c", block.script());
    shell.directory(folder.toFile()).redirectOutput(out.toFile()).redirectError(err.toFile());
    shell.redirectInput(new File("/dev/null"));
    shell.environment().put("COLUMNS", "100");
    Process process = shell.start();
    boolean ended = process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES);
    process.destroyForcibly();
    assertTrue(ended, block.name() + " did not end");
    assertEquals(0, process.exitValue(), () -> read(out) + read(err));
    Path text = GOLDENS.resolve(block.name() + ".txt");
    Path graph = GOLDENS.resolve(block.name() + ".ttl");
    if ("write".equals(System.getProperty("goldens"))) {
      Files.writeString(Files.exists(graph) ? graph : text, masked(read(out)));
    } else if (Files.exists(graph)) {
      Path printed = Files.move(out, folder.resolve(block.name() + ".ttl"));
      Model actual = RDFDataMgr.loadModel(printed.toString());
      assertFalse(actual.isEmpty(), "an empty graph");
      assertTrue(actual.isIsomorphicWith(RDFDataMgr.loadModel(graph.toString())), read(printed));
    } else {
      assertEquals(Files.readString(text), masked(read(out)));
    }
  }

  private static String masked(String text) {
    return VARYING
        .matcher(text)
        .replaceAll("<varies>")
        .replaceAll("(?m) +(?=<varies>$)", " ")
        .replaceAll("(?m)[ \\t]+$", "");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
