package org.passerelle.casefile.document;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A ClamAV daemon, spoken to by its INSTREAM command over TCP: the content in parts, each after its length, a part of length zero at the end;
 * then one line of answer (clamd(8), "COMMANDS").
 */
final class ClamdScanner implements DocumentScanner {

  private static final Logger log = LoggerFactory.getLogger(ClamdScanner.class);

  private static final byte[] COMMAND = "zINSTREAM\0".getBytes(StandardCharsets.US_ASCII);
  private static final Pattern FOUND = Pattern.compile("stream: (\\S{1,200}) FOUND");
  private static final String OK = "stream: OK";
  private static final int PART = 32 * 1024;
  private static final int LONGEST_ANSWER = 1000;

  private final InetSocketAddress address;
  private final Duration patience;

  /**
   * The daemon at this address.
   *
   * @param patience for connecting, sending and the answer together
   */
  ClamdScanner(InetSocketAddress address, Duration patience) {
    this.address = address;
    this.patience = patience;
  }

  @Override
  public boolean present() {
    return true;
  }

  @Override
  public Verdict scan(InputStream content) {
    Socket socket = new Socket();
    // a time-out of the socket ends no write, and a daemon that hangs without reading would hold the upload for ever
    CompletableFuture<Void> end = CompletableFuture.runAsync(() -> shut(socket),
        CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS));
    try (socket) {
      socket.connect(address(), Math.toIntExact(patience.toMillis()));
      send(content, socket);
      return understood(new String(socket.getInputStream().readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8).replace("\0", "").strip());
    } catch (IOException e) {
      log.warn("the scanner at {} did not answer: {}", address, e.toString());
      return new Verdict(ScanState.waiting, null);
    } finally {
      end.cancel(false);
    }
  }

  /** Resolved each time: the daemon may move while the application runs. */
  private InetSocketAddress address() {
    return new InetSocketAddress(address.getHostString(), address.getPort());
  }

  private static void send(InputStream content, Socket socket) throws IOException {
    DataOutputStream out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), PART));
    out.write(COMMAND);
    byte[] part = new byte[PART];
    for (int read = content.read(part); read >= 0; read = content.read(part)) {
      if (read > 0) {
        out.writeInt(read);
        out.write(part, 0, read);
      }
    }
    out.writeInt(0);
    out.flush();
  }

  private Verdict understood(String answer) {
    Matcher found = FOUND.matcher(answer);
    if (found.matches()) {
      return new Verdict(ScanState.infected, found.group(1));
    }
    if (answer.equals(OK)) {
      return new Verdict(ScanState.clean, null);
    }
    log.warn("the scanner at {} gave no verdict", address);
    return new Verdict(ScanState.waiting, null);
  }

  private static void shut(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      log.debug("closing a connection to the scanner", e);
    }
  }
}
