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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * What a resolution of a corpus came to, kept so that the next one has only that to do which new,
 * changed and removed papers touch. Made by {@link Resolver} alone. Empty at first; in a file
 * between builds, whole or not at all.
 */
public final class Memory {
  private static final int LEVEL = 1;

  final Kept<PaperMemory> papers = new Kept<>(PaperMemory.FORM);
  final Kept<Group> groups = new Kept<>(Group.FORM);
  final Kept<CaseForms.Seen> cases = new Kept<>(CaseForms.Seen.FORM);
  final Kept<ShortMeanings> acronyms = new Kept<>(ShortMeanings.FORM);

  /** Keys of words that differ from the key of a name in its capitals alone. */
  final SortedSet<String> distinct = new TreeSet<>();

  /** Papers by what of other papers touches them. */
  final Terms papersBy = new Terms();

  /** Groups by what of other groups touches them. */
  final Terms groupsBy = new Terms();

  /** Short forms by the long forms that vary. */
  final Terms shortsBy = new Terms();

  /** Groups by the concepts of the user's vocabularies that they name. */
  final Terms conceptsBy = new Terms();

  /** Entities by what of other entities touches them. */
  final Terms entitiesBy = new Terms();

  /** Of groups, by key. */
  final Kept<Face> faces = new Kept<>(Face.FORM);

  /** How likely groups are one with others, where that is possible at all, in both directions. */
  final Kept<Map<String, Double>> likely = new Kept<>(Kept.LIKELY);

  /** Pairs that people joined or keep apart, each by the keys of its groups in order. */
  final SortedSet<String> decided = new TreeSet<>();

  /** Of groups that are not an entity of their own alone, the key of the entity. */
  final Kept<String> entityOf = new Kept<>(Kept.TEXT);

  final Kept<EntityMemory> entities = new Kept<>(EntityMemory.FORM);

  /** Entities by what they may be kinds of. */
  final Terms kindsBy = new Terms();

  /** What papers show to be kinds of what, by the narrow group. */
  final Kept<SortedSet<Showing>> shown = new Kept<>(Showing.FORM);

  /** Papers by the narrow groups that they show to be kinds of something. */
  final Terms showing = new Terms();

  /** Narrow groups by the groups that papers show them to be kinds of. */
  final Terms shownBy = new Terms();

  /** What is counted along, by name. */
  private final Kept<Long> counts = new Kept<>(Kept.COUNT);

  private final Kept<String> rejected = new Kept<>(Kept.TEXT);

  /** The memory that {@link #write} left in the file, or an empty one. */
  public static Memory read(Path file, String mark) {
    return readWhole(file, mark).orElseGet(Memory::new);
  }

  /** Counts up when the file has another layout. */
  private static final int FORMAT = 1;

