package org.passerelle.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.roster.WatchlistCommand.Outcome;
import org.passerelle.screening.watchlist.edition.RefusalWords;
import org.passerelle.screening.watchlist.hit.WatchlistTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.MessageSource;

/** Loading a list from the command line. */
class WatchlistCommandTest extends WatchlistTest {

  @Autowired
  private RefusalWords refusals;

  @Autowired
  private MessageSource messages;

  @Autowired
  private ConfigurableApplicationContext application;

  @Test
  void itSaysWhatCameOfAFile(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("list.csv");
    Files.writeString(file, "reference,kind,name\nA-1,person,Inventedperson Nowhereman\nA-2,person,Inventedother Nowhereelse\n");
    assertThat(load(file, list, Locale.CANADA)).isEqualTo(new Outcome(0, "Test list, edition 1 is in force: 2 entries; 2 added, 0 removed, 0 changed."));
    assertThat(load(file, list, Locale.CANADA)).returns(0, Outcome::code).extracting(Outcome::sentence).asString().contains("nothing has changed");
    Files.writeString(file, "reference,kind,name\nA-1,person,Inventedperson Nowhereman\n");
    assertThat(load(file, list, Locale.CANADA_FRENCH)).returns(2, Outcome::code).extracting(Outcome::sentence).asString().contains("attend une confirmation");
    Files.writeString(file, "reference,kind,name\nA-1,spaceship,Inventedperson Nowhereman\n");
    assertThat(load(file, list, Locale.CANADA)).returns(1, Outcome::code).extracting(Outcome::sentence).asString().contains("nothing was loaded", "Line 2, “kind”");
    assertThat(load(directory, list, Locale.CANADA).code()).isOne();
    assertThat(load(file, "nowhere", Locale.CANADA)).returns(1, Outcome::code).extracting(Outcome::sentence).asString().contains("caSanctions");
  }

  @Test
  void itKeepsToItself() {
    assertThat(WatchlistCommand.alone("--server.port=80")).containsExactly("--server.port=80");
    assertThat(WatchlistCommand.alone("--passerelle.watchlist.load=x", "--server.port=80")).contains("--server.port=0", "--passerelle.watchlists.worker=false");
  }

  private Outcome load(Path file, String code, Locale language) {
    return new WatchlistCommand(file, code, editions, loading, refusals, messages, application).load(language);
  }
}
