package org.tripleloom.site;

import java.util.Locale;
import java.util.regex.Pattern;
import org.tripleloom.vocab.Ontology;
import org.tripleloom.vocab.OntologyClass;
import org.tripleloom.vocab.Tl;

/**
 * The style sheet that gives things the colour that the ontology gives their class, dark or bright
 * enough to be read.
 */
final class TypeColours {
  private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");

  private TypeColours() {}

  /** The style class of a class of the ontology: {@code t-method}. */
  static String name(OntologyClass type) {
    String plain = type.localName().replaceAll("[^A-Za-z0-9-]", "").toLowerCase(Locale.ROOT);
    String suffix =
        type.iri().startsWith(Tl.NS) ? "" : "-" + Integer.toHexString(type.iri().hashCode());
    return "t-" + plain + suffix;
  }

  static String css(Ontology ontology) {
    StringBuilder css = new StringBuilder();
    for (OntologyClass type : ontology.classes()) {
      if (COLOUR.matcher(type.colour()).matches()) {
        css.append('.')
            .append(name(type))
            .append("{--type:light-dark(oklch(from ")
            .append(type.colour())
            .append(" min(l,.53) c h),oklch(from ")
            .append(type.colour())
            .append(" .78 c h))}\n");
      }
    }
    return css.toString();
  }
}
