package org.passerelle.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Another copy of Passerelle: a second Java process that opens a store, runs statements and waits to be killed. */
final class OtherCopy implements AutoCloseable {

  private static final String READY = "ready";

  private final Process process;
  private final String answer;

  private OtherCopy(Process process, String answer) {
    this.process = process;
    this.answer = answer;
  }

  static OtherCopy open(Path directory, Path binaries, String... statements) throws IOException {
    List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java",
        "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), OtherCopy.class.getName(),
        directory.toString(), binaries.toString()));
    command.addAll(List.of(statements));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    BufferedReader output = process.inputReader();
    StringBuilder answer = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      answer.append(line).append('\n');
      if (line.equals(READY)) {
        break;
      }
    }
    return new OtherCopy(process, answer.toString());
  }

  boolean isOpen() {
    return answer.endsWith(READY + "\n");
  }

  String answer() {
    return answer;
  }

  /** As kill -9: no shutdown hook, no close. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }

  public static void main(String[] arguments) throws Exception {
    EmbeddedStore store;
    try {
      store = EmbeddedStore.start(Path.of(arguments[0]), Path.of(arguments[1]));
    } catch (StoreException refused) {
      System.out.println(refused.getClass().getSimpleName() + ": " + refused.getMessage());
      return;
    }
    try (Connection connection = DriverManager.getConnection(store.jdbcUrl(), store.username(), store.password())) {
      for (int i = 2; i < arguments.length; i++) {
        execute(connection, arguments[i]);
      }
      System.out.println(READY);
      Thread.sleep(Long.MAX_VALUE);
    }
  }

  private static void execute(Connection connection, String statement) throws SQLException {
    if (statement.startsWith("background ")) {
      Thread background = new Thread(() -> {
        try {
          connection.createStatement().execute(statement.substring("background ".length()));
        } catch (SQLException ended) {
          System.out.println(ended.getMessage());
        }
      });
      background.setDaemon(true);
      background.start();
    } else {
      connection.createStatement().execute(statement);
    }
  }
}
