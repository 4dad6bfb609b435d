package org.tripleloom.resolve;

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The labels of a vocabulary by the key that they have where no name differs from a word, so that a
 * corpus asks for those alone that it has terms for.
 */
final class LabelTable {
  /** Counts up when labels have other keys. */
  private static final int VERSION = 1;

  /** One that a concept has; preferred ones come first, each sort in Unicode order. */
  record Label(String iri, boolean preferred, String text) {}

  private static final Kept.Form<List<Label>> LABELS =
      new Kept.Form<>() {
        @Override
        public void write(DataOutputStream out, List<Label> labels) throws IOException {
          Kept.number(out, labels.size());
          for (Label label : labels) {
            Kept.text(out, label.iri);
            out.writeBoolean(label.preferred);
            Kept.text(out, label.text);
          }
        }

        @Override
        public List<Label> read(DataInputStream in) throws IOException {
          List<Label> labels = new ArrayList<>();
          for (int left = Kept.number(in); left > 0; left--) {
            labels.add(new Label(Kept.text(in), in.readBoolean(), Kept.text(in)));
          }
          return labels;
        }
      };

  private final Kept<List<Label>> labels = new Kept<>(LABELS);
  private final Kept<SortedSet<String>> broader = new Kept<>(Terms.SET);

  static LabelTable of(Iterable<Vocabulary.Concept> concepts) {
    LabelTable table = new LabelTable();
    SurfaceKeys keys = new SurfaceKeys(new Roots());
    for (Vocabulary.Concept concept : concepts) {
      concept.preferred().forEach(text -> table.add(keys, new Label(concept.iri(), true, text)));
      concept.others().forEach(text -> table.add(keys, new Label(concept.iri(), false, text)));
      if (!concept.broader().isEmpty()) {
        table.broader.put(concept.iri(), concept.broader());
      }
    }
    return table;
  }

  private void add(SurfaceKeys keys, Label label) {
    String key = keys.keyOnce(label.text);
    List<Label> its = labels.get(key);
    if (its == null) {
      its = new ArrayList<>(1);
      labels.put(key, its);
    }
    its.add(label);
  }

  boolean isEmpty() {
    return labels.size() == 0;
  }

  List<Label> labels(String key) {
    List<Label> its = labels.get(key);
    return its == null ? List.of() : its;
  }

  /** IRIs. */
  SortedSet<String> broader(String iri) {
    SortedSet<String> its = broader.get(iri);
    return its == null ? new TreeSet<>() : its;
  }

  /** What {@link #write} left in the file under this mark, whole. */
  static Optional<LabelTable> read(Path file, String mark) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    LabelTable table = new LabelTable();
    try (DataInputStream in =
        new DataInputStream(
            new BufferedInputStream(new ZstdInputStream(Files.newInputStream(file)), 1 << 16))) {
      if (in.readInt() != VERSION || !Kept.text(in).equals(mark)) {
        return Optional.empty();
      }
      table.labels.read(in);
      table.broader.read(in);
      return Kept.text(in).equals(mark) ? Optional.of(table) : Optional.empty();
    } catch (IOException | RuntimeException damaged) {
      return Optional.empty();
    }
  }

  void write(Path file, String mark) {
    try {
      KeptFile.replace(file, to -> write(to, mark));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(OutputStream to, String mark) throws IOException {
    ZstdOutputStream packed = new ZstdOutputStream(to);
    packed.setChecksum(true);
    try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(packed, 1 << 16))) {
      out.writeInt(VERSION);
      Kept.text(out, mark);
      labels.write(out);
      broader.write(out);
      Kept.text(out, mark);
    }
  }
}
