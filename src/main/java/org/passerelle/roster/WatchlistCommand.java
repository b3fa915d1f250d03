package org.passerelle.roster;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.passerelle.screening.watchlist.edition.Edition;
import org.passerelle.screening.watchlist.edition.Edition.State;
import org.passerelle.screening.watchlist.edition.EditionLoading;
import org.passerelle.screening.watchlist.edition.EditionLoading.Loaded;
import org.passerelle.screening.watchlist.edition.Editions;
import org.passerelle.screening.watchlist.edition.ListFile;
import org.passerelle.screening.watchlist.edition.ListRefused;
import org.passerelle.screening.watchlist.edition.RefusalWords;
import org.passerelle.screening.watchlist.edition.Watchlist;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.MessageSource;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Loads a new edition of a list from the command line and ends: {@code --passerelle.watchlist.load=FILE --passerelle.watchlist.list=un}. It says what came
 * of it in one line; the exit code is 0 when the edition is in force or was before, 2 when it waits to be confirmed on its page, 1 when nothing was loaded.
 * Whoever is on file is compared again by the application that runs on the same database, at once or when it is started next.
 */
@Component
@Order(2)
@ConditionalOnProperty("passerelle.watchlist.load")
public class WatchlistCommand implements ApplicationRunner {

  private static final String OPTION = "--passerelle.watchlist.load=";

  /** It serves nobody and does no other work: not even the port of the application beside it is touched. */
  private static final List<String> ALONE = List.of("--server.port=0", "--server.address=127.0.0.1", "--camunda.bpm.job-execution.enabled=false",
      "--passerelle.batches.workers=0", "--passerelle.batches.scheduled=false", "--passerelle.documents.scheduled=false", "--passerelle.mail.scheduled=false",
      "--passerelle.watchlists.worker=false", "--passerelle.demonstration-families=false");

  private final Path file;
  private final String list;
  private final Editions editions;
  private final EditionLoading loading;
  private final RefusalWords refusals;
  private final MessageSource messages;
  private final ConfigurableApplicationContext application;

  WatchlistCommand(@Value("${passerelle.watchlist.load}") Path file, @Value("${passerelle.watchlist.list:}") String list, Editions editions,
      EditionLoading loading, RefusalWords refusals, MessageSource messages, ConfigurableApplicationContext application) {
    this.file = file;
    this.list = list;
    this.editions = editions;
    this.loading = loading;
    this.refusals = refusals;
    this.messages = messages;
    this.application = application;
  }

  /** The arguments of a start; when the command is among them, with all that keeps the application to it alone. */
  public static String[] alone(String... arguments) {
    return Arrays.stream(arguments).noneMatch(argument -> argument.startsWith(OPTION)) ? arguments
        : Stream.concat(Arrays.stream(arguments), ALONE.stream()).toArray(String[]::new);
  }

  @Override
  public void run(ApplicationArguments arguments) {
    Outcome outcome = load(Locale.getDefault().getLanguage().equals("fr") ? Locale.CANADA_FRENCH : Locale.CANADA);
    System.out.println(outcome.sentence());
    System.exit(SpringApplication.exit(application, outcome::code));
  }

  Outcome load(Locale language) {
    Optional<Watchlist> wanted = editions.list(list);
    if (wanted.isEmpty()) {
      return new Outcome(1, sentence(language, "watchlist.command.noList", list,
          editions.lists().stream().map(Watchlist::code).collect(Collectors.joining(", "))));
    }
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      return new Outcome(1, sentence(language, "watchlist.command.noFile", file));
    }
    String name = wanted.get().name(language.getLanguage());
    try {
      Loaded loaded = loading.load(wanted.get(), new OnDisk(file));
      Edition edition = loaded.edition();
      boolean waits = edition.state() == State.proposed;
      String key = waits ? "proposed" : loaded.fresh() ? "inForce" : "known";
      return new Outcome(waits ? 2 : 0, sentence(language, "watchlist.command." + key, name, edition.number(), edition.entries(), edition.added(),
          edition.removed(), edition.changed()));
    } catch (ListRefused refused) {
      return new Outcome(1, sentence(language, "watchlist.command.refused", name, refusals.sentence(refused, language)));
    }
  }

  private String sentence(Locale language, String key, Object... arguments) {
    return messages.getMessage(key, arguments, language);
  }

  /** A file of whoever gives the command. */
  private record OnDisk(Path path) implements ListFile {

    @Override
    public String name() {
      return path.getFileName().toString();
    }

    @Override
    public InputStream open() throws IOException {
      return Files.newInputStream(path);
    }
  }

  /**
   * What came of it.
   *
   * @param code exit code
   */
  record Outcome(int code, String sentence) {
  }
}
