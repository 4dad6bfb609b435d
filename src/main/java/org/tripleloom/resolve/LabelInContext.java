package org.tripleloom.resolve;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import org.tripleloom.extract.EntityType;

/**
 * A label as one text uses it.
 *
 * @param papers how many papers of its corpus use the label, at least 0
 * @param context some text around it, or the empty string
 */
public record LabelInContext(String label, EntityType type, int papers, String context) {
  public LabelInContext {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(context, "context");
    if (label.isBlank() || papers < 0) {
      throw new IllegalArgumentException("label \"" + label + "\" of " + papers + " papers");
    }
  }

  /** As pair files have it. */
  public ObjectNode json() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("label", label).put("type", type.label());
    return node.put("papers", papers).put("context", context);
  }
}
