package org.passerelle.sponsorship.round;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.passerelle.access.SignedIn;
import org.passerelle.sponsorship.optimizer.Optimizer;
import org.passerelle.sponsorship.optimizer.Plan;
import org.passerelle.sponsorship.optimizer.Pool;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Service;

/**
 * What the families who wait today would lose of the policy's points if their own wishes counted more: the same queue is planned several times,
 * each time with the points of wishes added more often. It touches no case and no round.
 */
@Service
public class WeighingTradeOff implements DisposableBean {

  private static final double[] WEIGHTS = {0, 0.5, 1, 2, 4, 8, 16};
  private static final Duration EACH = Duration.ofSeconds(10);
  private static final int FAMILY_WISH = Criteria.ALL.stream().map(Criterion::code).toList().indexOf("familyWish");

  private final TradeOffs tradeOffs;
  private final WaitingQueue queue;
  private final Clock clock;
  private final ExecutorService worker = Executors.newSingleThreadExecutor(work -> {
    Thread thread = new Thread(work, "trade-off");
    thread.setDaemon(true);
    return thread;
  });

  WeighingTradeOff(TradeOffs tradeOffs, WaitingQueue queue, Clock clock) {
    this.tradeOffs = tradeOffs;
    this.queue = queue;
    this.clock = clock;
  }

  /** Begins to weigh unless that is under way, and waits for it as long as a reader waits without wondering. */
  public void begin() {
    if (latest().filter(last -> last.endedAt() == null).isPresent()) {
      return;
    }
    UUID id = tradeOffs.begin(SignedIn.actor(), clock.instant(), WEIGHTS.length);
    Future<?> weighing = worker.submit(() -> weigh(id));
    try {
      weighing.get(2, TimeUnit.SECONDS);
    } catch (TimeoutException goesOn) {
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  /** The last that was begun; one that a power cut left unfinished does not count. */
  public Optional<TradeOffs.TradeOff> latest() {
    return tradeOffs.latest(clock.instant().minus(EACH.multipliedBy(WEIGHTS.length + 1L)));
  }

  private void weigh(UUID id) {
    WaitingQueue.Read read = queue.read(0);
    Pool policy = read.pairing().pool();
    double[] wishes = wishes(read);
    List<TradeOffs.Point> points = new ArrayList<>();
    for (double weight : WEIGHTS) {
      double[] worth = policy.worth().clone();
      for (int pair = 0; pair < worth.length; pair++) {
        worth[pair] += weight * wishes[pair];
      }
      points.add(point(weight, policy, wishes, Optimizer.plan(policy.withWorth(worth), EACH)));
      tradeOffs.done(id, points.size());
    }
    tradeOffs.end(id, points, clock.instant());
  }

  /** The points that each pair has from the family's wishes, above those of saying nothing. */
  private static double[] wishes(WaitingQueue.Read read) {
    List<Policy.Level> levels = read.policy().criteria().get(FAMILY_WISH).levels();
    int nothing = levels.stream().filter(level -> level.code().equals("none")).findFirst().orElseThrow().points();
    return read.pairing().rows().stream().flatMap(row -> row.levels().stream())
        .mapToDouble(pair -> Math.max(0, levels.get(pair.charAt(FAMILY_WISH) - '0').points() - nothing)).toArray();
  }

  private static TradeOffs.Point point(double weight, Pool policy, double[] wishes, Plan plan) {
    double worth = 0;
    int granted = 0;
    for (int family = 0; family < policy.families(); family++) {
      int place = plan.placeOf()[family];
      worth += policy.worth(family, place);
      granted += place != Plan.NOWHERE && wishes[policy.pair(family, place)] > 0 ? 1 : 0;
    }
    return new TradeOffs.Point(weight, worth, granted, plan.placed());
  }

  @Override
  public void destroy() {
    worker.shutdownNow();
  }
}
