package org.tripleloom.serve;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.tripleloom.site.Asset;
import org.tripleloom.site.Assets;

/** The files that pages load beside themselves. */
final class AssetRoute implements Route {
  private static final String YEAR = "public, max-age=31536000, immutable";

  private final Assets assets;

  AssetRoute(Assets assets) {
    this.assets = assets;
  }

  @Override
  public boolean answer(Exchange exchange) throws IOException {
    if (!exchange.isRead() || !exchange.path().startsWith(Assets.FOLDER)) {
      return false;
    }
    Optional<Asset> asset = assets.find(exchange.path().substring(Assets.FOLDER.length()));
    if (asset.isEmpty()) {
      return false;
    }
    HttpServletResponse response = exchange.response();
    response.setHeader("Cache-Control", asset.get().immutable() ? YEAR : "no-cache");
    response.setContentType(asset.get().contentType());
    response.setContentLength(asset.get().content().length);
    response.getOutputStream().write(asset.get().content());
    return true;
  }
}
