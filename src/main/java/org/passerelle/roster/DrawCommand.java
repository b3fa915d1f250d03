package org.passerelle.roster;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.sponsorship.draw.Draw.Drawn;
import org.passerelle.sponsorship.draw.PublishedDraw;
import org.passerelle.sponsorship.draw.PublishedDraw.Verdict;
import org.springframework.context.support.ResourceBundleMessageSource;

/**
 * Does a published draw again from the command line: {@code --passerelle.draw.replay=FILE}, where the file is the {@code draw.json} that anybody can
 * download. It asks no database and starts nothing. The exit code is 0 when the published result is right, 1 when it is not or the file is no such draw, 2
 * when the draw has not been held.
 */
public final class DrawCommand {

  private static final String OPTION = "--passerelle.draw.replay=";
  private static final long LARGEST = 256L * 1024 * 1024;

  private static final ObjectMapper JSON = JsonMapper.builder().addModule(new JavaTimeModule()).build();

  private DrawCommand() {
  }

  /** What came of it, when the arguments of a start hold the command. */
  public static Optional<Outcome> of(String... arguments) {
    return Arrays.stream(arguments).filter(argument -> argument.startsWith(OPTION)).findFirst()
        .map(argument -> replay(argument.substring(OPTION.length()), Locale.getDefault().getLanguage().equals("fr") ? Locale.CANADA_FRENCH : Locale.CANADA));
  }

  static Outcome replay(String file, Locale language) {
    PublishedDraw draw = read(file);
    if (draw == null) {
      return new Outcome(1, sentence(language, "noFile", file));
    }
    Verdict verdict = draw.replay();
    if (verdict.flaw() != null) {
      return new Outcome(1, sentence(language, verdict.flaw().name(), file));
    }
    if (!verdict.held()) {
      return new Outcome(2, sentence(language, "notHeld", file, draw.applications().size(), draw.listSha256()));
    }
    long drawn = draw.result() == null ? 0 : draw.result().stream().filter(Drawn::drawn).count();
    return new Outcome(0, sentence(language, "right", file, draw.applications().size(), drawn, draw.listSha256()));
  }

  private static @Nullable PublishedDraw read(String name) {
    try {
      Path file = Path.of(name);
      PublishedDraw draw = Files.size(file) > LARGEST ? null : JSON.readValue(Files.readAllBytes(file), PublishedDraw.class);
      return draw == null || draw.applications() == null || draw.applications().contains(null) || draw.listSha256() == null || draw.commitment() == null
          || !sound(draw) ? null : draw;
    } catch (IOException | InvalidPathException e) {
      return null;
    }
  }

  private static boolean sound(PublishedDraw draw) {
    List<Drawn> result = draw.result();
    return draw.applications().stream().allMatch(entry -> entry.number() != null && entry.pool() != null) && (result == null || !result.contains(null));
  }

  private static String sentence(Locale language, String key, Object... arguments) {
    ResourceBundleMessageSource words = new ResourceBundleMessageSource();
    words.setBasename("messages/draw");
    words.setDefaultEncoding(StandardCharsets.UTF_8.name());
    words.setFallbackToSystemLocale(false);
    return words.getMessage("draw.command." + key, arguments, language);
  }

  /**
   * What came of it.
   *
   * @param code exit code
   */
  public record Outcome(int code, String sentence) {
  }
}
