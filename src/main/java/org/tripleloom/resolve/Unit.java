package org.tripleloom.resolve;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tripleloom.extract.ContextVector;
import org.tripleloom.extract.EntityType;
import org.tripleloom.extract.ExtractedEntity;
import org.tripleloom.extract.Mention;

/**
 * One extracted entity of one paper, kept small: what the resolution decides about.
 *
 * @param place among the paper's entities
 * @param forms its names with how often each occurs
 * @param vector what the encoder sees of it
 */
record Unit(
    String paper,
    int place,
    String name,
    SortedMap<String, Integer> forms,
    EntityType type,
    double confidence,
    ContextVector vector) {
  /** One that does not depend on how the papers came. */
  static final Comparator<Unit> ORDER =
      Comparator.comparing(Unit::paper).thenComparingInt(Unit::place);

  static Unit of(String paper, int place, ExtractedEntity entity) {
    SortedMap<String, Integer> forms = new TreeMap<>();
    entity.mentions().stream()
        .filter(Mention::isName)
        .forEach(mention -> forms.merge(mention.text(), 1, Integer::sum));
    return new Unit(
        paper, place, entity.name(), forms, entity.type(), entity.confidence(), entity.vector());
  }

  void write(DataOutputStream out) throws IOException {
    Kept.text(out, paper);
    Kept.number(out, place);
    Kept.text(out, name);
    Kept.number(out, forms.size());
    for (Map.Entry<String, Integer> form : forms.entrySet()) {
      Kept.text(out, form.getKey());
      Kept.number(out, form.getValue());
    }
    out.writeByte(type.ordinal());
    out.writeDouble(confidence);
    byte[] values = vector.values();
    out.writeByte(values.length);
    out.write(values);
  }

  static Unit read(DataInputStream in) throws IOException {
    String paper = Kept.text(in);
    int place = Kept.number(in);
    String name = Kept.text(in);
    SortedMap<String, Integer> forms = new TreeMap<>();
    for (int left = Kept.number(in); left > 0; left--) {
      String form = Kept.text(in);
      forms.put(form, Kept.number(in));
    }
    EntityType type = EntityType.values()[in.readByte()];
    double confidence = in.readDouble();
    ContextVector vector = ContextVector.of(in.readNBytes(in.readUnsignedByte()));
    return new Unit(paper, place, name, forms, type, confidence, vector);
  }
}
