package org.passerelle.sponsorship.undertaking;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.passerelle.sponsorship.FirstYearCosts;
import org.passerelle.sponsorship.Room;
import org.passerelle.sponsorship.Stream;
import org.springframework.stereotype.Component;

/** Stands in until the dated rows of cost shares and of the settlement cost table answer; then this class goes. */
@Component
class InterimCosts implements FirstYearCosts {

  private static final int[][] TABLE = {
      {13_200, 3_300, 7_008, 385, 1_085, 300, 80, 105}, {19_700, 5_100, 9_984, 770, 1_708, 325, 160, 150},
      {20_400, 6_300, 10_632, 1_033, 2_016, 350, 240, 195}, {21_200, 7_500, 11_328, 1_295, 2_310, 375, 320, 240},
      {23_700, 8_600, 12_024, 1_558, 2_604, 400, 400, 285}, {25_700, 9_800, 12_372, 1_820, 2_898, 425, 480, 330}};

  @Override
  public List<Share> shares(Stream stream, LocalDate on) {
    return switch (stream) {
      case blended -> List.of(new Share(Kind.startUp, 1, 1, Payer.sponsor, "RSTP, BVOR"), new Share(Kind.monthly, 1, 1, Payer.sponsor, "RSTP, BVOR"),
          new Share(Kind.monthly, 2, 7, Payer.state, "RSTP, BVOR"), new Share(Kind.monthly, 8, 12, Payer.sponsor, "RSTP, BVOR"));
      case jointAssistance -> List.of(new Share(Kind.startUp, 1, 1, Payer.state, "RSTP, JAS"), new Share(Kind.monthly, 1, 24, Payer.state, "RSTP, JAS"));
      case namedSponsor, quebecCollective -> List.of(new Share(Kind.startUp, 1, 1, Payer.sponsor, "IMM 5670"),
          new Share(Kind.monthly, 1, 12, Payer.sponsor, "IMM 5670"));
      default -> List.of();
    };
  }

  @Override
  public Optional<Table> table(Stream stream, Room family, LocalDate on) {
    if (stream.quebec()) {
      return Optional.empty();
    }
    int[] row = TABLE[Math.max(0, Math.min(family.persons(), 6) - 1)];
    int more = Math.max(0, family.persons() - 6);
    return Optional.of(new Table(dollars(row[0] + more * 1_600), dollars(row[1] + more * 1_100), Map.of("shelter", dollars(row[2]), "clothing", dollars(row[3]),
        "furniture", dollars(row[4]), "household", dollars(row[5]), "linens", dollars(row[6]), "food", dollars(row[7])), LocalDate.of(2018, 5, 1),
        "RSTP and IRCC, sponsorship cost table in force from 2018-05-01"));
  }

  private static BigDecimal dollars(int amount) {
    return BigDecimal.valueOf(amount);
  }
}
