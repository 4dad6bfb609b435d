package org.tripleloom.site;

/**
 * Where someone who may decide says so.
 *
 * @param of what the page of decisions is about behind it, or empty
 * @param names whether there are names with passwords
 * @param tokens whether there are tokens
 * @param wrong whether what was sent before was not right
 */
public record SignInPage(String of, boolean names, boolean tokens, boolean wrong) {
  /** What the secret is called. */
  public String secret() {
    return names && tokens ? "Password or token" : names ? "Password" : "Token";
  }
}
