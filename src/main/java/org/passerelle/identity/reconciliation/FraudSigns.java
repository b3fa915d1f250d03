package org.passerelle.identity.reconciliation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passerelle.identity.Attestation;
import org.passerelle.identity.Attestation.DocumentSeen;
import org.passerelle.identity.reconciliation.Sign.Code;
import org.passerelle.screening.duplicate.DocumentNumbers;

/**
 * Finds what is known to point at fraud. Only Global Affairs and IRCC sent facilitation letters, by official e-mail, until 28 August 2021; the letters
 * gave no status; Canada never charges to be considered (IRCC, "Inauthentic facilitation letters"; "Protect yourself from fraud: Afghanistan").
 */
public final class FraudSigns {

  private static final String LETTER = "facilitationLetter";
  private static final Set<String> PAY_SLIPS = Set.of("employmentProof", "serviceProof");
  private static final int AROUND = 60;

  private FraudSigns() {
  }

  /** What an NGO's answer shows. */
  public static List<Sign> in(Attestation attestation, Origin origin, FraudClues clues) {
    List<Sign> signs = new ArrayList<>();
    attestation.particulars().documents().forEach(document -> {
      signs.addAll(letter(document, origin, attestation, clues));
      if (!document.notInOrder().isEmpty()) {
        signs.add(new Sign(Code.paperNotInOrder, document.personId(), origin, attestation.metOn(), document.type(), document.remark()));
      }
    });
    texts(attestation).forEach(text -> {
      Senders.foreign(text.words, clues.officialDomains(), false)
          .forEach(domain -> signs.add(text.sign(Code.senderNotOfficial, origin, attestation, domain)));
      word(text.words, clues.paymentWords()).ifPresent(word -> signs.add(text.sign(Code.paymentAsked, origin, attestation, word)));
    });
    // a text that stands in two places is one sign
    Map<List<Object>, Sign> once = new LinkedHashMap<>();
    signs.forEach(sign -> once.putIfAbsent(Arrays.asList(sign.code(), sign.personId(), sign.found()), sign));
    return once.values().stream().sorted(Comparator.comparing(Sign::code)).toList();
  }

  private static List<Sign> letter(DocumentSeen document, Origin origin, Attestation attestation, FraudClues clues) {
    if (!document.type().equals(LETTER)) {
      return List.of();
    }
    List<Sign> signs = new ArrayList<>();
    Text text = new Text(document.personId(), (document.number() == null ? "" : document.number() + " · ") + document.remark());
    if (document.issuedOn() != null && document.issuedOn().isAfter(clues.lettersUntil())) {
      signs.add(new Sign(Code.letterAfterLast, document.personId(), origin, attestation.metOn(), document.issuedOn().toString(), document.remark()));
    }
    word(document.remark(), clues.statusWords()).ifPresent(word -> signs.add(text.sign(Code.letterGivesStatus, origin, attestation, word)));
    Senders.foreign(text.words, clues.officialDomains(), true)
        .forEach(domain -> signs.add(text.sign(Code.senderNotOfficial, origin, attestation, domain)));
    return signs;
  }

  /** Numbers that stand on papers of two members of one family. */
  public static List<Sign> sharedNumbers(List<Version> versions) {
    Map<String, List<Version>> bearers = versions.stream().filter(FraudSigns::numbered)
        .collect(Collectors.groupingBy(version -> DocumentNumbers.plain(version.value()), LinkedHashMap::new, Collectors.toList()));
    List<Sign> signs = new ArrayList<>();
    bearers.values().forEach(same -> {
      Set<UUID> people = same.stream().map(Version::personId).collect(Collectors.toCollection(LinkedHashSet::new));
      if (people.size() > 1) {
        people.forEach(person -> same.stream().filter(version -> person.equals(version.personId())).findFirst()
            .ifPresent(version -> signs.add(new Sign(Code.numberOfTwoMembers, person, version.source().origin(), version.source().on(), version.value(), ""))));
      }
    });
    return signs;
  }

  /** Whether it is a number that tells people apart. */
  static boolean numbered(Version version) {
    return version.kind() == FactKind.documentNumber && version.personId() != null && !version.source().is(Source.UPLOAD)
        && !version.source().is(Source.NOTICED) && DocumentNumbers.distinguishes(version.value());
  }

  private static List<Text> texts(Attestation attestation) {
    List<Text> texts = new ArrayList<>();
    texts.add(new Text(null, attestation.documentsSeen()));
    texts.add(new Text(null, attestation.remarks()));
    texts.add(new Text(null, attestation.particulars().safety()));
    attestation.particulars().contradictions().forEach(said -> texts.add(new Text(said.personId(), said.text())));
    attestation.particulars().referees().forEach(referee -> texts.add(new Text(null, referee.says())));
    attestation.particulars().kinship().forEach(kin -> texts.add(new Text(kin.personId(), kin.basis())));
    attestation.particulars().documents().stream().filter(document -> !PAY_SLIPS.contains(document.type()))
        .forEach(document -> texts.add(new Text(document.personId(), document.remark())));
    return texts;
  }

  private static Optional<String> word(String text, List<String> words) {
    return words.stream().map(word -> Pattern.compile("(?<![\\p{L}\\p{M}\\p{N}])" + Pattern.quote(word) + "(?![\\p{L}\\p{M}\\p{N}])", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
        .matcher(text.replace('\u2019', '\''))).filter(Matcher::find).min(Comparator.comparingInt(Matcher::start)).map(Matcher::group);
  }

  private record Text(@Nullable UUID personId, String words) {

    Sign sign(Code code, Origin origin, Attestation attestation, String found) {
      return new Sign(code, personId, origin, attestation.metOn(), found, around(found));
    }

    private String around(String found) {
      int at = words.toLowerCase(Locale.ROOT).indexOf(found.toLowerCase(Locale.ROOT));
      int from = Math.max(0, at - AROUND);
      int to = Math.min(words.length(), Math.max(at, 0) + found.length() + AROUND);
      return (from > 0 ? "…" : "") + words.substring(from, to) + (to < words.length() ? "…" : "");
    }
  }
}
