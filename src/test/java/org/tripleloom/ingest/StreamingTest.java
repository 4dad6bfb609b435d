package org.tripleloom.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tripleloom.problem.Problem;

/** Memory stays flat because no reader is ever far ahead of the entry that it gives. */
class StreamingTest {
  private static final int AHEAD = 256 << 10;
  private static final int RECORDS = 20_000;
  private static final String TEXT =
      "We show that the weaving of short threads is a task that a small network can learn.";

  /** The same record again and again, made while it is read. */
  private static final class Endless extends InputStream {
    private final byte[] head;
    private final byte[] record;
    private final long end;
    private long given;

    Endless(String head, String record) {
      this.head = head.getBytes(StandardCharsets.UTF_8);
      this.record = record.getBytes(StandardCharsets.UTF_8);
      this.end = this.head.length + (long) RECORDS * this.record.length;
    }

    @Override
    public int read() {
      if (given == end) {
        return -1;
      }
      long at = given++;
      return at < head.length ? head[(int) at] : record[(int) ((at - head.length) % record.length)];
    }
  }

  private static void staysNear(Format format, String head, String record) throws IOException {
    Endless stream = new Endless(head, record);
    List<Long> entries = new ArrayList<>();
    Readers.of(format, FieldMap.NONE)
        .read(
            new Input("endless", stream),
            new Entries() {
              @Override
              public void entry(Entry entry) {
                entries.add(stream.given);
                long due = stream.head.length + (long) entries.size() * stream.record.length;
                assertTrue(
                    stream.given - due < AHEAD,
                    () -> stream.given + " read for entry " + entries.size());
              }

              @Override
              public void reject(Problem problem, long line, String title, Object... place) {
                // the last one, which the end of the stream cuts
              }

              @Override
              public void skip(String reason) {
                throw new AssertionError(reason);
              }
            });
    assertEquals(RECORDS, entries.size());
  }

  @Test
  void json_lines_arrays_and_wrapped_arrays_are_streamed() throws IOException {
    String record = "{\"title\":\"A Thread\",\"abstract\":\"" + TEXT + "\"}";
    staysNear(Format.json, "", record + "\n");
    staysNear(Format.json, "[", record + ",");
    staysNear(Format.json, "{\"meta\":{\"count\":1},\"results\":[", record + ",");
  }

  @Test
  void xml_tables_ris_bibtex_and_listings_are_streamed() throws IOException {
    staysNear(
        Format.xml,
        "<feed>",
        "<entry><title>A Thread</title><summary>" + TEXT + "</summary></entry>");
    staysNear(Format.csv, "title,abstract\n", "A Thread,\"" + TEXT + "\"\n");
    staysNear(Format.ris, "", "TY  - JOUR\nTI  - A Thread\nAB  - " + TEXT + "\nER  - \n");
    staysNear(Format.bibtex, "", "@misc{k, title={A Thread}, abstract={" + TEXT + "}}\n");
    staysNear(Format.listing, "", "A Thread in the Loom\n" + TEXT + "\n");
  }
}
