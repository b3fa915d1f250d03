package org.passerelle.handoff;

import java.util.List;
import org.passerelle.handoff.NoticesOfArrival.Opened;
import org.springframework.stereotype.Component;

/**
 * What a sponsor's copy of a notice says: the day, the port, the flight and how many come. The sponsor knows the family from its undertaking; what
 * the family needs and who is in it stand there as far as it may read them.
 */
@Component
class SponsorsCopy implements NoticeBody {

  @Override
  public Opened restrict(Opened opened) {
    return opened.notice().part().equals(Notice.SPONSOR)
        ? new Opened(opened.notice().withoutRemarks(), new Family(List.of(), List.of()), opened.currentId()) : opened;
  }
}
