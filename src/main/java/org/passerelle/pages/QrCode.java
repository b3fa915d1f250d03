package org.passerelle.pages;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/**
 * A QR code as a drawing that stands in the page itself.
 *
 * @param size length of a side in squares, with the white margin that readers need
 * @param path its dark squares, as the path of an SVG
 */
public record QrCode(int size, String path) {

  private static final int MARGIN = 4;

  /** The code by which an authenticator application takes a person's secret. */
  public static QrCode ofSecret(String username, String secret) {
    return of("otpauth://totp/Passerelle:" + username + "?secret=" + secret + "&issuer=Passerelle");
  }

  static QrCode of(String text) {
    try {
      ByteMatrix squares = Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
      StringBuilder path = new StringBuilder();
      for (int y = 0; y < squares.getHeight(); y++) {
        for (int x = 0; x < squares.getWidth(); x++) {
          if (squares.get(x, y) == 1) {
            path.append('M').append(x + MARGIN).append(' ').append(y + MARGIN).append("h1v1h-1z");
          }
        }
      }
      return new QrCode(squares.getWidth() + 2 * MARGIN, path.toString());
    } catch (WriterException e) {
      throw new IllegalArgumentException("too long for a QR code", e);
    }
  }
}
