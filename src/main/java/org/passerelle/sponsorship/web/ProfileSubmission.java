package org.passerelle.sponsorship.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.sponsorship.Room;
import org.passerelle.sponsorship.Sponsor.Takes;
import org.passerelle.sponsorship.register.Profile;
import org.passerelle.sponsorship.register.Profile.Ties;
import org.passerelle.sponsorship.register.Profile.Wishes;

/** A sponsor's profile as its program sends and reads it. */
record ProfileSubmission(@NotNull(message = REQUIRED) @Min(value = 0, message = RANGE) @Max(value = Profile.MOST, message = RANGE) Integer families,
    @NotNull(message = REQUIRED) @Min(value = 0, message = RANGE) @Max(value = Profile.MOST, message = RANGE) Integer persons,
    @NotNull(message = REQUIRED) @Min(value = 1, message = RANGE) @Max(value = Profile.LARGEST_HOUSEHOLD, message = RANGE) Integer largestHousehold,
    @NotNull(message = REQUIRED) @Min(value = 0, message = RANGE) @Max(value = Profile.MOST, message = RANGE) Integer children,
    @NotNull(message = REQUIRED) @Min(value = 0, message = RANGE) @Max(value = Profile.MOST, message = RANGE) Integer specialNeeds,
    @Nullable Set<Takes> takes, @NotEmpty(message = REQUIRED) @Size(max = 20, message = TOO_MANY) List<@NotNull(message = REQUIRED) @Pattern(regexp = LANGUAGE, message = CODE) String> languages,
    @Nullable @Valid TiesSubmission ties, @Nullable @Valid WishesSubmission wishes) {

  static final String REQUIRED = "{validation.required}";
  static final String RANGE = "{validation.sponsor.range}";
  static final String TOO_MANY = "{validation.sponsor.tooMany}";
  static final String CODE = "{validation.sponsor.code}";
  static final String LANGUAGE = "[a-z]{2,3}";
  static final String COUNTRY = "[A-Z]{3}";
  static final String WORD = "[A-Za-z]{1,40}";

  /** To whom the sponsor is close. */
  record TiesSubmission(@Nullable @Size(max = 20, message = TOO_MANY) List<@NotNull(message = REQUIRED) @Pattern(regexp = COUNTRY, message = CODE) String> nationalities,
      @Nullable @Size(max = 20, message = TOO_MANY) List<@NotNull(message = REQUIRED) @Pattern(regexp = WORD, message = CODE) String> communities,
      @Nullable @Size(max = 20, message = TOO_MANY) List<@NotNull(message = REQUIRED) @Pattern(regexp = WORD, message = CODE) String> kin) {

    Ties ties() {
      return new Ties(orEmpty(nationalities), orEmpty(communities), orEmpty(kin));
    }
  }

  /** What the sponsor would like of the families it takes. */
  record WishesSubmission(@Nullable @Size(max = 20, message = TOO_MANY) List<@NotNull(message = REQUIRED) @Pattern(regexp = LANGUAGE, message = CODE) String> languages,
      @Nullable @Size(max = 20, message = TOO_MANY) List<@NotNull(message = REQUIRED) @Pattern(regexp = COUNTRY, message = CODE) String> countries,
      @Nullable @Min(value = 1, message = RANGE) @Max(value = Profile.LARGEST_HOUSEHOLD, message = RANGE) Integer smallest,
      @Nullable @Min(value = 1, message = RANGE) @Max(value = Profile.LARGEST_HOUSEHOLD, message = RANGE) Integer largest,
      @Nullable @Size(max = 20, message = TOO_MANY) List<@NotNull(message = REQUIRED) @Pattern(regexp = WORD, message = CODE) String> welcomes) {

    Wishes wishes() {
      return new Wishes(orEmpty(languages), orEmpty(countries), smallest, largest, orEmpty(welcomes));
    }
  }

  Profile profile() {
    return new Profile(languages.stream().distinct().toList(), new Room(families, persons, children, specialNeeds), largestHousehold,
        takes == null || takes.isEmpty() ? EnumSet.noneOf(Takes.class) : EnumSet.copyOf(takes), ties == null ? Ties.NONE : ties.ties(),
        wishes == null ? Wishes.NONE : wishes.wishes());
  }

  static ProfileSubmission of(Profile profile) {
    Room room = profile.room();
    Wishes wishes = profile.wishes();
    return new ProfileSubmission(room.families(), room.persons(), profile.largestHousehold(), room.children(), room.specialNeeds(), profile.takes(),
        profile.languages(), new TiesSubmission(profile.ties().nationalities(), profile.ties().communities(), profile.ties().kin()),
        new WishesSubmission(wishes.languages(), wishes.countries(), wishes.smallest(), wishes.largest(), wishes.welcomes()));
  }

  private static List<String> orEmpty(@Nullable List<String> values) {
    return values == null ? List.of() : values.stream().distinct().toList();
  }
}
