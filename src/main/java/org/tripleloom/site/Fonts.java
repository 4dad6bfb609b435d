package org.tripleloom.site;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The style sheet of the font that the site brings along, in files by script. */
final class Fonts {
  private static final String JAR = "fontsource__source-sans-pro";

  private record Face(String weight, String style) {}

  private static final List<Face> FACES =
      List.of(new Face("400", "normal"), new Face("400", "italic"), new Face("600", "normal"));

  private Fonts() {}

  /** Of the Latin letters, behind the site's root. */
  static List<String> first(Assets assets) {
    return List.of(
        assets.jar(JAR, file("latin", FACES.get(0))), assets.jar(JAR, file("latin", FACES.get(2))));
  }

  /** For a style sheet that lies two folders below the site's root. */
  static String css(Assets assets) {
    StringBuilder css = new StringBuilder();
    ranges(assets)
        .fields()
        .forEachRemaining(
            script ->
                FACES.forEach(
                    face ->
                        css.append(
                            String.format(
                                "@font-face{font-family:Loom;font-display:optional;font-weight:%s;"
                                    + "font-style:%s;src:url(../../%s) format(\"woff2\");"
                                    + "unicode-range:%s}%n",
                                face.weight(),
                                face.style(),
                                assets.jar(JAR, file(script.getKey(), face)),
                                script.getValue().asText()))));
    return css.toString();
  }

  private static String file(String script, Face face) {
    return "files/source-sans-pro-" + script + "-" + face.weight() + "-" + face.style() + ".woff2";
  }

  private static JsonNode ranges(Assets assets) {
    String address = assets.jar(JAR, "unicode.json").substring(Assets.FOLDER.length());
    try {
      return new ObjectMapper().readTree(assets.find(address).orElseThrow().content());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
