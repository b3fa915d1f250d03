package org.passerelle.referral;

import java.util.Locale;
import java.util.Map;
import org.passerelle.access.Audit;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.Persons;
import org.passerelle.pages.PaperPress;
import org.passerelle.partner.Organization;
import org.passerelle.partner.Organizations;
import org.passerelle.reference.ServiceTargets;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Acknowledges receipt of a referral, always and at once: the parliamentary committee asked for it (Honouring Canada's Legacy in Afghanistan,
 * 2022).
 */
@Service
public class Acknowledgements {

  private static final String STEP = "reviewReferral";

  private final Persons persons;
  private final Referrals referrals;
  private final Organizations organizations;
  private final ServiceTargets targets;
  private final PaperPress press;
  private final Audit audit;
  private final String baseUrl;

  Acknowledgements(Persons persons, Referrals referrals, Organizations organizations, ServiceTargets targets, PaperPress press, Audit audit,
      @Value("${passerelle.base-url}") String baseUrl) {
    this.persons = persons;
    this.referrals = referrals;
    this.organizations = organizations;
    this.targets = targets;
    this.press = press;
    this.audit = audit;
    this.baseUrl = baseUrl.replaceFirst("/+$", "");
  }

  /** What is acknowledged of a partner's own file. */
  @Transactional(readOnly = true)
  public Acknowledgement of(CaseFile file, Locale language) {
    Organization partner = organizations.get(file.partnerId());
    Referral referral = referrals.get(file.id());
    return new Acknowledgement(file.number(), file.partnerReference(), partner.name(language.getLanguage()), file.receivedAt(),
        persons.of(file.id()).size(), referral.programme(), referral.primaryCategory(), referral.secondaryCategory(),
        targets.dueAt(STEP, file.workingPriority(), file.receivedAt()), file.priority() != null);
  }

  /** The acknowledgement as a PDF in the reader's language. The reading is audited. */
  @Transactional
  public Paper paper(CaseFile file, Locale language) {
    audit.record("readAcknowledgement", file.number(), null);
    Acknowledgement acknowledgement = of(file, language);
    return new Paper(acknowledgement.fileName(), press.print("referral/acknowledgement", language,
        Map.of("it", acknowledgement, "address", baseUrl + "/partner/referrals/" + file.number())));
  }

  /** The acknowledgement as a PDF in the language its organization is written to. The reading is audited. */
  @Transactional
  public Paper paper(CaseFile file) {
    return paper(file, Locale.forLanguageTag(organizations.get(file.partnerId()).language()));
  }

  /** A PDF under its name. */
  public record Paper(String fileName, byte[] content) {
  }
}
