package org.tripleloom.resolve;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tripleloom.extract.EntityType;
import org.tripleloom.resolve.KindLink.Source;

/** What a resolution remembers of one entity, by the key of its first group. */
final class EntityMemory {
  /**
   * That it may be a kind of another.
   *
   * @param weight against others that would close a circle with it
   */
  record Edge(double weight, SortedMap<Source, Integer> sources, double confidence) {}

  /** Keys of its groups, the one in most papers first. */
  List<String> members = List.of();

  /** The label that it would have if nobody else wanted it. */
  String wish = "";

  int papers;
  int mentions;
  SortedMap<EntityType, Double> votes = new TreeMap<>();

  /** The forms that name it. */
  SortedSet<String> labels = new TreeSet<>();

  List<Match> matches = List.of();

  /** What it may be a kind of, by the other's key. */
  SortedMap<String, Edge> edges = new TreeMap<>();

  /** Keys of what it is directly a kind of. */
  SortedSet<String> broader = new TreeSet<>();

  String label = "";
  String slug = "";

  /** As the last resolution gave it; null before the first. */
  Entity entity;

  /** Why it has its forms, as the last resolution gave it. */
  List<Merge> merges = List.of();

  List<String> members() {
    return members;
  }

  EntityType type() {
    return Group.likeliest(votes);
  }

  static final Kept.Form<EntityMemory> FORM =
      new Kept.Form<>() {
        @Override
        public void write(DataOutputStream out, EntityMemory its) throws IOException {
          texts(out, its.members);
          Kept.text(out, its.wish);
          Kept.number(out, its.papers);
          Kept.number(out, its.mentions);
          Kept.number(out, its.votes.size());
          for (Map.Entry<EntityType, Double> vote : its.votes.entrySet()) {
            out.writeByte(vote.getKey().ordinal());
            out.writeDouble(vote.getValue());
          }
          Terms.SET.write(out, its.labels);
          Kept.number(out, its.matches.size());
          for (Match match : its.matches) {
            Kept.text(out, match.iri());
            out.writeBoolean(match.exact());
            Kept.text(out, match.reason());
          }
          Kept.number(out, its.edges.size());
          for (Map.Entry<String, Edge> edge : its.edges.entrySet()) {
            Kept.text(out, edge.getKey());
            out.writeDouble(edge.getValue().weight());
            sources(out, edge.getValue().sources());
            out.writeDouble(edge.getValue().confidence());
          }
          Terms.SET.write(out, its.broader);
          Kept.text(out, its.label);
          Kept.text(out, its.slug);
          out.writeByte(its.entity.type().ordinal());
          texts(out, its.entity.classes());
          Kept.number(out, its.entity.kinds().size());
          for (KindLink kind : its.entity.kinds()) {
            Kept.text(out, kind.broader());
            sources(out, kind.sources());
            out.writeDouble(kind.confidence());
          }
          Kept.number(out, its.merges.size());
          for (Merge merge : its.merges) {
            Terms.SET.write(out, merge.forms());
            out.writeByte(merge.reason().ordinal());
            out.writeDouble(merge.score());
          }
        }

        @Override
        public EntityMemory read(DataInputStream in) throws IOException {
          EntityMemory its = new EntityMemory();
          its.members = texts(in);
          its.wish = Kept.text(in);
          its.papers = Kept.number(in);
          its.mentions = Kept.number(in);
          for (int left = Kept.number(in); left > 0; left--) {
            its.votes.put(EntityType.values()[in.readByte()], in.readDouble());
          }
          its.labels = Terms.SET.read(in);
          its.matches = new ArrayList<>();
          for (int left = Kept.number(in); left > 0; left--) {
            its.matches.add(new Match(Kept.text(in), in.readBoolean(), Kept.text(in)));
          }
          for (int left = Kept.number(in); left > 0; left--) {
            its.edges.put(Kept.text(in), new Edge(in.readDouble(), sources(in), in.readDouble()));
          }
          its.broader = Terms.SET.read(in);
          its.label = Kept.text(in);
          its.slug = Kept.text(in);
          EntityType type = EntityType.values()[in.readByte()];
          List<String> classes = texts(in);
          List<KindLink> kinds = new ArrayList<>();
          for (int left = Kept.number(in); left > 0; left--) {
            kinds.add(new KindLink(Kept.text(in), sources(in), in.readDouble()));
          }
          its.entity = its.entity(type, classes, kinds);
          its.merges = new ArrayList<>();
          for (int left = Kept.number(in); left > 0; left--) {
            SortedSet<String> forms = Terms.SET.read(in);
            Merge.Reason reason = Merge.Reason.values()[in.readByte()];
            its.merges.add(new Merge(its.slug, forms, reason, in.readDouble()));
          }
          return its;
        }
      };

  /** As it is now, with what others have to do with. */
  Entity entity(EntityType type, List<String> classes, List<KindLink> kinds) {
    SortedSet<String> alternatives = new TreeSet<>(labels);
    alternatives.remove(label);
    return new Entity(
        slug, label, alternatives, type, classes, votes, kinds, matches, papers, mentions);
  }

  private static void texts(DataOutputStream out, List<String> texts) throws IOException {
    Kept.number(out, texts.size());
    for (String text : texts) {
      Kept.text(out, text);
    }
  }

  private static List<String> texts(DataInputStream in) throws IOException {
    List<String> texts = new ArrayList<>();
    for (int left = Kept.number(in); left > 0; left--) {
      texts.add(Kept.text(in));
    }
    return texts;
  }

  private static void sources(DataOutputStream out, SortedMap<Source, Integer> sources)
      throws IOException {
    Kept.number(out, sources.size());
    for (Map.Entry<Source, Integer> source : sources.entrySet()) {
      out.writeByte(source.getKey().ordinal());
      Kept.number(out, source.getValue());
    }
  }

  private static SortedMap<Source, Integer> sources(DataInputStream in) throws IOException {
    SortedMap<Source, Integer> sources = new TreeMap<>();
    for (int left = Kept.number(in); left > 0; left--) {
      sources.put(Source.values()[in.readByte()], Kept.number(in));
    }
    return sources;
  }
}
