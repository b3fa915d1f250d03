package org.passerelle.desk;

import java.text.NumberFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.passerelle.pages.CodeNames;
import org.passerelle.sponsorship.round.MatchingRound;
import org.passerelle.sponsorship.round.PlacedFamily;
import org.passerelle.sponsorship.round.PlacedSponsor;
import org.passerelle.sponsorship.round.Policy;
import org.passerelle.sponsorship.round.RoundPools;
import org.passerelle.sponsorship.round.ShutOut;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The plan of a round in the reader's words: who, why, at what price, and who would come next. */
@Component
public class RoundWords {

  private final MessageSource messages;
  private final CodeNames names;

  RoundWords(MessageSource messages, CodeNames names) {
    this.messages = messages;
    this.names = names;
  }

  Row row(MatchingRound round, PlacedFamily family, List<PlacedSponsor> sponsors) {
    Who planned = who(family.planned(), sponsors);
    Who chosen = who(family.chosen(), sponsors);
    Integer shown = family.chosen();
    Policy policy = Objects.requireNonNull(round.policy());
    return new Row(family, planned, chosen, shown == null ? List.of() : policy.parts(family.levels(shown)), figure(family.worth(shown)),
        figure(shown == null ? 0 : sponsors.get(shown).charge(family.room())), who(family.runnerUp(), sponsors),
        family.runnerUpCost() == null ? "" : figure(family.runnerUpCost()), family.runnerUpCost() != null && family.runnerUpCost() < 0.05,
        family.shutOut().stream().map(this::said).toList());
  }

  /** A sponsor of whom something can be chosen. */
  Choice choice(MatchingRound round, PlacedFamily family, PlacedSponsor sponsor) {
    return new Choice(sponsor, who(sponsor), Objects.requireNonNull(round.policy()).parts(family.levels(sponsor.position())),
        family.worth(sponsor.position()), figure(family.worth(sponsor.position())), figure(sponsor.charge(family.room())),
        Objects.equals(family.planned(), sponsor.position()), Objects.equals(family.chosen(), sponsor.position()));
  }

  Said said(ShutOut out) {
    return new Said(sentence("limit." + out.limit(), out.details().toArray()), out.sponsors());
  }

  LimitRow limit(RoundPools.LimitShare limit, List<PlacedFamily> families) {
    String example = families.stream().flatMap(family -> family.shutOut().stream()).filter(out -> out.limit().equals(limit.name())).findFirst()
        .map(out -> sentence("limit." + out.limit(), out.details().toArray())).orElseGet(() -> sentence("limit." + limit.name(), "…", "…", "…"));
    return new LimitRow(example, limit);
  }

  public String group(String code) {
    if (code.startsWith("nationality.")) {
      String country = code.substring("nationality.".length());
      return country.equals("unknown") ? sentence("round.group.unknown") : names.country(country);
    }
    return sentence("round.group." + code);
  }

  /** A figure with at most one decimal. */
  public String figure(double value) {
    NumberFormat format = NumberFormat.getInstance(LocaleContextHolder.getLocale());
    format.setMaximumFractionDigits(1);
    return format.format(Math.abs(value) < 0.05 ? 0 : value);
  }

  public String sentence(String key, Object... arguments) {
    return messages.getMessage(key, arguments, key, LocaleContextHolder.getLocale());
  }

  /** Two columns of what became of matches, by what it was. */
  Map<String, int[]> became(List<org.passerelle.sponsorship.round.Overrides.Became> all) {
    Map<String, int[]> rows = new TreeMap<>();
    all.forEach(each -> rows.computeIfAbsent(each.state(), key -> new int[2])[each.overridden() ? 1 : 0] += each.families());
    return rows;
  }

  private @Nullable Who who(@Nullable Integer position, List<PlacedSponsor> sponsors) {
    return position == null ? null : who(sponsors.get(position));
  }

  private static Who who(PlacedSponsor sponsor) {
    return new Who(sponsor.name(LocaleContextHolder.getLocale().getLanguage()), sponsor.code(), sponsor.placeName() + " (" + sponsor.province() + ")");
  }

  /** A sponsor as people know it. */
  public record Who(String name, String code, String place) {
  }

  /** A limit in words, with how many sponsors it rules out. */
  public record Said(String sentence, int sponsors) {
  }

  /** A limit over the whole round. */
  public record LimitRow(String sentence, RoundPools.LimitShare share) {
  }

  /**
   * A family in the plan.
   *
   * @param worth    of the sponsor that is chosen, in points
   * @param price    of the places that the family would take there
   * @param costless whether the runner-up would cost nothing
   */
  public record Row(PlacedFamily family, @Nullable Who planned, @Nullable Who chosen, List<Policy.Part> parts, String worth, String price, @Nullable Who next,
      String cost, boolean costless, List<Said> shutOut) {

    /** What counts for the pair, without what counts nothing. */
    public List<Policy.Part> counting() {
      return parts.stream().filter(part -> part.points() != 0).toList();
    }
  }

  /** A sponsor that could be chosen. */
  public record Choice(PlacedSponsor sponsor, Who who, List<Policy.Part> parts, double points, String worth, String price, boolean planned, boolean chosen) {

    /** What counts for the pair, without what counts nothing. */
    public List<Policy.Part> counting() {
      return parts.stream().filter(part -> part.points() != 0).toList();
    }
  }
}
