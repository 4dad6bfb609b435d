package org.tripleloom.ingest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** One record of an XML file as a small tree, by local names. */
final class XmlNode {
  final String name;
  final Map<String, String> attributes = new LinkedHashMap<>();
  final List<XmlNode> children = new ArrayList<>();

  /** Text and children in order: strings and nodes. */
  private final List<Object> content = new ArrayList<>();

  private XmlNode(String name) {
    this.name = name;
  }

  /** Reads the element that the reader stands on, to its end. */
  static XmlNode read(XMLStreamReader in) throws XMLStreamException {
    List<XmlNode> open = new ArrayList<>();
    XmlNode node = start(in);
    open.add(node);
    while (!open.isEmpty()) {
      int event = in.next();
      XmlNode top = open.get(open.size() - 1);
      if (event == XMLStreamConstants.START_ELEMENT) {
        XmlNode child = start(in);
        top.children.add(child);
        top.content.add(child);
        open.add(child);
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        open.remove(open.size() - 1);
      } else if (event == XMLStreamConstants.CHARACTERS
          || event == XMLStreamConstants.CDATA
          || event == XMLStreamConstants.SPACE) {
        top.content.add(in.getText());
      }
    }
    return node;
  }

  private static XmlNode start(XMLStreamReader in) {
    XmlNode node = new XmlNode(in.getLocalName());
    for (int i = 0; i < in.getAttributeCount(); i++) {
      node.attributes.put(in.getAttributeLocalName(i), in.getAttributeValue(i));
    }
    return node;
  }

  /** The first child at the end of the path, or null. */
  XmlNode at(String... path) {
    XmlNode node = this;
    for (String step : path) {
      XmlNode next = null;
      for (XmlNode child : node.children) {
        if (child.name.equals(step)) {
          next = child;
          break;
        }
      }
      if (next == null) {
        return null;
      }
      node = next;
    }
    return node;
  }

  /** All children of the node at the path but its last step that bear the last step's name. */
  List<XmlNode> all(String... path) {
    XmlNode parent = at(java.util.Arrays.copyOf(path, path.length - 1));
    List<XmlNode> found = new ArrayList<>();
    if (parent != null) {
      for (XmlNode child : parent.children) {
        if (child.name.equals(path[path.length - 1])) {
          found.add(child);
        }
      }
    }
    return found;
  }

  /** Text at the path, empty where there is none. */
  String text(String... path) {
    XmlNode node = at(path);
    return node == null ? "" : node.text();
  }

  String attribute(String name) {
    return attributes.getOrDefault(name, "");
  }

  /** All text inside; formulas in dollars, raised and lowered digits as such. */
  String text() {
    StringBuilder out = new StringBuilder();
    write(out);
    return out.toString().strip();
  }

  private void write(StringBuilder out) {
    for (Object part : content) {
      if (!(part instanceof XmlNode child)) {
        out.append(part);
      } else if (child.name.equals("tex-math")) {
        out.append('$').append(child.text()).append('$');
      } else if (child.name.equals("sup") || child.name.equals("sub")) {
        out.append(Scripts.of(child.text(), child.name.equals("sup"), ""));
      } else {
        child.write(out);
      }
    }
  }
}
