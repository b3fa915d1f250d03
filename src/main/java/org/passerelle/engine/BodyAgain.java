package org.passerelle.engine;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.ByteArrayInputStream;

/** The body of a request that was read already, for whoever comes next to read. */
public final class BodyAgain extends ServletInputStream {

  private final ByteArrayInputStream body;

  public BodyAgain(byte[] body) {
    this.body = new ByteArrayInputStream(body);
  }

  @Override
  public int read() {
    return body.read();
  }

  @Override
  public int read(byte[] buffer, int offset, int length) {
    return body.read(buffer, offset, length);
  }

  @Override
  public boolean isFinished() {
    return body.available() == 0;
  }

  @Override
  public boolean isReady() {
    return true;
  }

  @Override
  public void setReadListener(ReadListener listener) {
    throw new UnsupportedOperationException();
  }
}
