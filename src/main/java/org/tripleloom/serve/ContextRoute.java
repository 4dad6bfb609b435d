package org.tripleloom.serve;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.tripleloom.export.JsonLdContext;
import org.tripleloom.paper.PaperId;

/** The context that our documents in JSON-LD name; it may be kept for an hour. */
final class ContextRoute implements Route {
  private final String context = JsonLdContext.bundled().document();
  private final String tag = "\"" + PaperId.hash(context).substring(0, 16) + "\"";

  @Override
  public boolean answer(Exchange exchange) throws IOException {
    if (!exchange.isRead() || !exchange.path().equals(JsonLdContext.PATH)) {
      return false;
    }
    HttpServletResponse response = exchange.response();
    response.setHeader("ETag", tag);
    response.setHeader("Cache-Control", "public, max-age=3600");
    if (tag.equals(exchange.request().getHeader("If-None-Match"))) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
    } else {
      exchange.send(Representation.JSON_LD.mediaType(), context);
    }
    return true;
  }
}
