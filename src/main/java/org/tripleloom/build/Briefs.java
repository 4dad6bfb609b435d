package org.tripleloom.build;

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.tripleloom.extract.Extraction;
import org.tripleloom.problem.Problem;
import org.tripleloom.resolve.BriefForm;
import org.tripleloom.resolve.KeptFile;

/**
 * What the resolution needs of each extraction, in one binary file, so that a build has to read
 * only the extractions that are new to it. A copy: what is missing, damaged or of another version
 * is read from the extractions again. About 600 bytes for each paper.
 */
final class Briefs {
  /** Counts up when the resolution needs more, so that stores read their extractions again. */
  private static final int VERSION = 2;

  private static final int LEVEL = 1;

  private final Path file;

  Briefs(Path file) {
    this.file = file;
  }

  /** By key; empty when there are none that can be read. */
  Map<String, Extraction> read() {
    Map<String, Extraction> found = new HashMap<>();
    if (!Files.exists(file)) {
      return found;
    }
    try (DataInputStream in =
        new DataInputStream(
            new BufferedInputStream(new ZstdInputStream(Files.newInputStream(file))))) {
      if (in.readInt() != VERSION) {
        return found;
      }
      BriefForm.Reader reader = new BriefForm.Reader(in);
      for (int left = in.readInt(); left > 0; left--) {
        found.put(reader.text(), reader.extraction());
      }
      return found;
    } catch (IOException | RuntimeException damaged) {
      return new HashMap<>();
    }
  }

  /** Leaves these and no others in the file. */
  void write(Map<String, Extraction> briefs) {
    try {
      KeptFile.replace(file, to -> write(to, briefs));
    } catch (IOException e) {
      throw Problem.STORE_UNUSABLE.because(e, file, e.getMessage());
    }
  }

  private static void write(OutputStream to, Map<String, Extraction> briefs) throws IOException {
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(new ZstdOutputStream(to, LEVEL)))) {
      out.writeInt(VERSION);
      out.writeInt(briefs.size());
      for (Map.Entry<String, Extraction> brief : briefs.entrySet()) {
        BriefForm.text(out, brief.getKey());
        BriefForm.write(out, brief.getValue());
      }
    }
  }
}
