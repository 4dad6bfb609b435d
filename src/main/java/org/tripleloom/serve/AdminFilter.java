package org.tripleloom.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way in for the other commands of the store's owner: below {@value #ROOT}, only from this
 * machine and only with the token of the store's lock, which the owner alone can read.
 */
final class AdminFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(AdminFilter.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  static final String ROOT = "$/tripleloom/";
  static final String COMMAND = ROOT + "command";
  static final String BUILD = ROOT + "build/";

  private final transient byte[] authorization;
  private final transient CommandRunner commands;
  private final transient BuildSessions builds;

  AdminFilter(String token, CommandRunner commands, BuildSessions builds) {
    this.authorization = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
    this.commands = commands;
    this.builds = builds;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain rest)
      throws IOException, ServletException {
    String path = request.getRequestURI().substring(1);
    if (!path.startsWith(ROOT)) {
      rest.doFilter(request, response);
    } else if (!fromThisMachine(request) || !authorized(request)) {
      refuse(response, HttpServletResponse.SC_FORBIDDEN, "for commands of the store's owner only");
    } else if (!request.getMethod().equals("POST")) {
      refuse(response, HttpServletResponse.SC_METHOD_NOT_ALLOWED, "POST only");
    } else if (path.equals(COMMAND)) {
      command(request, response);
    } else if (path.startsWith(BUILD)) {
      builds.handle(path.substring(BUILD.length()), request, response);
    } else {
      refuse(response, HttpServletResponse.SC_NOT_FOUND, "no such command");
    }
  }

  private void command(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    JsonNode body = JSON.readTree(request.getInputStream());
    response.setContentType("application/octet-stream");
    Frames.Sender sender = new Frames.Sender(response.getOutputStream());
    int code = commands.run(ForwardedCommand.read(body), sender.out(), sender.err());
    try {
      sender.exit(code);
    } catch (IOException e) {
      LOG.debug("the process that asked is gone", e);
    }
  }

  private static boolean fromThisMachine(HttpServletRequest request) throws IOException {
    InetAddress remote = InetAddress.getByName(request.getRemoteAddr());
    return remote.isLoopbackAddress() || NetworkInterface.getByInetAddress(remote) != null;
  }

  /** In constant time, so that the token cannot be guessed byte by byte. */
  private boolean authorized(HttpServletRequest request) {
    String given = request.getHeader("Authorization");
    return given != null
        && MessageDigest.isEqual(authorization, given.getBytes(StandardCharsets.UTF_8));
  }

  static void refuse(HttpServletResponse response, int status, String why) throws IOException {
    response.setStatus(status);
    response.setContentType("text/plain; charset=utf-8");
    response.getOutputStream().write((why + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
