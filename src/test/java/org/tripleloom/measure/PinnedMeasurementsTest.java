package org.tripleloom.measure;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.tripleloom.extract.Extractors;

/** What {@code data/measure} says is still so. A pin is a file there that names its gold. */
class PinnedMeasurementsTest {
  private static final Path FOLDER = Path.of("data/measure");

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> every_pinned_measurement_comes_out_the_same() throws IOException {
    return pins().stream()
        .map(file -> dynamicTest(file.getFileName().toString(), () -> hold(file)));
  }

  private static void hold(Path file) {
    Pin pin = Pin.read(file);
    assertFalse(pin.reason().isBlank(), "a tolerance needs its reason");
    assertTrue(
        pin.tolerance() <= Pin.USUAL_TOLERANCE || !pin.loosened().isEmpty(),
        "a wider tolerance needs a line in `loosened` that says why");
    assertTrue(
        !pin.gold().equals("data/gold.jsonl") || pin.note().contains("no test of quality"),
        "the note must say that the tagger has seen these papers");
    for (String input : pin.inputs().keySet()) {
      assumeTrue(Files.exists(Path.of(input)), "skipped: " + input + " is not here");
    }
    int threads = Runtime.getRuntime().availableProcessors();
    assertEquals(List.of(), pin.deviations(pin.measure(threads)));
  }

  @Test
  void the_bundled_gold_is_pinned_for_both_engines() throws IOException {
    List<String> extractors =
        pins().stream()
            .map(Pin::read)
            .filter(pin -> pin.gold().equals("data/gold.jsonl"))
            .map(Pin::extractor)
            .sorted()
            .toList();
    assertEquals(List.of("neural", "rules"), extractors);
  }

  @Test
  void a_pin_is_read_as_written_and_notices_each_change() throws IOException {
    Path goldFile = Path.of("data/gold.jsonl");
    Gold gold = Gold.read(goldFile, null);
    Measurement perfect = Measurement.of(gold, gold.papers(), "test/1");
    Pin pin = Pin.of(perfect, goldFile, null, Extractors.Kind.NEURAL);
    Path file = folder.resolve("pin.yaml");
    Files.writeString(file, pin.yaml());
    assertEquals(pin, Pin.read(file));
    assertEquals(List.of(), pin.deviations(perfect));

    Measurement nothing = Measurement.of(gold, Map.of(), "test/1");
    List<String> deviations = pin.deviations(nothing);
    assertAll(
        () -> assertTrue(deviations.contains("entity: F1 100.0 expected, 0.0 found")),
        () -> assertTrue(deviations.get(0).startsWith("predicted entities: ")));

    Pin elsewhere =
        new Pin(
            pin.note(),
            pin.gold(),
            null,
            Map.of("data/papers.jsonl", "00"),
            pin.extractor(),
            pin.engine(),
            Map.of("encoder.onnx", "00"),
            pin.seed(),
            pin.tolerance(),
            pin.reason(),
            pin.counts(),
            pin.figures(),
            pin.loosened());
    assertEquals(
        List.of(
            "data/papers.jsonl is another file than the one measured",
            "the bundled model is another than the one measured"),
        elsewhere.deviations(perfect));
  }

  private static List<Path> pins() throws IOException {
    YAMLMapper yaml = new YAMLMapper();
    try (Stream<Path> files = Files.list(FOLDER)) {
      List<Path> all = files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
      List<Path> pins = new java.util.ArrayList<>();
      for (Path file : all) {
        if (yaml.readTree(file.toFile()).has("gold")) {
          pins.add(file);
        }
      }
      return pins;
    }
  }
}
