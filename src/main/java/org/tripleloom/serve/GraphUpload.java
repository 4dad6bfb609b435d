package org.tripleloom.serve;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.JsonLdOptions;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.commons.io.output.DeferredFileOutputStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.lang.LangJSONLD11;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFLib;
import org.apache.jena.riot.system.StreamRDFWrapper;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.util.Context;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.http.MultiPartConfig;
import org.eclipse.jetty.http.MultiPartFormData;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Attributes;
import org.tripleloom.problem.Problem;
import org.tripleloom.search.QueryLimit;

/**
 * The triples that a request sends, one graph in its body or several in the parts of a form, which
 * are merged.
 */
final class GraphUpload implements AutoCloseable {
  private static final int LONGEST = 256 << 20;
  private static final int IN_MEMORY = 1 << 20;
  private static final int PART_IN_MEMORY = 1 << 16;
  private static final String FORM = "multipart/form-data";
  private static final Set<Lang> SYNTAXES =
      Set.of(Lang.TURTLE, Lang.NTRIPLES, Lang.RDFXML, Lang.JSONLD, Lang.JSONLD11);
  private static final String TYPES =
      "text/turtle, application/n-triples, application/rdf+xml, application/ld+json";

  private final String contentType;
  private final boolean inParts;
  private final DeferredFileOutputStream body =
      DeferredFileOutputStream.builder()
          .setThreshold(IN_MEMORY)
          .setPrefix("tripleloom-upload-")
          .setSuffix(".tmp")
          .get();

  private GraphUpload(String contentType, boolean inParts) {
    this.contentType = contentType;
    this.inParts = inParts;
  }

  /**
   * Takes the body, as slowly as it comes: a large one into a temporary file.
   *
   * @param parts whether a form may be sent
   * @throws Refused 413, 415
   */
  static GraphUpload receive(HttpServletRequest request, boolean parts) throws IOException {
    String type = EndpointService.mediaType(request);
    boolean inParts = parts && type.equals(FORM);
    if (!inParts) {
      lang(type, null, parts);
    }
    GraphUpload upload = new GraphUpload(request.getContentType(), inParts);
    try {
      EndpointService.copyBody(request, LONGEST, upload.body);
      upload.body.close();
      return upload;
    } catch (IOException | RuntimeException e) {
      upload.close();
      throw e;
    }
  }

  /**
   * Reads all before anything is written, as long as there is memory for it.
   *
   * @param base for relative IRIs
   * @throws Refused 415
   * @throws org.tripleloom.problem.ProblemException {@link Problem#BAD_UPLOAD}, {@link
   *     Problem#QUERY_TOO_LARGE}, {@link Problem#SERVER_STOPS}
   */
  Graph read(String base) {
    Graph graph = GraphFactory.createDefaultGraph();
    Context context = new Context();
    AtomicBoolean stopped = Context.getOrSetCancelSignal(context);
    StreamRDF sink =
        new StreamRDFWrapper(StreamRDFLib.graph(graph)) {
          @Override
          public void triple(Triple triple) {
            if (stopped.get()) {
              throw new QueryCancelledException();
            }
            super.triple(triple);
          }
        };
    return QueryLimit.run(
        Duration.ZERO,
        context,
        () -> {
          try {
            if (inParts) {
              parts(base, sink);
            } else {
              parse(
                  body.toInputStream(),
                  lang(EndpointService.mediaType(contentType), null, true),
                  base,
                  sink);
            }
            return graph;
          } catch (IOException e) {
            throw Problem.SPOOL_FAILED.because(
                e, System.getProperty("java.io.tmpdir"), e.getMessage());
          }
        });
  }

  private void parts(String base, StreamRDF sink) throws IOException {
    // the length is that of the body, which is known to be within its limit
    MultiPartConfig config =
        new MultiPartConfig.Builder()
            .location(Path.of(System.getProperty("java.io.tmpdir")))
            .maxSize(-1)
            .maxPartSize(-1)
            .maxMemoryPartSize(PART_IN_MEMORY)
            .useFilesForPartsWithoutFileName(true)
            .build();
    try (InputStream in = body.toInputStream();
        MultiPartFormData.Parts parts = form(in, config)) {
      if (parts.size() == 0) {
        throw Problem.BAD_UPLOAD.at("come in a form without parts");
      }
      for (MultiPart.Part part : parts) {
        Lang lang =
            lang(
                EndpointService.mediaType(part.getHeaders().get(HttpHeader.CONTENT_TYPE)),
                part.getFileName(),
                false);
        try (InputStream content = Content.Source.asInputStream(part.getContentSource())) {
          parse(content, lang, base, sink);
        }
      }
    }
  }

  private MultiPartFormData.Parts form(InputStream in, MultiPartConfig config) {
    try {
      return MultiPartFormData.getParts(
          Content.Source.from(in), new Attributes.Mapped(), contentType, config);
    } catch (RuntimeException e) {
      Throwable cause = e instanceof CompletionException ? e.getCause() : e;
      throw Problem.BAD_UPLOAD.because(
          e, "come in a form that cannot be read: " + cause.getMessage());
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

  private static void parse(InputStream in, Lang lang, String base, StreamRDF sink) {
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
          .parse(sink);
    } catch (RiotException e) {
      throw Problem.BAD_UPLOAD.because(e, "cannot be read: " + e.getMessage());
    }
  }

  /** Forgets what was sent. */
  @Override
  public void close() throws IOException {
    body.close();
    if (!body.isInMemory()) {
      Files.deleteIfExists(body.getPath());
    }
  }
}