  private static Optional<Memory> readWhole(Path file, String mark) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Memory memory = new Memory();
    try (InputSource source = new InputSource(file)) {
      DataInputStream in = source.in;
      if (in.readInt() != FORMAT || !Kept.text(in).equals(mark)) {
        return Optional.empty();
      }
      memory.papers.read(in);
      memory.groups.read(in);
      memory.cases.read(in);
      memory.acronyms.read(in);
      memory.distinct.addAll(Terms.SET.read(in));
      memory.papersBy.read(in);
      memory.groupsBy.read(in);
      memory.shortsBy.read(in);
      memory.conceptsBy.read(in);
      memory.entitiesBy.read(in);
      memory.faces.read(in);
      memory.likely.read(in);
      memory.decided.addAll(Terms.SET.read(in));
      memory.entityOf.read(in);
      memory.entities.read(in);
      memory.kindsBy.read(in);
      memory.shown.read(in);
      memory.counts.read(in);
      memory.rejected.read(in);
      memory.showing.read(in);
      memory.shownBy.read(in);
      long sum = source.checked.getChecksum().getValue();
      return in.readLong() == sum ? Optional.of(memory) : Optional.empty();
    } catch (IOException | RuntimeException damaged) {
      return Optional.empty();
    }
  }

  private static final class InputSource implements AutoCloseable {
    private final CheckedInputStream checked;
    private final DataInputStream in;

    InputSource(Path file) throws IOException {
      checked =
          new CheckedInputStream(
              new BufferedInputStream(
                  new ZstdInputStream(new BufferedInputStream(Files.newInputStream(file))),
                  1 << 16),
              new CRC32C());
      in = new DataInputStream(checked);
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }

  /**
   * Leaves it in the file.
   *
   * @param mark without which it is not read again
   */
  public void write(Path file, String mark) {
    try {
      KeptFile.replace(file, to -> write(to, mark));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(OutputStream to, String mark) throws IOException {
    CheckedOutputStream checked =
        new CheckedOutputStream(
            new BufferedOutputStream(new ZstdOutputStream(to, LEVEL), 1 << 16), new CRC32C());
    try (DataOutputStream out = new DataOutputStream(checked)) {
      out.writeInt(FORMAT);
      Kept.text(out, mark);
      papers.write(out);
      groups.write(out);
      cases.write(out);
      acronyms.write(out);
      Terms.SET.write(out, distinct);
      papersBy.write(out);
      groupsBy.write(out);
      shortsBy.write(out);
      conceptsBy.write(out);
      entitiesBy.write(out);
      faces.write(out);
      likely.write(out);
      Terms.SET.write(out, decided);
      entityOf.write(out);
      entities.write(out);
      kindsBy.write(out);
      shown.write(out);
      counts.write(out);
      rejected.write(out);
      showing.write(out);
      shownBy.write(out);
      out.writeLong(checked.getChecksum().getValue());
    }
  }

  /** What was counted under a name, 0 if nothing was. */
  public long count(String name) {
    Long count = counts.get(name);
    return count == null ? 0 : count;
  }

  /** Counts along whatever its owner counts. */
  public void count(String name, long by) {
    long now = count(name) + by;
    if (now == 0) {
      counts.remove(name);
    } else {
      counts.put(name, now);
    }
  }

  /** The paper of each claim that people rejected, empty for claims that no paper makes. */
  public Map<String, String> rejected() {
    Map<String, String> all = new HashMap<>();
    rejected.keys().forEach(claim -> all.put(claim, rejected.get(claim)));
    return all;
  }

  /** Takes down the rejected claims, instead of those taken down before. */
  public void reject(Map<String, String> paperOf) {
    rejected.keys().forEach(rejected::remove);
    paperOf.forEach(rejected::put);
  }

  /** The entity of a slug. */
  public Optional<Entity> entity(String slug) {
    List<String> bases = new ArrayList<>(List.of(slug, ""));
    if (slug.lastIndexOf('-') > 0) {
      bases.add(slug.substring(0, slug.lastIndexOf('-')));
    }
    for (String base : bases) {
      for (String key : entitiesBy.owners(Naming.SLUG + base)) {
        EntityMemory its = entities.get(key);
        if (its.slug.equals(slug)) {
          return Optional.of(its.entity);
        }
      }
    }
    return Optional.empty();
  }

  /** All entities. Opens the whole memory. */
  public List<Entity> entities() {
    return entities.keys().stream().map(key -> entities.get(key).entity).toList();
  }

  /** Why the forms of all entities are one. Opens the whole memory. */
  public List<Merge> merges() {
    List<Merge> merges = new ArrayList<>();
    entities.keys().forEach(key -> merges.addAll(entities.get(key).merges));
    return merges;
  }

  /** The papers, by IRI path. */
  public Set<String> papers() {
    return papers.keys();
  }

  /** How many papers there are. */
  public int size() {
    return papers.size();
  }

  /** Whether a paper is there. */
  public boolean has(String paper) {
    return papers.has(paper);
  }

  /** What the names of a paper mean, if it is there. */
  public Optional<Resolved.Names> names(String paper) {
    return Optional.ofNullable(papers.get(paper)).map(Resolved.Names::of);
  }

  /** Whether nothing was ever resolved. */
  public boolean isEmpty() {
    return papers.size() == 0;
  }

  /** The entity that a group belongs to, by its key. */
  String entityOf(String group) {
    String entity = entityOf.get(group);
    return entity == null ? group : entity;
  }
}
