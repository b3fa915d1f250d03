package org.passerelle.handoff;

import org.passerelle.handoff.NoticesOfArrival.Opened;

/**
 * What of a notice the organization that reads it may know. Each of these takes away what it knows must not be read; pages, programs and what is
 * sent system to system all read a notice through all of them.
 */
public interface NoticeBody {

  /** The notice with its family, without what {@link Notice#recipient()} may not read. */
  Opened restrict(Opened opened);
}
