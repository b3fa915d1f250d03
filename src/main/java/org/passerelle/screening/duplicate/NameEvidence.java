package org.passerelle.screening.duplicate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.passerelle.screening.Evidence;
import org.passerelle.screening.duplicate.PersonRecord.Name;
import org.passerelle.screening.name.NameComparison;
import org.passerelle.screening.name.NameLikeness;

/**
 * What the names of two persons say: part by part, whatever the order, each part weighing the more the fewer people bear it; and, where that
 * does not settle it, the comparison of whole names across scripts and spellings. Of all their names the two most alike count, once.
 */
final class NameEvidence {

  /** Parts that many names carry and as many drop (domain notes F1), in the consonants of {@link Spelling}. */
  private static final Set<String> LIGHT = Set.of("mhmd", "mhd", "abd", "abdl", "ghlm", "glm", "gl", "khn", "kn", "jn", "sd", "haj", "hj", "ml", "astd",
      "bb", "al", "bn", "ab", "shr", "xn");

  /** Whole names are compared only when so much of the shorter one may be found in the other: less is never one name. */
  private static final double MOSTLY = 0.6;

  private final Weights weights;
  private final NameRarity rarity;
  private final double mostOfPart;
  private final double same;
  private final double close;
  private final double alike;
  private final double weak;
  private final double differs;
  private final double light;
  private final double dropped;
  private final double ofFamily;
  private final Map<String, Double> bits = new HashMap<>();
  private final Map<String, String> consonants = new HashMap<>();
  private final Map<String, Map<String, Double>> beside = new HashMap<>();

  NameEvidence(Weights weights, NameRarity rarity) {
    this.weights = weights;
    this.rarity = rarity;
    this.mostOfPart = weights.of("part.most");
    this.same = weights.of("part.same");
    this.close = weights.of("part.close");
    this.alike = weights.of("part.alike");
    this.weak = weights.of("part.weak");
    this.differs = weights.of("part.differs");
    this.light = weights.of("part.light");
    this.dropped = weights.of("part.dropped");
    this.ofFamily = weights.of("relative.name");
  }

  /**
   * The best that any two of their names say; nothing when one of the two has none. Whole names, which take a hundred times as long, are compared
   * where their parts leave a doubt and the answer can matter.
   *
   * @param needed the weight that names must have to matter
   */
  Optional<Said> between(List<Name> names, List<Name> others, double needed) {
    Evidence best = null;
    double amongRelatives = Double.NEGATIVE_INFINITY;
    for (Name name : names) {
      for (Name other : others) {
        Said found = between(name, other, needed);
        best = best == null || found.evidence().weight() > best.weight() ? found.evidence() : best;
        amongRelatives = Math.max(amongRelatives, found.amongRelatives());
      }
    }
    return best == null ? Optional.empty() : Optional.of(new Said(best, amongRelatives));
  }

  private Said between(Name name, Name other, double needed) {
    boolean full = name.kind().equals(Name.FULL) && other.kind().equals(Name.FULL);
    String field = full ? "name" : "otherName";
    Parts parts = Parts.weigh(this, name.parts(), other.parts());
    double weight = parts.weight;
    double amongRelatives = parts.amongRelatives;
    String finding = parts.finding(name, other);
    double most = parts.settled ? 0 : weights.of("whole.full") * Math.min(information(name), information(other));
    if (!parts.settled && most > weight && most >= needed && (parts.akin || soundAkin(name.parts(), other.parts()))) {
      NameLikeness whole = NameComparison.between(name.comparable(), other.comparable());
      double ofWhole = whole(whole, Math.min(information(name), information(other)));
      amongRelatives = Math.max(amongRelatives, ofWhole * weights.of("relative.whole"));
      if (ofWhole > weight) {
        weight = ofWhole;
        finding = whole.finding().equals("differs") || whole.finding().equals("same") ? "variant" : whole.finding();
      }
    }
    double bounded = Math.max(weights.of("name.differs"), Math.min(weights.of("bound.name.most"), weight));
    amongRelatives = Math.max(weights.of("name.differs"), Math.min(bounded, amongRelatives));
    if (bounded <= 0) {
      return new Said(weights.evidence("name", "differs", bounded), amongRelatives);
    }
    String said = finding.equals("differs") ? "partly" : finding;
    return new Said(weights.evidence(field, said, Math.min(bounded, weights.of(field + "." + said))), amongRelatives);
  }

  private double whole(NameLikeness likeness, double information) {
    if (!likeness.alike()) {
      return Double.NEGATIVE_INFINITY;
    }
    double least = weights.of("whole.threshold");
    double share = least + (weights.of("whole.full") - least) * (likeness.score() - NameLikeness.ALIKE) / (1 - NameLikeness.ALIKE);
    return share * information;
  }

  private double information(Name name) {
    return Math.min(weights.of("bound.name.most"), name.parts().stream().mapToDouble(this::bits).sum());
  }

  private double bits(String part) {
    return bits.computeIfAbsent(part, known -> Math.min(mostOfPart, rarity.bits(known)));
  }

  private String consonants(String part) {
    return consonants.computeIfAbsent(part, Spelling::consonants);
  }

  /** Whether one part may be the other heard or written in another way. */
  private boolean akin(String one, String other) {
    return one.charAt(0) == other.charAt(0) && Math.min(one.length(), other.length()) <= 2 || Spelling.likeness(one, other) >= 0.5
        || consonants(one).equals(consonants(other));
  }

  /** Whether the whole may be one name: one part may be two in the other script. */
  private static boolean soundAkin(List<String> one, List<String> other) {
    return Spelling.alike(Spelling.consonants(String.join("", one)), Spelling.consonants(String.join("", other)), MOSTLY);
  }

