package org.tripleloom.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A command line to be run by the server that holds the store.
 *
 * @param arguments as the user gave them, the command's name first
 * @param folder absolute: what relative paths in the arguments are relative to
 * @param columns the width of the user's terminal
 */
public record ForwardedCommand(List<String> arguments, Path folder, int columns) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public ForwardedCommand {
    arguments = List.copyOf(arguments);
    if (!folder.isAbsolute()) {
      throw new IllegalArgumentException("a relative folder: " + folder);
    }
  }

  String line() {
    ObjectNode node = JSON.createObjectNode();
    ArrayNode array = node.putArray("arguments");
    arguments.forEach(array::add);
    return node.put("folder", folder.toString()).put("columns", columns).toString();
  }

  static ForwardedCommand read(JsonNode node) {
    List<String> arguments = new ArrayList<>();
    node.get("arguments").forEach(argument -> arguments.add(argument.asText()));
    return new ForwardedCommand(
        arguments, Path.of(node.get("folder").asText()), node.get("columns").asInt());
  }
}
