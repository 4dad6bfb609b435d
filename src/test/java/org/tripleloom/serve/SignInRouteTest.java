package org.tripleloom.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tripleloom.serve.Endpoint.header;
import static org.tripleloom.serve.Endpoint.send;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
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
  void a_password_in_the_address_is_refused() throws Exception {
    HttpResponse<String> answer = send(form("signin.html?secret=weaver", "do=in&name=ann"));
    assertEquals(400, answer.statusCode());
    assertTrue(header(answer, "Set-Cookie").isEmpty());
    assertEquals(400, endpoint.get("signin.html?name=ann&secret=weaver", "*/*").statusCode());
  }
}
