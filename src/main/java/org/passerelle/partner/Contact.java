package org.passerelle.partner;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Whom we speak to in an organization. Has an e-mail address, a telephone number, or both.
 *
 * @param id       0 before it is stored
 * @param function what they do there
 * @param language in which they are spoken to
 * @param lastDay  the last day on which they are our contact; null while they are
 */
public record Contact(long id, String name, String function, @Nullable String email, @Nullable String phone, String language,
    LocalDate fromDay, @Nullable LocalDate lastDay) {

  public boolean past(LocalDate today) {
    return lastDay != null && lastDay.isBefore(today);
  }
}
