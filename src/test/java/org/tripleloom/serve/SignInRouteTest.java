package org.tripleloom.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tripleloom.serve.Endpoint.header;
import static org.tripleloom.serve.Endpoint.send;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignInRouteTest {
  private static final String RIGHT = "do=in&name=ann&secret=weaver";

  @TempDir Path folder;
  private Endpoint endpoint;

  @BeforeEach
  void serve() throws Exception {
    endpoint = Endpoint.writable(folder, "", "ann: weaver\n");
  }

  @AfterEach
  void stop() {
    endpoint.close();
  }

  private HttpRequest.Builder form(String path, String body) {
    return endpoint
        .request(path)
        .header("Content-Type", EndpointService.FORM)
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  @Test
  void behind_a_proxy_that_speaks_tls_the_cookie_comes_back_over_tls_alone() throws Exception {
    String host = endpoint.request("").build().uri().getAuthority();
    HttpResponse<String> plain =
        send(form("signin.html", RIGHT).header("Origin", "http://" + host));
    assertEquals(303, plain.statusCode());
    assertFalse(header(plain, "Set-Cookie").contains("Secure"));
    HttpResponse<String> tls = send(form("signin.html", RIGHT).header("Origin", "https://" + host));
    assertTrue(header(tls, "Set-Cookie").contains("; Secure"), header(tls, "Set-Cookie"));
  }

  @Test
  void after_ten_wrong_passwords_the_right_one_has_to_wait() throws Exception {
    for (int i = 0; i < 10; i++) {
      assertEquals(403, send(form("signin.html", "do=in&name=ann&secret=" + i)).statusCode());
    }
    HttpResponse<String> answer = send(form("signin.html", RIGHT));
    assertEquals(429, answer.statusCode());
    assertEquals("60", header(answer, "Retry-After"));
    assertTrue(header(answer, "Set-Cookie").isEmpty());
  }

  @Test
  void wrong_passwords_in_headers_count_with_those_of_the_form() throws Exception {
    for (int i = 0; i < 5; i++) {
      assertEquals(401, send(write("Negotiate " + i)).statusCode());
      assertEquals(403, send(form("signin.html", "do=in&name=ann&secret=" + i)).statusCode());
      assertEquals(401, send(update(i)).statusCode());
    }
    assertEquals(429, send(form("signin.html", RIGHT)).statusCode());
    for (int i = 10; i < 30; i++) {
      assertEquals(401, send(update(i)).statusCode());
    }
    HttpResponse<String> answer = send(update("weaver"));
    assertEquals(429, answer.statusCode());
    assertEquals("60", header(answer, "Retry-After"));
    assertTrue(answer.body().contains("30 wrong passwords"), answer.body());
    assertEquals(429, send(form("signin.html", RIGHT)).statusCode());
    assertEquals(401, send(form("update", "update=CLEAR+DEFAULT")).statusCode());
  }

  private HttpRequest.Builder update(Object password) {
    byte[] name = ("ann:" + password).getBytes(StandardCharsets.UTF_8);
    return write("Basic " + Base64.getEncoder().encodeToString(name));
  }

  private HttpRequest.Builder write(String authorization) {
    return form("update", "update=CLEAR+DEFAULT").header("Authorization", authorization);
  }

  @Test
  void a_password_in_the_address_is_refused() throws Exception {
    HttpResponse<String> answer = send(form("signin.html?secret=weaver", "do=in&name=ann"));
    assertEquals(400, answer.statusCode());
    assertTrue(header(answer, "Set-Cookie").isEmpty());
    assertEquals(400, endpoint.get("signin.html?name=ann&secret=weaver", "*/*").statusCode());
  }
}
