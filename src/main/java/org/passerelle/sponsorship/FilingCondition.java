package org.passerelle.sponsorship;

import java.util.List;
import org.passerelle.sponsorship.Limit.Refusal;

/**
 * What has to be fulfilled before an undertaking may be filed with Québec: an open window, a place in the draw, whatever its programme asks. Each condition is a
 * bean; all of them are asked in the transaction of the filing, and when one is not fulfilled nothing is written.
 */
public interface FilingCondition {

  /** What is missing before this undertaking may be filed, in words {@code limit.<code>}; none when nothing is. */
  List<Refusal> missing(FiledUndertaking undertaking);
}
