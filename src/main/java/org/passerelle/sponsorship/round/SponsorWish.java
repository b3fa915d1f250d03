package org.passerelle.sponsorship.round;

import java.util.List;
import org.passerelle.sponsorship.FamilyToPlace;
import org.passerelle.sponsorship.Sponsor;

/** Whether the sponsor would welcome this very family, or families of this size and language. Never of which country it is. */
final class SponsorWish implements Criterion {

  private static final List<String> LEVELS = List.of("welcomed", "wished", "none");

  @Override
  public String code() {
    return "sponsorWish";
  }

  @Override
  public List<String> levels() {
    return LEVELS;
  }

  @Override
  public String level(FamilyToPlace family, Sponsor sponsor, Facts facts) {
    SponsorVoice voice = facts.voice(sponsor);
    if (voice.welcomes().contains(family.caseId())) {
      return "welcomed";
    }
    boolean size = voice.smallest() != null || voice.largest() != null;
    boolean fits = (voice.smallest() == null || family.room().persons() >= voice.smallest()) && (voice.largest() == null || family.room().persons() <= voice.largest());
    boolean speaks = voice.languages().isEmpty() || family.languages().stream().anyMatch(voice.languages()::contains);
    return (size || !voice.languages().isEmpty()) && fits && speaks ? "wished" : "none";
  }
}
