package org.tripleloom.resolve;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tripleloom.extract.ContextVector;
import org.tripleloom.extract.Engine;
import org.tripleloom.extract.EntityType;
import org.tripleloom.extract.ExtractedEntity;
import org.tripleloom.extract.ExtractedRelation;
import org.tripleloom.extract.Extraction;
import org.tripleloom.extract.Mention;
import org.tripleloom.extract.RelationType;
import org.tripleloom.extract.Role;
import org.tripleloom.text.Span;

/** What the resolution needs of an extraction ({@link PaperEntities#brief}), in bytes. */
public final class BriefForm {
  private BriefForm() {}

  public static void write(DataOutputStream out, Extraction extraction) throws IOException {
    text(out, extraction.id());
    text(out, extraction.title());
    text(out, extraction.engine().toString());
    out.writeInt(extraction.entities().size());
    for (ExtractedEntity entity : extraction.entities()) {
      text(out, entity.name());
      out.writeByte(entity.type().ordinal());
      out.writeByte(entity.role().ordinal());
      out.writeDouble(entity.confidence());
      out.writeBoolean(entity.hedged());
      text(out, entity.evidence());
      out.writeInt(entity.mentions().size());
      for (Mention mention : entity.mentions()) {
        text(out, mention.text());
        out.writeInt(mention.span().begin());
        out.writeInt(mention.span().end());
        text(out, mention.rule());
      }
      byte[] vector = entity.vector().values();
      out.writeByte(vector.length);
      out.write(vector);
    }
    out.writeInt(extraction.relations().size());
    for (ExtractedRelation relation : extraction.relations()) {
      text(out, relation.subject());
      out.writeByte(relation.type().ordinal());
      text(out, relation.object());
      out.writeDouble(relation.confidence());
      out.writeBoolean(relation.hedged());
      text(out, relation.rule());
    }
  }

  public static void text(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /** Reads what {@link #write} wrote; equal texts become one. */
  public static final class Reader {
    private final DataInputStream in;
    private final Map<String, String> texts = new HashMap<>();

    public Reader(DataInputStream in) {
      this.in = in;
    }

    public String text() throws IOException {
      String text = new String(in.readNBytes(in.readInt()), UTF_8);
      String known = texts.putIfAbsent(text, text);
      return known == null ? text : known;
    }

    public Extraction extraction() throws IOException {
      String id = text();
      String title = text();
      String[] engine = text().split("/", 2);
      List<ExtractedEntity> entities = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        entities.add(entity());
      }
      List<ExtractedRelation> relations = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        relations.add(
            new ExtractedRelation(
                text(),
                RelationType.values()[in.readByte()],
                text(),
                in.readDouble(),
                "",
                in.readBoolean(),
                text()));
      }
      return new Extraction(
          id, title, new Engine(engine[0], engine[1]), entities, relations, List.of());
    }

    private ExtractedEntity entity() throws IOException {
      String name = text();
      EntityType type = EntityType.values()[in.readByte()];
      Role role = Role.values()[in.readByte()];
      double confidence = in.readDouble();
      boolean hedged = in.readBoolean();
      String evidence = text();
      List<Mention> mentions = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        String text = text();
        Span span = new Span(in.readInt(), in.readInt());
        mentions.add(new Mention(text, span, text()));
      }
      ContextVector vector = ContextVector.of(in.readNBytes(in.readUnsignedByte()));
      return new ExtractedEntity(name, mentions, type, role, confidence, evidence, hedged, vector);
    }
  }
}
