package org.tripleloom.serve;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.tripleloom.problem.Problem;
import org.tripleloom.problem.ProblemException;

/**
 * What the server itself says where no route could: one sentence of ours, not a page of Jetty's.
 */
final class Faults extends ErrorHandler {
  /** What Jetty calls an address that it could not read. */
  private static final String UNKNOWN = "/badMessage";

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = response.getStatus();
    Object message = request.getAttribute(ERROR_MESSAGE);
    String why = message == null ? HttpStatus.getMessage(status) : message.toString();
    String address = String.valueOf(request.getHttpURI().getPath());
    ProblemException problem =
        problem(status, address.equals(UNKNOWN) ? "a broken address" : address, why);
    byte[] body = (status + " " + problem.getMessage() + "\n").getBytes(StandardCharsets.UTF_8);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");
    response.getHeaders().put("X-Content-Type-Options", "nosniff");
    response.write(true, ByteBuffer.wrap(body), callback);
    return true;
  }

  private static ProblemException problem(int status, String address, String why) {
    if (status == HttpStatus.NOT_FOUND_404) {
      return Problem.NOTHING_THERE.at(address.substring(1));
    }
    return status < 500
        ? Problem.NOT_UNDERSTOOD.at(address, why)
        : Problem.FAILED_TO_ANSWER.at(address);
  }
}
