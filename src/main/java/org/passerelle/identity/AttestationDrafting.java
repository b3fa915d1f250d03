package org.passerelle.identity;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.passerelle.access.Audit;
import org.passerelle.access.SignedIn;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writing an attestation over several sittings, by one person of the NGO or by several. A step that somebody else has changed since it was opened is not
 * overwritten: whoever comes second sees both.
 */
@Service
public class AttestationDrafting {

  /** Characters of the whole that are kept. */
  static final int LARGEST = 400_000;

  private final VerificationRequests requests;
  private final AttestationDrafts drafts;
  private final Audit audit;
  private final Clock clock;

  AttestationDrafting(VerificationRequests requests, AttestationDrafts drafts, Audit audit, Clock clock) {
    this.requests = requests;
    this.drafts = drafts;
    this.audit = audit;
    this.clock = clock;
  }

  /** What has been typed so far for a request that this NGO has in hand; empty for any other. */
  @Transactional(readOnly = true)
  public Optional<AttestationDraft> of(UUID verifierId, UUID requestId) {
    return requests.ofVerifier(verifierId, requestId).filter(VerificationRequest::inHand)
        .map(request -> drafts.of(requestId).orElse(AttestationDraft.NONE));
  }

  /**
   * Keeps one step as it was typed.
   *
   * @param fields which fields are of the step
   * @param seen   {@link AttestationDraft#mark} of the step as its writer saw it
   * @param typed  all answers of the step
   * @return empty when this NGO has no such request in hand
   */
  @Transactional
  public Optional<Saving> save(UUID verifierId, UUID requestId, Predicate<String> fields, String seen, Map<String, List<String>> typed) {
    return requests.lockInHand(verifierId, requestId).map(request -> {
      AttestationDraft before = drafts.of(requestId).orElse(AttestationDraft.NONE);
      if (!before.mark(fields).equals(seen)) {
        return new Saving(Outcome.changedMeanwhile, before);
      }
      Map<String, List<String>> all = new java.util.TreeMap<>(before.typed());
      all.keySet().removeIf(fields);
      all.putAll(typed);
      if (size(all) > LARGEST) {
        return new Saving(Outcome.tooLong, before);
      }
      if (!all.equals(before.typed())) {
        drafts.put(requestId, all, before.checked(), clock.instant(), SignedIn.actor());
        audit.record("saveAttestationDraft", request.caseNumber(), null);
      }
      return new Saving(Outcome.saved, drafts.of(requestId).orElse(AttestationDraft.NONE));
    });
  }

  /** Notes that the whole has been looked at. */
  @Transactional
  public void markChecked(UUID verifierId, UUID requestId) {
    requests.lockInHand(verifierId, requestId).flatMap(request -> drafts.of(requestId)).filter(draft -> !draft.checked())
        .ifPresent(draft -> drafts.put(requestId, draft.typed(), true, clock.instant(), SignedIn.actor()));
  }

  private static long size(Map<String, List<String>> typed) {
    return typed.values().stream().flatMap(List::stream).mapToLong(String::length).sum();
  }

  /** What became of a saving. */
  public enum Outcome { saved, changedMeanwhile, tooLong }

  /**
   * A step after a saving.
   *
   * @param draft as it stands on file now
   */
  public record Saving(Outcome outcome, AttestationDraft draft) {
  }
}
