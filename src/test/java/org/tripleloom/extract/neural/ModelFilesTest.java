package org.tripleloom.extract.neural;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tripleloom.extract.Calibration;
import org.tripleloom.problem.Problem;
import org.tripleloom.problem.ProblemException;

class ModelFilesTest {
  private static final Path BUNDLED = Path.of("src/main/resources/model");

  @TempDir Path folder;

  @Test
  void a_folder_that_is_not_there_is_said_so() {
    assertProblem(Problem.NO_MODEL, folder.resolve("nowhere"));
  }

  @Test
  void a_missing_file_is_named() throws IOException {
    copy(ModelFiles.HEAD);
    copy(ModelFiles.LABELS);
    copy(ModelFiles.TOKENIZER);
    assertTrue(assertProblem(Problem.MODEL_FILE_MISSING, folder).contains("encoder.onnx"));
  }

  @Test
  void one_changed_byte_is_noticed() throws IOException {
    copyAll();
    Files.copy(BUNDLED.resolve("checksums.sha256"), folder.resolve("checksums.sha256"));
    byte[] head = Files.readAllBytes(folder.resolve(ModelFiles.HEAD));
    head[head.length / 2] ^= 1;
    Files.write(folder.resolve(ModelFiles.HEAD), head);
    assertTrue(assertProblem(Problem.MODEL_FILE_DAMAGED, folder).contains("head.onnx"));
  }

  @Test
  void a_file_that_is_no_model_is_refused_without_checksums_too() throws IOException {
    copyAll();
    Files.writeString(
        folder.resolve(ModelFiles.ENCODER), "version https://git-lfs.github.com/spec/v1");
    assertTrue(assertProblem(Problem.MODEL_FILE_DAMAGED, folder).contains("encoder.onnx"));
  }

  @Test
  void labels_of_another_ontology_are_refused() throws IOException {
    copyAll();
    Path labels = folder.resolve(ModelFiles.LABELS);
    Files.writeString(labels, Files.readString(labels).replace("\"causes\"", "\"inspires\""));
    assertTrue(assertProblem(Problem.MODEL_SHAPE, folder).contains("inspires"));
  }

  @Test
  void networks_that_do_not_fit_the_labels_are_refused() throws IOException {
    copyAll();
    Files.copy(
        folder.resolve(ModelFiles.HEAD),
        folder.resolve(ModelFiles.ENCODER),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    assertTrue(assertProblem(Problem.MODEL_SHAPE, folder).contains("logits"));
  }

  @Test
  void a_projection_that_does_not_fit_the_encoder_is_refused() throws IOException {
    copyAll();
    Files.write(folder.resolve(ModelFiles.PROJECTION), new byte[] {0, 0, 0, 1, 0, 0, 0, 1});
    assertTrue(assertProblem(Problem.MODEL_SHAPE, folder).contains("1 directions of 1"));
    byte[] narrow = new byte[16];
    narrow[3] = 1;
    narrow[7] = 1;
    Files.write(folder.resolve(ModelFiles.PROJECTION), narrow);
    assertTrue(assertProblem(Problem.MODEL_SHAPE, folder).contains("384 wide"));
  }

  @Test
  void the_engine_s_version_tells_models_and_calibrations_apart() throws IOException {
    copyAll();
    String bundled = version(ModelFiles.bundled());
    assertEquals(bundled, version(ModelFiles.in(folder)));
    Files.writeString(
        folder.resolve(ModelFiles.CALIBRATION),
        new Calibration("neural", "none", Calibration.none().curves()).json());
    assertNotEquals(bundled, version(ModelFiles.in(folder)));
  }

  private static String version(ModelFiles files) {
    return files.fingerprint();
  }

  private void copyAll() throws IOException {
    for (String name :
        new String[] {
          ModelFiles.ENCODER,
          ModelFiles.HEAD,
          ModelFiles.TOKENIZER,
          ModelFiles.LABELS,
          ModelFiles.CALIBRATION,
          ModelFiles.PROJECTION
        }) {
      if (Files.exists(BUNDLED.resolve(name))) {
        copy(name);
      }
    }
  }

  private void copy(String name) throws IOException {
    Files.copy(BUNDLED.resolve(name), folder.resolve(name));
  }

  private static String assertProblem(Problem problem, Path folder) {
    ProblemException e =
        assertThrows(ProblemException.class, () -> NeuralExtractor.of(folder).close());
    assertEquals(problem, e.problem());
    assertTrue(e.getMessage().contains("--extractor rules"), e.getMessage());
    return e.getMessage();
  }
}
