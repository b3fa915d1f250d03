package org.passerelle.sponsorship.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.passerelle.sponsorship.draw.Draw.Drawn;
import org.passerelle.sponsorship.draw.Draw.Entry;
import org.passerelle.sponsorship.draw.PublishedDraw.Flaw;
import org.passerelle.sponsorship.draw.PublishedDraw.Verdict;

/** The arithmetic of a draw: anybody can do it again, and nobody can change it unseen. */
class DrawTest {

  private static final String NONCE = "a".repeat(64);
  private static final String VALUE = "Lotto 6/49, 2026-12-05: 03 11 19 24 38 42";

  /** Done once more with other means than those of the application. */
  @Test
  void theDocumentedLinesGiveTheSameByAnotherHand() throws Exception {
    List<Entry> list = entries(40, 3);
    Draw draw = Draw.of(list);
    String text = list.stream().sorted((one, other) -> one.number().compareTo(other.number()))
        .map(entry -> String.join(",", entry.number(), entry.pool(), String.valueOf(entry.cap()))).collect(Collectors.joining("\n")) + "\n";
    String listHash = hash(text);
    assertThat(draw.listHash()).isEqualTo(listHash);
    assertThat(draw.commitment(NONCE)).isEqualTo(hash(NONCE + listHash));
    String seed = hash(NONCE + "|" + VALUE + "|" + listHash);
    assertThat(draw.seed(NONCE, VALUE)).isEqualTo(seed);
    List<String> order = new ArrayList<>(list.stream().map(Entry::number).toList());
    order.sort((one, other) -> new BigInteger(hash(seed + one), 16).compareTo(new BigInteger(hash(seed + other), 16)));
    assertThat(draw.result(seed)).extracting(Drawn::number).containsExactlyElementsOf(order);
  }

  @Test
  void theLinesOnThePageRunInAShellAndSayWhenSomethingWasChanged() throws Exception {
    assumeThat(Files.isExecutable(Path.of("/bin/sh")) && shell(Path.of("/tmp"), "command -v sha256sum && command -v awk") == 0).isTrue();
    Path directory = Files.createTempDirectory("draw");
    Draw draw = Draw.of(entries(30, 4));
    String seed = draw.seed(NONCE, VALUE);
    Files.writeString(directory.resolve("list.csv"), Draw.written(draw.list()));
    String result = draw.result(seed).stream().map(Drawn::written).collect(Collectors.joining());
    Files.writeString(directory.resolve("result.csv"), result);
    String script = "COMMITMENT='" + draw.commitment(NONCE) + "'\nNONCE='" + NONCE + "'\nVALUE='" + VALUE + "'\n"
        + Files.readString(Path.of("src/main/resources/draw/replay.sh"));
    assertThat(Files.readString(Path.of("src/main/resources/draw/replay.sh")).lines()).hasSize(10);
    assertThat(shell(directory, script)).isZero();
    assertThat(Files.readString(directory.resolve("mine.csv"))).isEqualTo(result);
    assertThat(shell(directory, script.replace("03 11", "03 12"))).as("another value").isNotZero();
    assertThat(shell(directory, script.replace("NONCE='aa", "NONCE='ab"))).as("another nonce").isNotZero();
    Files.writeString(directory.resolve("list.csv"), Draw.written(draw.list().subList(1, 30)));
    assertThat(shell(directory, script)).as("another list").isNotZero();
  }

  @Property(tries = 200)
  void itIsAnOrderOfAllAndTheFirstOfEachPoolAreDrawn(@ForAll("lists") List<Entry> list, @ForAll("nonces") String nonce) {
    Draw draw = Draw.of(list);
    List<Drawn> result = draw.result(draw.seed(nonce, VALUE));
    assertThat(result).extracting(Drawn::number).containsExactlyInAnyOrderElementsOf(list.stream().map(Entry::number).toList());
    assertThat(result).extracting(Drawn::rank).containsExactlyElementsOf(IntStream.rangeClosed(1, list.size()).boxed().toList());
    for (String pool : List.of("R", "E")) {
      List<Drawn> of = result.stream().filter(drawn -> drawn.pool().equals(pool)).toList();
      int cap = pool.equals("R") ? 3 : 1;
      assertThat(of.stream().limit(cap)).allMatch(Drawn::drawn);
      assertThat(of.stream().skip(cap)).noneMatch(Drawn::drawn);
    }
  }

  @Property(tries = 100)
  void theOrderInWhichTheListIsGivenDoesNotCount(@ForAll("lists") List<Entry> list, @ForAll Random random) {
    List<Entry> shuffled = new ArrayList<>(list);
    Collections.shuffle(shuffled, random);
    Draw draw = Draw.of(list);
    Draw other = Draw.of(shuffled);
    assertThat(other.commitment(NONCE)).isEqualTo(draw.commitment(NONCE));
    assertThat(other.result(other.seed(NONCE, VALUE))).isEqualTo(draw.result(draw.seed(NONCE, VALUE)));
  }