  private boolean isLight(String part) {
    return LIGHT.contains(consonants(part));
  }

  /** What one part says beside another; of many candidates most have the same few. */
  private double part(String one, String other) {
    return one.equals(other) ? bits(one) + same
        : beside.computeIfAbsent(one, part -> new HashMap<>()).computeIfAbsent(other, part -> unequal(one, part));
  }

  private double unequal(String one, String other) {
    int shorter = Math.min(one.length(), other.length());
    if (shorter == 1 && one.charAt(0) == other.charAt(0)) {
      return 1.5;
    }
    double likeness = Spelling.likeness(one, other);
    if (likeness >= 0.8 || shorter >= 3 && likeness >= 0.5 && consonants(one).length() > 1 && consonants(one).equals(consonants(other))) {
      return Math.min(bits(one), bits(other)) * close + same;
    }
    if (likeness >= 0.65 || shorter >= 4 && likeness >= 0.5 && (one.startsWith(other) || other.startsWith(one))) {
      return Math.min(bits(one), bits(other)) * alike - 1;
    }
    if (isLight(one) || isLight(other)) {
      return light;
    }
    return likeness >= 0.5 ? weak : differs;
  }

  /**
   * What names say.
   *
   * @param amongRelatives what they say when the two are one person or of one family, who share a part of their names anyhow
   */
  record Said(Evidence evidence, double amongRelatives) {
  }

  /** The parts of two names laid side by side, each with the one it agrees with best. */
  private static final class Parts {

    private static final double NEVER = -1e6;

    private final double weight;
    private final double amongRelatives;
    private final boolean settled;
    private final boolean akin;
    private final boolean allSame;
    private final boolean none;
    private final int left;

    private Parts(double weight, double amongRelatives, boolean settled, boolean akin, boolean allSame, boolean none, int left) {
      this.weight = weight;
      this.amongRelatives = amongRelatives;
      this.settled = settled;
      this.akin = akin;
      this.allSame = allSame;
      this.none = none;
      this.left = left;
    }

    static Parts weigh(NameEvidence by, List<String> one, List<String> other) {
      String joined = String.join("", one);
      String otherJoined = String.join("", other);
      // of equally good ways to lay them side by side the same one is taken whichever name comes first
      boolean first = one.size() < other.size() || one.size() == other.size() && joined.compareTo(otherJoined) <= 0;
      List<String> rows = first ? one : other;
      List<String> columns = first ? other : one;
      double[][] weight = new double[rows.size()][columns.size()];
      for (int row = 0; row < rows.size(); row++) {
        for (int column = 0; column < columns.size(); column++) {
          weight[row][column] = by.part(rows.get(row), columns.get(column));
        }
      }
      int[] chosen = new int[rows.size()];
      double sum = best(weight, 0, 0, new int[rows.size()], 0, new double[] {NEVER}, chosen);
      boolean allSame = true;
      boolean settled = true;
      boolean none = true;
      double information = 0;
      double shared = 0;
      double familyName = 0;
      for (int row = 0; row < rows.size(); row++) {
        boolean equal = rows.get(row).equals(columns.get(chosen[row]));
        allSame &= equal;
        none &= weight[row][chosen[row]] <= 0;
        settled &= equal;
        familyName = Math.max(familyName, weight[row][chosen[row]]);
        information += by.bits(rows.get(row));
        shared += weight[row][chosen[row]] > by.weak || by.akin(rows.get(row), columns.get(chosen[row])) ? by.bits(rows.get(row)) : 0;
      }
      int left = columns.size() - rows.size();
      double all = sum + by.dropped * Math.min(2, left);
      // one part alone on both sides is the person's own name
      double amongRelatives = columns.size() == 1 ? all : all - Math.max(0, familyName - by.ofFamily);
      if (allSame && left == 0) {
        amongRelatives = Math.max(amongRelatives, all * by.weights.of("relative.whole"));
      }
      if (!settled && Math.min(joined.length(), otherJoined.length()) >= 5 && Spelling.alike(joined, otherJoined, 0.85)) {
        // written in one word or in two, or with a space at the wrong place
        double whole = Math.min(rows.stream().mapToDouble(by::bits).sum(), columns.stream().mapToDouble(by::bits).sum());
        all = Math.max(all, Math.min(by.weights.of("bound.name.most"), whole) * by.close);
        amongRelatives = Math.max(amongRelatives, all * by.weights.of("relative.whole"));
        none = false;
      }
      return new Parts(all, amongRelatives, settled, shared >= MOSTLY * information, allSame, none, left);
    }

    private static double best(double[][] weight, int row, int taken, int[] now, double sum, double[] best, int[] chosen) {
      if (row == weight.length) {
        if (sum > best[0]) {
          best[0] = sum;
          System.arraycopy(now, 0, chosen, 0, now.length);
        }
        return best[0];
      }
      for (int column = 0; column < weight[row].length; column++) {
        if ((taken & 1 << column) == 0 && (weight.length < 6 || greedy(weight[row], taken) == column)) {
          now[row] = column;
          best(weight, row + 1, taken | 1 << column, now, sum + weight[row][column], best, chosen);
        }
      }
      return best[0];
    }

    private static int greedy(double[] row, int taken) {
      int best = -1;
      for (int column = 0; column < row.length; column++) {
        if ((taken & 1 << column) == 0 && (best < 0 || row[column] > row[best])) {
          best = column;
        }
      }
      return best;
    }

    String finding(Name name, Name other) {
      if (allSame && left == 0) {
        return name.parts().equals(other.parts()) ? "same" : "reordered";
      }
      return none ? "differs" : allSame || left > 0 ? "partly" : "variant";
    }
  }
}
