package org.passerelle.desk;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.passerelle.access.Audit;
import org.passerelle.access.Role;
import org.passerelle.sponsorship.round.TradeOffs.Point;
import org.passerelle.sponsorship.round.TradeOffs.TradeOff;
import org.passerelle.sponsorship.round.WeighingTradeOff;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;

/** What the queue of today would lose of the policy's points if families' wishes counted more, as a curve and as figures. */
@Controller
@RequestMapping("/desk/rounds/trade-off")
class TradeOffPages {

  private final WeighingTradeOff weighing;
  private final RoundWords words;
  private final Audit audit;

  TradeOffPages(WeighingTradeOff weighing, RoundWords words, Audit audit) {
    this.weighing = weighing;
    this.words = words;
    this.audit = audit;
  }

  @GetMapping
  String show(Model model) {
    TradeOff latest = weighing.latest().orElse(null);
    model.addAttribute("tradeOff", latest);
    model.addAttribute("words", words);
    model.addAttribute("mayBegin", PairPage.has(Role.matchingOfficer));
    if (latest != null && latest.endedAt() != null && latest.points().get(0).placed() > 0) {
      model.addAttribute("chart", Chart.of(latest.points(), words));
    }
    return "desk/trade-off";
  }

  @PostMapping
  String begin() {
    audit.record("weighTradeOff", "rounds", null);
    weighing.begin();
    return "redirect:/desk/rounds/trade-off";
  }

  @GetMapping("/progress")
  @ResponseBody
  Map<String, Object> progress() {
    TradeOff latest = weighing.latest().orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    return Map.of("running", latest.endedAt() == null, "done", latest.done(), "words", words.sentence("round.tradeOff.running", latest.done(), latest.most()),
        "remaining", "");
  }

  /**
   * The curve in the units of the picture, 640 wide and 320 high.
   *
   * @param line points of the line
   * @param dots one a plan
   */
  public record Chart(String line, List<Dot> dots, String low, String high, int fewest, int most) {

    private static final int LEFT = 80;
    private static final int RIGHT = 610;
    private static final int TOP = 24;
    private static final int BOTTOM = 262;

    static Chart of(List<Point> points, RoundWords words) {
      double low = points.stream().mapToDouble(Point::policy).min().orElse(0);
      double high = points.stream().mapToDouble(Point::policy).max().orElse(0);
      int fewest = points.stream().mapToInt(Point::wishes).min().orElse(0);
      int most = points.stream().mapToInt(Point::wishes).max().orElse(0);
      List<Dot> dots = points.stream().map(point -> new Dot(at(point.wishes(), fewest, most, LEFT, RIGHT), at(point.policy(), low, high, BOTTOM, TOP), point)).toList();
      String line = String.join(" ", dots.stream().map(dot -> String.format(Locale.ROOT, "%d,%d", dot.x(), dot.y())).toList());
      return new Chart(line, dots, words.figure(low), words.figure(high), fewest, most);
    }

    private static int at(double value, double from, double to, int first, int last) {
      return to - from < 1e-9 ? (first + last) / 2 : (int) Math.round(first + (value - from) / (to - from) * (last - first));
    }
  }

  /** A plan on the curve. */
  public record Dot(int x, int y, Point point) {
  }
}
