package org.passerelle.identity.choice;

/** How an NGO stands towards a family, in the coarse codes that the decision table ranks by. */
public record Codes(Place place, Language language, Staff staff, Load load, Timeliness timeliness, Independence independence) {

  /** Where it works: in the part of the country where the family is, in that country, or in other parts of it only. */
  public enum Place { sameRegion, sameCountry, elsewhere }

  /** Whether somebody there speaks a language of the family. */
  public enum Language { shared, none }

  /** Whether it can send whom the family can be met by. */
  public enum Staff { asWished, notAsWished }

  /** How much of its capacity is in use. */
  public enum Load {
    low, medium, high, full;

    private static final double MEDIUM = 0.4;
    private static final double HIGH = 0.75;

    static Load of(int inHand, int capacity) {
      double share = (double) inHand / capacity;
      return share >= 1 ? full : share >= HIGH ? high : share >= MEDIUM ? medium : low;
    }
  }

  /** Which share of its requests of the last twelve months it answered in time. */
  public enum Timeliness {
    good, fair, poor, unknown;

    private static final int FEWEST = 3;
    private static final double GOOD = 0.9;
    private static final double FAIR = 0.7;

    /**
     * From how its requests ended.
     *
     * @param answered  in time: a request that is late is closed
     * @param unanswered overdue or handed back
     */
    static Timeliness of(int answered, int unanswered) {
      int all = answered + unanswered;
      if (all < FEWEST) {
        return unknown;
      }
      double share = (double) answered / all;
      return share >= GOOD ? good : share >= FAIR ? fair : poor;
    }
  }

  /** Whether it vouches for nobody's word but its own. */
  public enum Independence { independent, notIndependent }
}
