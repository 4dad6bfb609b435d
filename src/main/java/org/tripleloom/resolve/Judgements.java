package org.tripleloom.resolve;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UTFDataFormatException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Judgements of the pair model, each made once: a corpus that grows has only those pairs judged
 * that the new papers touch. A judgement depends on the labels of two terms, their types, which of
 * them is much rarer and how alike their vectors are in rough steps, and on nothing else, so a
 * remembered one is the one that would be made anew. Thread-safe. About 100 bytes for each pair.
 */
public final class Judgements {
  /** Counts up when the same pair is judged otherwise, so that stores judge anew. */
  static final int VERSION = 7;

  private record Key(long high, long low) {}

  private final Map<Key, PairJudgement> known = new ConcurrentHashMap<>();
  private final Map<Key, PairJudgement> used = new ConcurrentHashMap<>();
  private final AtomicLong made = new AtomicLong();

  /** How many pairs were judged because no earlier judgement was there. */
  public long made() {
    return made.get();
  }

  /** How many different pairs were asked for. */
  public long used() {
    return used.size();
  }

  /**
   * As the judge has it.
   *
   * @param a without contexts, as {@code b}
   */
  PairJudgement judge(PairJudge judge, Use a, Use b) {
    Key key = key(a, b);
    return used.computeIfAbsent(
        key,
        k -> {
          PairJudgement earlier = known.get(k);
          if (earlier != null) {
            return earlier;
          }
          made.incrementAndGet();
          return judge.judge(a, b);
        });
  }

  private static Key key(Use a, Use b) {
    int rarer = Use.rarer(a.papers(), b.papers());
    String all =
        String.join(
            "\n",
            a.term().text(),
            a.type().name(),
            b.term().text(),
            b.type().name(),
            Integer.toString(rarer),
            a.vector().isNone() || b.vector().isNone() ? "" : Integer.toString(a.alike(b)));
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
      ByteBuffer bytes = ByteBuffer.wrap(hash);
      return new Key(bytes.getLong(), bytes.getLong());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Those that {@link #write} left in the file; none when it is not there or of another version.
   */
  public static Judgements read(Path file) {
    Judgements judgements = new Judgements();
    if (!Files.exists(file)) {
      return judgements;
    }
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      if (in.readUTF().equals(Resolver.rules())) {
        for (int left = in.readInt(); left > 0; left--) {
          judgements.known.put(
              new Key(in.readLong(), in.readLong()),
              new PairJudgement(
                  PairRelation.values()[in.readByte()],
                  in.readDouble(),
                  in.readDouble(),
                  in.readDouble()));
        }
      }
      return judgements;
    } catch (EOFException | UTFDataFormatException damaged) {
      return new Judgements();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Leaves them in the file.
   *
   * @param all those of before, too; else only those that were asked for
   */
  public void write(Path file, boolean all) {
    if (made() == 0 && (all || used.size() == known.size())) {
      return;
    }
    Map<Key, PairJudgement> kept = new HashMap<>(all ? known : Map.of());
    kept.putAll(used);
    try {
      KeptFile.replace(file, to -> write(to, kept));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(OutputStream to, Map<Key, PairJudgement> kept) throws IOException {
    try (DataOutputStream out = new DataOutputStream(to)) {
      out.writeUTF(Resolver.rules());
      out.writeInt(kept.size());
      for (Map.Entry<Key, PairJudgement> entry : kept.entrySet()) {
        out.writeLong(entry.getKey().high());
        out.writeLong(entry.getKey().low());
        PairJudgement judgement = entry.getValue();
        out.writeByte(judgement.relation().ordinal());
        out.writeDouble(judgement.same());
        out.writeDouble(judgement.aKindOfB());
        out.writeDouble(judgement.bKindOfA());
      }
    }
  }
}
