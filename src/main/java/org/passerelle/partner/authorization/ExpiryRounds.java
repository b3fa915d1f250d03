package org.passerelle.partner.authorization;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.Audit;
import org.passerelle.access.SignedIn;
import org.passerelle.partner.authorization.Ending.Why;
import org.passerelle.partner.authorization.WorkAuthorization.Signature;
import org.passerelle.partner.authorization.WorkAuthorizations.Lapsed;
import org.passerelle.reference.Today;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells of authorizations whose last day is over. Each is a transaction of its own: it is noted as told only together with what was stopped, so
 * that after a power failure the rest is told, and nothing twice.
 */
@Service
public class ExpiryRounds {

  static final int BATCH = 50;

  private static final Logger log = LoggerFactory.getLogger(ExpiryRounds.class);

  private final WorkAuthorizations authorizations;
  private final AuthorizationEnded ended;
  private final Audit audit;
  private final TransactionTemplate transaction;
  private final Today today;
  private final Clock clock;

  ExpiryRounds(WorkAuthorizations authorizations, AuthorizationEnded ended, Audit audit, TransactionTemplate transaction, Today today, Clock clock) {
    this.authorizations = authorizations;
    this.ended = ended;
    this.audit = audit;
    this.transaction = transaction;
    this.today = today;
    this.clock = clock;
  }

  /** Tells of all; one that fails holds no other up, and is tried again in the next round. */
  public void announce() {
    LocalDate day = today.get();
    @Nullable Lapsed after = null;
    List<Lapsed> found;
    do {
      found = authorizations.lapsed(day, after, BATCH);
      found.forEach(each -> announce(each, day));
      after = found.isEmpty() ? null : found.get(found.size() - 1);
    } while (found.size() == BATCH);
  }

  private void announce(Lapsed lapsed, LocalDate day) {
    try {
      transaction.executeWithoutResult(status -> {
        Instant now = clock.instant();
        if (authorizations.announced(lapsed.id(), day, new Signature(SignedIn.SYSTEM, now, day))) {
          audit.record("expireAuthorization", lapsed.number(), lapsed.lastDay().toString());
          ended.tell(lapsed.id(), Ending.forAll(Why.expired));
        }
      });
    } catch (RuntimeException e) {
      log.error("the expiry of authorization {} could not be told, it is tried again: {}", lapsed.number(), e.getClass().getSimpleName());
    }
  }
}
