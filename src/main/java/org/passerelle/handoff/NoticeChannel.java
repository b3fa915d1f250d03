package org.passerelle.handoff;

import java.util.UUID;

/** How an organization that receives a family, or has sponsored it, is told of something about its notice: by mail, or system to system. */
public interface NoticeChannel {

  /**
   * Tells it, in the transaction of what happened.
   *
   * @param notice    the version it is about
   * @param recipient one of those it went to
   * @param template  what happened, such as {@code noticeSent}
   * @param event     names this happening, so that nobody is told twice
   */
  void tell(Notice notice, UUID recipient, String template, String event);
}
