package org.passerelle.roster;

import java.nio.file.Path;
import java.util.Locale;
import org.passerelle.roster.DrawCommand.Outcome;

/** Gives the command that does a draw again to tests elsewhere. */
public final class DrawCommandProbe {

  private DrawCommandProbe() {
  }

  public static Outcome replay(Path file, Locale language) {
    return DrawCommand.replay(file.toString(), language);
  }
}
