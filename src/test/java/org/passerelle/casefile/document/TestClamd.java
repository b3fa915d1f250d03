package org.passerelle.casefile.document;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.passerelle.support.SampleDocuments;

/** A scanner's daemon as far as its INSTREAM command goes; it finds EICAR. It can be had to fail in the ways daemons fail. */
final class TestClamd implements AutoCloseable {

  private final ServerSocket server;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile Manner manner = Manner.WELL;

  TestClamd() {
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread thread = new Thread(this::serve, "clamd");
    thread.setDaemon(true);
    thread.start();
  }

  TestClamd behaving(Manner how) {
    manner = how;
    return this;
  }

  InetSocketAddress address() {
    return InetSocketAddress.createUnresolved("127.0.0.1", server.getLocalPort());
  }

  private void serve() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        open.add(socket);
        Thread one = new Thread(() -> answer(socket), "clamd-connection");
        one.setDaemon(true);
        one.start();
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void answer(Socket socket) {
    try {
      if (manner == Manner.HANGS) {
        return;
      }
      DataInputStream in = new DataInputStream(socket.getInputStream());
      if (!new String(in.readNBytes("zINSTREAM\0".length()), StandardCharsets.US_ASCII).equals("zINSTREAM\0")) {
        say(socket, "UNKNOWN COMMAND\0");
        return;
      }
      if (manner == Manner.BREAKS_OFF) {
        in.readInt();
        socket.close();
        return;
      }
      ByteArrayOutputStream content = new ByteArrayOutputStream();
      for (int length = in.readInt(); length > 0; length = in.readInt()) {
        content.write(in.readNBytes(length));
      }
      boolean found = content.toString(StandardCharsets.ISO_8859_1).contains(SampleDocuments.EICAR);
      say(socket, switch (manner) {
        case TOO_SMALL -> "INSTREAM size limit exceeded. ERROR\0";
        case BABBLES -> "x".repeat(100_000);
        default -> found ? "stream: Eicar-Signature FOUND\0" : "stream: OK\0";
      });
    } catch (IOException e) {
      // the client has gone
    }
  }

  private static void say(Socket socket, String line) throws IOException {
    socket.getOutputStream().write(line.getBytes(StandardCharsets.US_ASCII));
    socket.close();
  }

  @Override
  public void close() {
    try {
      server.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  enum Manner {
    WELL,
    /** Takes the connection and never reads. */
    HANGS, BREAKS_OFF, TOO_SMALL, BABBLES
  }
}
