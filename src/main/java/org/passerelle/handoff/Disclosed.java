package org.passerelle.handoff;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The one way by which facts of a family leave the house: whoever shows or sends them asks here what may be told, and that is in the register then. */
public interface Disclosed {

  /**
   * Says what of these facts the recipient may be told today, and writes in the register that it was told so much. Part of the transaction of
   * the reading. The same version read twice within an hour by the same person counts once.
   *
   * @param asked    what the page, program or document asks for
   * @param subjects of which cases
   */
  Allowed tell(UUID recipient, DisclosurePurpose purpose, Set<DisclosedField> asked, DisclosureChannel channel, List<Subject> subjects);

  /**
   * A sponsor who has undertaken to receive a family may be told what is usual for sponsors, from then on: the undertaking is the basis. Whatever a
   * compliance officer has entered before stays as it is.
   */
  void underUndertaking(UUID sponsor, String caseNumber);

  /**
   * What is read of a case.
   *
   * @param version number and version of the notice, or {@link #SELECTION}
   */
  record Subject(UUID caseId, String version) {
  }

  /** What a request for Québec's selection stands under in the register. */
  String SELECTION = "selection";
}
