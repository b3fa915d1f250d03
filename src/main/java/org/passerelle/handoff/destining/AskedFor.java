package org.passerelle.handoff.destining;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.handoff.destining.FamilyFacts.Tie;

/**
 * What a family asks for, as its file says: the city it would like most, else the one where a relative of its lives, else the province that its
 * referral names.
 *
 * @param place    code of a city outside Québec; null when it names none
 * @param province code; null when nothing is known
 * @param grounds  codes of what speaks for it
 */
record AskedFor(@Nullable String place, @Nullable String province, List<String> grounds) {

  static AskedFor of(FamilyFacts facts, Map<String, String> provinces) {
    String place = place(facts, provinces.keySet());
    String intended = facts.family().intendedProvince();
    String province = place == null ? intended : provinces.get(place);
    return new AskedFor(place, province, grounds(facts, place, province));
  }

  private static @Nullable String place(FamilyFacts facts, Set<String> open) {
    return facts.wishes().entrySet().stream().filter(wish -> wish.getValue().equals("first")).map(Map.Entry::getKey).filter(open::contains).findFirst()
        .orElseGet(() -> facts.ties().stream().filter(tie -> tie.kind().equals("relative") && open.contains(tie.place()))
            .min(Comparator.comparing((Tie tie) -> !tie.confirmed())).map(Tie::place).orElse(null));
  }

  private static List<String> grounds(FamilyFacts facts, @Nullable String place, @Nullable String province) {
    List<String> grounds = new ArrayList<>();
    if (place != null && "first".equals(facts.wishes().get(place))) {
      grounds.add("wish");
    }
    List<Tie> there = facts.ties().stream().filter(tie -> tie.place().equals(place)).toList();
    there.stream().filter(tie -> tie.kind().equals("relative")).findFirst().ifPresent(tie -> grounds.add(tie.confirmed() ? "relativeConfirmed" : "relative"));
    there.stream().filter(tie -> !tie.kind().equals("relative")).map(Tie::kind).distinct().forEach(grounds::add);
    if (province != null && province.equals(facts.family().intendedProvince())) {
      grounds.add("intendedProvince");
    }
    if (facts.helpedByCare()) {
      grounds.add("care");
    }
    return grounds;
  }
}
