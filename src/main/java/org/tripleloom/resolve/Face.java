package org.tripleloom.resolve;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.tripleloom.extract.EntityType;

/**
 * A group as others see it.
 *
 * @param label what papers mostly call it
 * @param text the same, with the words that short forms inside of it usually stand for
 * @param papers that speak of it
 * @param vector what the encoder sees of its mentions
 */
record Face(String label, String text, EntityType type, int papers, VectorSum vector) {
  static final Kept.Form<Face> FORM =
      new Kept.Form<>() {
        @Override
        public void write(DataOutputStream out, Face face) throws IOException {
          Kept.text(out, face.label);
          Kept.text(out, face.text.equals(face.label) ? "" : face.text);
          out.writeByte(face.type.ordinal());
          Kept.number(out, face.papers);
          face.vector.write(out);
        }

        @Override
        public Face read(DataInputStream in) throws IOException {
          String label = Kept.text(in);
          String text = Kept.text(in);
          EntityType type = EntityType.values()[in.readByte()];
          int papers = Kept.number(in);
          return new Face(label, text.isEmpty() ? label : text, type, papers, VectorSum.read(in));
        }
      };

  Face withText(String newText) {
    return new Face(label, newText, type, papers, vector);
  }
}
