package org.passerelle.referral.batch;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntSupplier;
import org.passerelle.access.Accounts;
import org.passerelle.access.Audit;
import org.passerelle.access.Role;
import org.passerelle.access.SignedIn;
import org.passerelle.pages.ApiProblems.Fault;
import org.passerelle.pages.BadFields;
import org.passerelle.partner.Correspondence;
import org.passerelle.referral.Finding;
import org.passerelle.referral.ReferralExamination;
import org.passerelle.referral.ReferralIntake;
import org.passerelle.referral.ReferralIntake.Acknowledgement;
import org.passerelle.referral.ReferralIntake.Receipt;
import org.passerelle.referral.ReferralSubmission;
import org.passerelle.referral.SubmissionReader;
import org.passerelle.referral.batch.Batch.Format;
import org.passerelle.referral.batch.Batch.State;
import org.passerelle.referral.batch.BatchRows.Waiting;
import org.passerelle.referral.batch.RowFormat.ReadRow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Works through batches on behalf of whoever sent them. A row is submitted and marked in one transaction of its own: whenever the power fails,
 * the row either has its case and its answer or is still waiting, and one bad row changes nothing for the next.
 */
@Service
public class BatchWork {

  /** After so many failures that are no fault of the referral it is given back, so that the others go on. */
  static final int MOST_ATTEMPTS = 3;

  private static final Logger log = LoggerFactory.getLogger(BatchWork.class);

  private final Batches batches;
  private final BatchRows rows;
  private final JsonLines jsonLines;
  private final CsvFamilies csv;
  private final SubmissionReader reader;
  private final ReferralIntake intake;
  private final ReferralExamination examination;
  private final RowRefusals refusals;
  private final Accounts accounts;
  private final Correspondence correspondence;
  private final Audit audit;
  private final TransactionTemplate transaction;
  private final TransactionTemplate attempt;

  BatchWork(Batches batches, BatchRows rows, JsonLines jsonLines, CsvFamilies csv, SubmissionReader reader, ReferralIntake intake,
      ReferralExamination examination, RowRefusals refusals, Accounts accounts, Correspondence correspondence, Audit audit, PlatformTransactionManager transactions) {
    this.batches = batches;
    this.rows = rows;
    this.jsonLines = jsonLines;
    this.csv = csv;
    this.reader = reader;
    this.intake = intake;
    this.examination = examination;
    this.refusals = refusals;
    this.accounts = accounts;
    this.correspondence = correspondence;
    this.audit = audit;
    this.transaction = new TransactionTemplate(transactions);
    this.attempt = new TransactionTemplate(transactions);
    this.attempt.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
  }

  /**
   * Works on some rows of a batch, and ends it when none is left.
   *
   * @return how many rows got their answer
   */
  public int work(UUID batchId, int most) {
    Batch batch = batches.get(batchId);
    Optional<SignedIn> sender = sender(batch);
    if (!batch.running() || sender.isEmpty()) {
      if (batch.running()) {
        end(batch, State.stopped, "batchStopped");
      }
      return 0;
    }
    return asSender(sender.get(), batch, () -> {
      int done = 0;
      while (done < most && next(batch)) {
        done++;
      }
      if (done < most && batches.finished(batchId)) {
        end(batch, State.done, "batchDone");
      }
      return done;
    });
  }

  private boolean next(Batch batch) {
    Waiting[] held = new Waiting[1];
    try {
      return Boolean.TRUE.equals(transaction.execute(status -> {
        Optional<Waiting> row = rows.take(batch.id());
        row.ifPresent(waiting -> {
          held[0] = waiting;
          answer(batch, waiting);
        });
        return row.isPresent();
      }));
    } catch (RuntimeException e) {
      if (held[0] == null || outOfOrder(e)) {
        throw e;
      }
      failed(batch, held[0], e);
      return true;
    }
  }

  private void answer(Batch batch, Waiting row) {
    ReadRow read = (batch.format() == Format.csv ? csv : jsonLines).read(row.source(), batch.header(), row.lines());
    try {
      Receipt receipt = attempt.execute(status -> submit(batch, read));
      rows.takenIn(batch.id(), row.number(), receipt.fresh() ? "accepted" : "known", receipt.file().number());
    } catch (RuntimeException e) {
      rows.refused(batch.id(), row.number(), refusals.findings(e, read).orElseThrow(() -> e));
    }
  }

  private Receipt submit(Batch batch, ReadRow row) {
    ReferralSubmission submission = reader.read(row.json(), ReferralSubmission.class);
    if (!row.wrong().isEmpty()) {
      throw new BadFields(examination.examine(batch.partnerId(), submission).stream().filter(Finding::refuses)
          .map(finding -> new Fault(finding.field(), finding.message())).toList());
    }
    return intake.submit(batch.partnerId(), submission, null, Acknowledgement.together);
  }

  /** What failed is named by its kind alone: messages of the store repeat what stands in a row. */
  private void failed(Batch batch, Waiting row, RuntimeException e) {
    log.error("row {} of batch {} failed: {}", row.number(), batch.number(), kinds(e));
    transaction.executeWithoutResult(status -> {
      if (row.attempts() + 1 < MOST_ATTEMPTS) {
        rows.failed(batch.id(), row.number());
      } else {
        rows.refused(batch.id(), row.number(),
            List.of(new RowFinding(row.lines().get(0), "", null, refusals.sentence("batch.row.ours", batch.number(), row.number()))));
      }
    });
  }

  /** The store cannot be reached or is not itself: that says nothing of the row. */
  private static boolean outOfOrder(RuntimeException e) {
    return e instanceof TransactionException || e instanceof DataAccessException && !(e instanceof NonTransientDataAccessException);
  }

  private static String kinds(Throwable e) {
    return e.getClass().getSimpleName() + (e.getCause() == null || e.getCause() == e ? "" : " < " + kinds(e.getCause()));
  }

  private void end(Batch batch, State state, String letter) {
    transaction.executeWithoutResult(status -> {
      if (batches.end(batch.id(), state)) {
        audit.record(state == State.done ? "endBatch" : "stopBatch", batch.number(), null);
        correspondence.write(batch.partnerId(), letter, batch.number(), "/partner/batches/" + batch.number(), batch.number());
      }
    });
  }

  /** Who sent it, if they may still refer families for that organization. */
  private Optional<SignedIn> sender(Batch batch) {
    return (batch.byProgram() ? accounts.program(batch.uploadedBy()) : accounts.person(batch.uploadedBy()))
        .filter(person -> person.enabled() && person.has(Role.referralPartner) && batch.partnerId().equals(person.organizationId()));
  }

  private static int asSender(SignedIn sender, Batch batch, IntSupplier work) {
    SecurityContextHolder.getContext()
        .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(sender, null, sender.getAuthorities()));
    LocaleContextHolder.setLocale(Locale.forLanguageTag(batch.language()));
    try {
      return work.getAsInt();
    } finally {
      SecurityContextHolder.clearContext();
      LocaleContextHolder.resetLocaleContext();
    }
  }
}
