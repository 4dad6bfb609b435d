package org.tripleloom.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.tripleloom.problem.Problem;

/**
 * XML as a stream of records: Atom, RSS, OAI-PMH, ACL Anthology, PubMed. Nothing that a document
 * type names is fetched, and one that defines entities is refused.
 */
final class XmlReader implements EntryReader {
  private static final Pattern ENTITIES = Pattern.compile("<!DOCTYPE[^>]*\\[(?s:.*?)<!ENTITY");
  private static final XMLInputFactory FACTORY = XMLInputFactory.newDefaultFactory();

  static {
    FACTORY.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    FACTORY.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    FACTORY.setProperty(XMLInputFactory.IS_COALESCING, true);
    FACTORY.setXMLResolver((publicId, systemId, base, namespace) -> InputStream.nullInputStream());
  }

  @Override
  public void read(Input input, Entries out) throws IOException {
    Matcher entities = ENTITIES.matcher(input.headText());
    if (entities.find()) {
      long line = input.headText().substring(0, entities.end()).lines().count();
      throw new SourceException(Problem.UNSAFE_XML, null, line);
    }
    XMLStreamReader in = null;
    try {
      in = FACTORY.createXMLStreamReader(input.bytes());
      records(in, out, input);
    } catch (XMLStreamException e) {
      if (e.getNestedException() instanceof IOException io) {
        throw io;
      }
      long line = e.getLocation() == null ? 0 : Math.max(e.getLocation().getLineNumber(), 0);
      out.reject(Problem.MALFORMED_ENTRY, line, "", line, reason(e));
    } finally {
      close(in);
    }
  }

  private static void records(XMLStreamReader in, Entries out, Input input)
      throws XMLStreamException {
    AnthologyVolume volume = new AnthologyVolume();
    while (in.hasNext()) {
      int event = in.next();
      long line = in.getLocation().getLineNumber();
      if (event != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      switch (in.getLocalName()) {
        case "collection", "volume" -> volume.enter(in.getLocalName(), in);
        case "meta" -> volume.meta(XmlNode.read(in));
        case "paper", "frontmatter" -> {
          XmlNode paper = XmlNode.read(in);
          if (paper.name.equals("paper")) {
            out.entry(volume.paper(paper, line));
          }
        }
        case "entry" -> out.entry(Feeds.atom(XmlNode.read(in), line));
        case "item" -> out.entry(Feeds.rss(XmlNode.read(in), line));
        case "record" -> {
          XmlNode node = XmlNode.read(in);
          if (node.at("header") != null
              && node.at("header").attribute("status").equals("deleted")) {
            out.skip("deleted record");
          } else {
            out.entry(OaiRecord.entry(node, line));
          }
        }
        case "resumptionToken" -> {
          String token = in.getElementText().strip();
          if (!token.isEmpty()) {
            input.continues(token);
          }
        }
        case "PubmedArticle" -> out.entry(PubmedArticle.entry(XmlNode.read(in), line));
        default -> {
          // an element around the records
        }
      }
    }
  }

  private static String reason(XMLStreamException e) {
    String message = e.getMessage() == null ? "" : e.getMessage();
    int text = message.lastIndexOf("Message: ");
    String said = text < 0 ? message : message.substring(text + "Message: ".length());
    return said.lines().findFirst().orElse("the XML is not well-formed");
  }

  private static void close(XMLStreamReader in) {
    if (in != null) {
      try {
        in.close();
      } catch (XMLStreamException e) {
        // frees memory only; the stream below is closed by who opened it
      }
    }
  }
}
