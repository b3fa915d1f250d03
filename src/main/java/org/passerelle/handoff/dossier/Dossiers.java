package org.passerelle.handoff.dossier;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.passerelle.access.Audit;
import org.passerelle.handoff.DisclosureChannel;
import org.passerelle.handoff.Notice;
import org.passerelle.handoff.NoticeStep;
import org.passerelle.handoff.NoticesOfArrival;
import org.passerelle.handoff.NoticesOfArrival.Opened;
import org.passerelle.pages.PaperPress;
import org.passerelle.partner.Organizations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Prints a notice of arrival for those who receive the family, with what its page may tell them of the family and its journey. */
@Service
public class Dossiers {

  private final NoticesOfArrival notices;
  private final Organizations organizations;
  private final PaperPress press;
  private final Audit audit;

  Dossiers(NoticesOfArrival notices, Organizations organizations, PaperPress press, Audit audit) {
    this.notices = notices;
    this.organizations = organizations;
    this.press = press;
    this.audit = audit;
  }

  /**
   * The dossier as a PDF. The printing is audited beside the reading.
   *
   * @param language of the dossier
   * @return empty when the notice did not go to that organization, or was recalled: of such a one there is nothing to print
   */
  @Transactional
  public Optional<Dossier> print(UUID organization, UUID id, Locale language) {
    return notices.open(organization, id, DisclosureChannel.pdf).filter(opened -> opened.notice().step() != NoticeStep.recalled)
        .map(opened -> printed(opened, language));
  }

  private Dossier printed(Opened opened, Locale language) {
    Notice notice = opened.notice();
    audit.record("printDossier", notice.caseNumber(), notice.label());
    Map<String, Object> content = new HashMap<>();
    content.put("notice", notice);
    content.put("family", opened.family());
    content.put("backing", opened.backing());
    content.put("allowed", opened.allowed());
    content.put("language", language.getLanguage());
    content.put("recipient", organizations.get(notice.recipient()).name(language.getLanguage()));
    return new Dossier(notice.number() + ".pdf", press.print("handoff/dossier", language, content));
  }

  /**
   * A dossier.
   *
   * @param fileName the notice's number: nothing about the family stands where files are listed
   */
  public record Dossier(String fileName, byte[] content) {
  }
}
