package org.passerelle.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/**
 * Sends what somebody gave us to somebody else's browser, so that it can do nothing there: never taken for another type, never run, never kept by
 * the browser.
 */
public final class Downloads {

  private static final String NOTHING_RUNS = "default-src 'none'; sandbox";
  private static final String PICTURE = "image/";

  private Downloads() {
  }

  /**
   * Sends a file. A picture is shown in the browser, so that no copy stays on the reader's disk; anything else is offered for saving, because a
   * browser's PDF reader does not work in a sandbox and without one runs what the file holds.
   *
   * @param fileName  as offered for saving
   * @param mediaType as it was found to be, not as it was said to be
   * @param size      in bytes
   */
  public static void send(HttpServletResponse response, String fileName, String mediaType, long size, InputStream content) throws IOException {
    ContentDisposition.Builder disposition = mediaType.startsWith(PICTURE) ? ContentDisposition.inline() : ContentDisposition.attachment();
    response.setContentType(mediaType);
    response.setContentLengthLong(size);
    response.setHeader(HttpHeaders.CONTENT_DISPOSITION, disposition.filename(fileName, StandardCharsets.UTF_8).build().toString());
    response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Content-Security-Policy", NOTHING_RUNS);
    try (content) {
      content.transferTo(response.getOutputStream());
    }
  }
}