  @Property(tries = 200)
  void everyChangeIsSeen(@ForAll("lists") List<Entry> list, @ForAll("nonces") String nonce, @ForAll("nonces") String otherNonce, @ForAll Random random) {
    PublishedDraw published = published(list, nonce, VALUE);
    assertThat(published.replay()).isEqualTo(new Verdict(null, true));
    Entry first = published.applications().get(random.nextInt(list.size()));
    List<Entry> without = new ArrayList<>(published.applications());
    without.remove(first);
    List<Entry> moved = new ArrayList<>(without);
    moved.add(new Entry(first.number(), first.pool(), first.cap() + 1));
    List<Entry> added = new ArrayList<>(published.applications());
    added.add(new Entry("ZZZZZZZZZZ", "R", 3));
    for (List<Entry> changed : List.of(without, moved, added)) {
      assertThat(with(published, changed, published.nonce(), published.value(), published.result()).replay().flaw()).isEqualTo(Flaw.list);
      assertThat(Draw.of(changed).commitment(nonce)).isNotEqualTo(published.commitment());
    }
    if (!nonce.equals(otherNonce)) {
      assertThat(with(published, published.applications(), otherNonce, published.value(), published.result()).replay().flaw()).isEqualTo(Flaw.commitment);
    }
    assertThat(with(published, published.applications(), nonce, VALUE + " ", published.result()).replay().flaw()).isEqualTo(Flaw.seed);
    List<Drawn> swapped = new ArrayList<>(published.result());
    Collections.reverse(swapped);
    if (swapped.size() > 1) {
      assertThat(with(published, published.applications(), nonce, VALUE, swapped).replay().flaw()).isEqualTo(Flaw.result);
    }
  }

  /** With a fixed stream of nonces each of 12 applications stands first about as often as any other: chi-square, 11 degrees of freedom, far beyond 1 in 10,000. */
  @Example
  void nobodyIsFavoured() {
    List<Entry> list = entries(12, 3);
    Draw draw = Draw.of(list);
    Random random = new Random(20261122);
    int[] first = new int[12];
    int rounds = 6000;
    for (int round = 0; round < rounds; round++) {
      byte[] bytes = new byte[32];
      random.nextBytes(bytes);
      String winner = draw.result(draw.seed(java.util.HexFormat.of().formatHex(bytes), "value " + round)).get(0).number();
      first[list.stream().map(Entry::number).toList().indexOf(winner)]++;
    }
    double expected = rounds / 12.0;
    double chiSquare = IntStream.of(first).mapToDouble(times -> (times - expected) * (times - expected) / expected).sum();
    assertThat(chiSquare).isLessThan(45);
  }

  @Provide
  Arbitrary<List<Entry>> lists() {
    return Arbitraries.strings().withChars("0123456789ABCDEFGHJKMNPQRSTVWXY").ofLength(10).map(number -> number.hashCode() % 2 == 0 ? new Entry(number, "R", 3)
        : new Entry(number, "E", 1)).list().ofMinSize(1).ofMaxSize(30).uniqueElements(Entry::number);
  }

  @Provide
  Arbitrary<String> nonces() {
    return Arbitraries.strings().withChars("0123456789abcdef").ofLength(64);
  }

  private static PublishedDraw published(List<Entry> list, String nonce, String value) {
    Draw draw = Draw.of(list);
    String seed = draw.seed(nonce, value);
    return new PublishedDraw(UUID.randomUUID(), LocalDate.EPOCH, LocalDate.EPOCH, Instant.EPOCH, draw.listHash(), draw.commitment(nonce), "A fictional lottery",
        Instant.EPOCH, draw.list(), nonce, value, seed, Instant.EPOCH, draw.result(seed));
  }

  private static PublishedDraw with(PublishedDraw draw, List<Entry> list, String nonce, String value, List<Drawn> result) {
    return new PublishedDraw(draw.id(), draw.opensOn(), draw.closesOn(), draw.publishedAt(), draw.listSha256(), draw.commitment(), draw.valueSource(),
        draw.valueDueAt(), list, nonce, value, draw.seed(), draw.drawnAt(), result);
  }

  private static List<Entry> entries(int count, int cap) {
    return IntStream.range(0, count).mapToObj(each -> new Entry("FICT%06d".formatted((each * 7919) % 1000000), "all", cap)).toList();
  }

  private static int shell(Path directory, String script) throws Exception {
    Process process = new ProcessBuilder("/bin/sh", "-c", script).directory(directory.toFile()).redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private static String hash(String text) {
    try {
      return "%064x".formatted(new BigInteger(1, MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8))));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
