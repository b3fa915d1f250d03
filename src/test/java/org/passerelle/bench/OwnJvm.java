package org.passerelle.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a bench in a JVM of its own, so that its memory is its own and not Maven's; of what it prints only the figures pass, for native
 * solvers print as they please.
 */
final class OwnJvm {

  private static final String HERE = "here";

  private OwnJvm() {
  }

  /** Whether this is that JVM. */
  static boolean isThis() {
    return Boolean.getBoolean("bench." + HERE);
  }

  static void run(String bench, String memory, List<String> arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx" + memory, "-Dbench." + HERE + "=true",
        "-cp", Path.of("target", "test-classes") + System.getProperty("path.separator") + System.getProperty("bench.classpath"), Bench.class.getName(), bench));
    command.addAll(arguments);
    Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (BufferedReader printed = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      printed.lines().filter(line -> line.startsWith("{")).forEach(System.out::println);
    }
    if (process.waitFor() != 0) {
      throw new IllegalStateException("the bench failed, see above");
    }
  }
}
