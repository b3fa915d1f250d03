package org.passerelle.identity.reconciliation;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.passerelle.identity.Attestation.Outcome;

/** Compares two versions of one fact. Symmetric. */
final class Comparison {

  /** Findings that bear out a part of the claim: somebody has to look at the rest. */
  private static final Set<String> IN_PART = Set.of("whole.partlyMatches", "notAllMet");
  private static final String LIKELY = "likeness.probablySame";

  private Comparison() {
  }

  /** @param known further names by which the person is on file, for names */
  static Compared between(Version one, Version other, List<String> known) {
    if (one.silent() || other.silent()) {
      return Compared.silent("notKnown");
    }
    if (one.outcome() == Outcome.contradicted || other.outcome() == Outcome.contradicted) {
      return contradicted(one, other);
    }
    return switch (one.kind()) {
      case name, script -> declared(one) || declared(other) ? otherNames(one, other, known) : Names.between(one.value(), other.value(), known);
      case birth -> Births.between(one.birth(), other.birth());
      case documentNumber -> Numbers.between(one, other);
      case relation -> one.value().equals(other.value()) ? Compared.agrees("sameRelation") : Compared.conflicts("relationDiffers");
      case composition -> composition(one, other);
      case service -> service(one, other);
      default -> bothOrNothing(one, other);
    };
  }

  /** Work that is borne out but shares no word with the work that is claimed is not the claim. */
  private static Compared service(Version one, Version other) {
    boolean claimed = one.claim() != other.claim();
    return claimed && Collections.disjoint(words(one.value()), words(other.value())) ? Compared.unclear("serviceOtherwise") : bothOrNothing(one, other);
  }

  private static Set<String> words(String text) {
    return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}\\p{N}]+")).filter(word -> word.length() > 3).collect(Collectors.toSet());
  }

  private static Compared bothOrNothing(Version one, Version other) {
    return one.outcome() != null && other.outcome() != null ? Compared.agrees("bothBearOut") : Compared.silent("notComparable");
  }

  /** What a version says of the claim when nothing on file states it anew. */
  static Compared ofItself(Version version) {
    if (version.outcome() == null) {
      return Compared.silent("noClaim");
    }
    Agreement agreement = switch (version.outcome()) {
      case borneOut -> version.finding() != null && IN_PART.contains(version.finding()) ? Agreement.unclear : LIKELY.equals(version.finding()) ? Agreement.compatible : Agreement.agrees;
      case contradicted -> Agreement.conflicts;
      case notKnown -> Agreement.silent;
    };
    return new Compared(agreement, version.finding() == null ? version.outcome().name() : version.finding());
  }

  private static Compared contradicted(Version one, Version other) {
    if (one.outcome() == other.outcome()) {
      return Compared.agrees("bothContradict");
    }
    Version against = one.outcome() == Outcome.contradicted ? one : other;
    Version with = against == one ? other : one;
    return with.claim() || with.outcome() == Outcome.borneOut
        ? Compared.conflicts(against.finding() == null ? "contradicted" : against.finding()) : Compared.silent("notComparable");
  }

  private static boolean declared(Version version) {
    return version.source().is(Source.ALSO_KNOWN_AS);
  }

  /** A further name is meant to be another one. */
  private static Compared otherNames(Version one, Version other, List<String> known) {
    Compared compared = Names.between(one.value(), other.value(), known);
    return compared.agreement() == Agreement.conflicts ? Compared.compatible("otherName") : compared;
  }

  private static Compared composition(Version one, Version other) {
    if (one.outcome() != null && other.outcome() != null) {
      return Compared.agrees("bothBearOut");
    }
    Version met = one.outcome() != null ? one : other;
    return met.outcome() != null ? ofItself(met)
        : one.value().equals(other.value()) ? Compared.agrees("sameFamily") : Compared.conflicts("familyDiffers");
  }
}
