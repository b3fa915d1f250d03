package org.passerelle.sponsorship;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.passerelle.access.Audit;
import org.passerelle.casefile.CaseFile;
import org.passerelle.engine.CaseProcesses;
import org.passerelle.engine.WrongField;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** An officer's choice of another stream than the decision table's, while it is not settled who takes charge. */
@Service
public class ChoosingStream {

  private final SponsorshipMatching matching;
  private final ChargeRegister charges;
  private final StreamChoices choices;
  private final Audit audit;

  ChoosingStream(SponsorshipMatching matching, ChargeRegister charges, StreamChoices choices, Audit audit) {
    this.matching = matching;
    this.charges = charges;
    this.choices = choices;
    this.audit = audit;
  }

  /** What was chosen before, first to last. The reading is written down. */
  @Transactional
  public List<StreamChoice> history(CaseFile file) {
    audit.record("readStreamChoices", file.number(), null);
    return choices.all(file.id());
  }

  /** The streams to choose from now; none when the case is closed or it is settled who takes charge. */
  @Transactional
  public Set<Stream> open(CaseFile file) {
    if (!file.open() || settled(file.id())) {
      return EnumSet.noneOf(Stream.class);
    }
    Set<Stream> open = StreamOptions.of(matching.assess(file.id()));
    charges.find(file.id()).map(Charge::stream).ifPresent(open::remove);
    return open;
  }

  /**
   * Chooses a stream; a search that runs begins again with it.
   *
   * @throws WrongField               when the stream is not open to this family
   * @throws CaseProcesses.NotWaiting when the case is closed or it is settled who takes charge
   */
  @Transactional
  public void choose(CaseFile file, Stream stream, String reason) {
    charges.lock(file.id());
    if (!file.open() || settled(file.id())) {
      throw new CaseProcesses.NotWaiting("stream", file.number());
    }
    if (!open(file).contains(stream)) {
      throw new WrongField("stream", "stream.fault.notOpen");
    }
    matching.chooseStream(file.id(), file.number(), stream, reason);
  }

  private boolean settled(UUID caseId) {
    return charges.find(caseId).filter(charge -> charge.takenBy() != null).isPresent();
  }
}
