package org.tripleloom.extract.neural;

import ai.djl.util.Ec2Utils;
import java.io.IOException;
import java.net.Proxy;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A process of its own in which no address can be reached and every try is counted: loads the
 * tokenizer as the program does, then has its library report as it would without our settings.
 */
final class NetworkProbe {
  private static final AtomicInteger REQUESTS = new AtomicInteger();

  private NetworkProbe() {}

  public static void main(String[] args) throws IOException {
    URL.setURLStreamHandlerFactory(protocol -> protocol.startsWith("http") ? new Counting() : null);
    new WordPieces(ModelFiles.bundled().read(ModelFiles.TOKENIZER)).close();
    System.out.println("with our settings: " + REQUESTS.get() + " requests");
    System.clearProperty("OPT_OUT_TRACKING");
    System.clearProperty("ai.djl.offline");
    Ec2Utils.callHome("probe");
    System.out.println("left to itself: " + REQUESTS.get() + " requests");
  }

  private static final class Counting extends URLStreamHandler {
    @Override
    protected URLConnection openConnection(URL url) throws IOException {
      REQUESTS.incrementAndGet();
      throw new IOException("no network");
    }

    @Override
    protected URLConnection openConnection(URL url, Proxy proxy) throws IOException {
      return openConnection(url);
    }
  }
}
