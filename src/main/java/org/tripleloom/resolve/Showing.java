package org.tripleloom.resolve;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Comparator;
import java.util.SortedSet;
import java.util.TreeSet;
import org.tripleloom.resolve.KindLink.Source;

/**
 * That a paper shows something to be a kind of something else.
 *
 * @param place among all that the paper shows
 * @param broad key of the group of the broader one
 */
record Showing(String paper, int place, String broad, Source source, double confidence)
    implements Comparable<Showing> {
  private static final Comparator<Showing> ORDER =
      Comparator.comparing(Showing::paper).thenComparingInt(Showing::place);

  static final Kept.Form<SortedSet<Showing>> FORM =
      new Kept.Form<>() {
        @Override
        public void write(DataOutputStream out, SortedSet<Showing> all) throws IOException {
          Kept.number(out, all.size());
          for (Showing one : all) {
            Kept.text(out, one.paper);
            Kept.number(out, one.place);
            Kept.text(out, one.broad);
            out.writeByte(one.source.ordinal());
            out.writeDouble(one.confidence);
          }
        }

        @Override
        public SortedSet<Showing> read(DataInputStream in) throws IOException {
          SortedSet<Showing> all = new TreeSet<>();
          for (int left = Kept.number(in); left > 0; left--) {
            all.add(
                new Showing(
                    Kept.text(in),
                    Kept.number(in),
                    Kept.text(in),
                    Source.values()[in.readByte()],
                    in.readDouble()));
          }
          return all;
        }
      };

  @Override
  public int compareTo(Showing other) {
    return ORDER.compare(this, other);
  }
}
