package org.passerelle.screening.watchlist.hit;

import java.util.List;
import java.util.Optional;
import org.passerelle.screening.watchlist.edition.NewEdition;
import org.passerelle.screening.watchlist.hit.Round.Phase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Compares everyone on file again, some families or organizations at a time, each time in a transaction of its own with how far it has come: whenever the
 * power fails, nobody is left out and nobody is asked twice. One that fails by itself is tried alone, and then passed over and counted, so that the others
 * are compared. Families whose case is closed are left alone: there is nothing left to decide about them.
 */
@Service
public class RoundWork {

  private static final Logger log = LoggerFactory.getLogger(RoundWork.class);
  private static final int TRIES = 3;

  private final Rounds rounds;
  private final WatchlistScreening screening;
  private final TransactionTemplate transaction;

  RoundWork(Rounds rounds, WatchlistScreening screening, PlatformTransactionManager transactions) {
    this.rounds = rounds;
    this.screening = screening;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** A new edition that differs in anything has everyone compared again. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void newEdition(NewEdition event) {
    if (!event.edition().same()) {
      rounds.begin(event.edition().id());
    }
  }

  /**
   * Works on the round that runs.
   *
   * @param most how many families or organizations at most
   * @return whether there may be more to do
   */
  public boolean work(int most) {
    try {
      return attempt(most);
    } catch (RuntimeException e) {
      if (outOfOrder(e)) {
        throw e;
      }
      log.warn("families or organizations are compared with the lists one by one: {}", e.getClass().getSimpleName());
      for (int one = 0; one < most; one++) {
        if (!alone()) {
          return false;
        }
      }
      return true;
    }
  }

  private boolean alone() {
    for (int attempt = 1; attempt < TRIES; attempt++) {
      try {
        return attempt(1);
      } catch (RuntimeException e) {
        if (outOfOrder(e)) {
          throw e;
        }
      }
    }
    try {
      return attempt(1);
    } catch (RuntimeException e) {
      if (outOfOrder(e)) {
        throw e;
      }
      return passOver(e);
    }
  }

  private boolean attempt(int most) {
    return Boolean.TRUE.equals(transaction.execute(status -> rounds.take().map(round -> {
      List<Screened> next = next(round, most);
      if (next.isEmpty()) {
        return ended(round);
      }
      int hits = 0;
      for (Screened screened : next) {
        hits += screened.isCase() ? screening.screen(screened.id()) : screening.screenOrganization(screened.id());
        screening.ask(screened);
      }
      rounds.advance(round.number(), next.size(), hits, 0, next.get(next.size() - 1).key());
      return true;
    }).orElse(false)));
  }

  private boolean passOver(RuntimeException failure) {
    return Boolean.TRUE.equals(transaction.execute(status -> rounds.take().flatMap(round -> first(next(round, 1)).map(screened -> {
      // messages of the store may repeat what stands in a row
      log.error("{} could not be compared with the lists: {}", screened.key(), failure.getClass().getSimpleName());
      rounds.advance(round.number(), 1, 0, 1, screened.key());
      return true;
    })).orElse(false)));
  }

  private List<Screened> next(Round round, int most) {
    return round.phase() == Phase.cases ? rounds.cases(round.after(), most) : rounds.organizations(round.after(), most);
  }

  private boolean ended(Round round) {
    if (round.phase() == Phase.cases) {
      rounds.toOrganizations(round.number());
      return true;
    }
    rounds.end(round.number());
    return false;
  }

  private static Optional<Screened> first(List<Screened> list) {
    return list.stream().findFirst();
  }

  /** The store cannot be reached or is not itself: that says nothing of a family. */
  private static boolean outOfOrder(RuntimeException e) {
    return e instanceof TransactionException || e instanceof DataAccessException && !(e instanceof NonTransientDataAccessException);
  }
}
