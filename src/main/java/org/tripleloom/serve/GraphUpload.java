package org.tripleloom.serve;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.JsonLdOptions;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.lang.LangJSONLD11;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.util.Context;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.tripleloom.problem.Problem;

/**
 * The triples that a request sends, one graph in its body or several in the parts of a form, which
 * are merged.
 */
final class GraphUpload {
  private static final int LONGEST = 256 << 20;
  private static final int IN_MEMORY = 1 << 20;
  private static final String FORM = "multipart/form-data";
  private static final Set<Lang> SYNTAXES =
      Set.of(Lang.TURTLE, Lang.NTRIPLES, Lang.RDFXML, Lang.JSONLD, Lang.JSONLD11);
  private static final String TYPES =
      "text/turtle, application/n-triples, application/rdf+xml, application/ld+json";

  private final String base;
  private final Graph graph = GraphFactory.createDefaultGraph();

  private GraphUpload(String base) {
    this.base = base;
  }

  /**
   * Reads all before anything is written.
   *
   * @param base for relative IRIs
   * @param parts whether a form may be sent
   * @throws Refused 413, 415
   * @throws org.tripleloom.problem.ProblemException {@link Problem#BAD_UPLOAD}
   */
  static Graph read(HttpServletRequest request, String base, boolean parts) throws IOException {
    GraphUpload upload = new GraphUpload(base);
    String type = EndpointService.mediaType(request.getContentType());
    if (parts && type.equals(FORM)) {
      upload.parts(request);
    } else {
      Lang lang = lang(type, null, parts);
      upload.parse(new ByteArrayInputStream(EndpointService.body(request, LONGEST)), lang);
    }
    return upload.graph;
  }

  private void parts(HttpServletRequest request) throws IOException {
    request.setAttribute(
        ServletContextRequest.MULTIPART_CONFIG_ELEMENT,
        new MultipartConfigElement(
            System.getProperty("java.io.tmpdir"), LONGEST, LONGEST, IN_MEMORY));
    Collection<Part> parts;
    try {
      parts = request.getParts();
    } catch (ServletException | RuntimeException e) {
      throw Problem.BAD_UPLOAD.because(e, "come in a form that cannot be read: " + e.getMessage());
    }
    try {
      if (parts.isEmpty()) {
        throw Problem.BAD_UPLOAD.at("come in a form without parts");
      }
      for (Part part : parts) {
        Lang lang =
            lang(
                EndpointService.mediaType(part.getContentType()),
                part.getSubmittedFileName(),
                false);
        try (InputStream in = part.getInputStream()) {
          parse(in, lang);
        }
      }
    } finally {
      for (Part part : parts) {
        part.delete();
      }
    }
  }

  /**
   * @param file whose name says what its type does not, or null
   */
  private static Lang lang(String type, String file, boolean parts) {
    boolean unsaid = type.isEmpty() || type.equals("application/octet-stream");
    Lang lang =
        unsaid && file != null
            ? RDFLanguages.filenameToLang(file)
            : RDFLanguages.contentTypeToLang(type);
    if (lang == null || !SYNTAXES.contains(lang)) {
      throw new Refused(
          415,
          Problem.BAD_UPLOAD.at(
              type.isEmpty() ? "come without a media type" : "are of the type '" + type + "'"),
          Map.of("Accept", TYPES + (parts ? ", " + FORM : "")));
    }
    return lang;
  }

  private void parse(InputStream in, Lang lang) {
    JsonLdOptions options = new JsonLdOptions();
    options.setDocumentLoader(
        (address, ignored) -> {
          throw new JsonLdError(JsonLdErrorCode.LOADING_REMOTE_CONTEXT_FAILED, address.toString());
        });
    try {
      RDFParser.create()
          .source(in)
          .lang(lang)
          .base(base)
          .context(new Context().set(LangJSONLD11.JSONLD_OPTIONS, options))
          .errorHandler(ErrorHandlerFactory.errorHandlerStrictNoLogging)
          .parse(graph);
    } catch (RiotException e) {
      throw Problem.BAD_UPLOAD.because(e, "cannot be read: " + e.getMessage());
    }
  }
}
