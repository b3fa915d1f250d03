package org.passerelle.sponsorship.draw;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What anybody may read of draws, without signing in. */
@Service
public class PublishedDraws {

  /** Rows on one page. */
  public static final int PAGE = 25;

  private final Draws draws;
  private final WindowApplications applications;

  PublishedDraws(Draws draws, WindowApplications applications) {
    this.draws = draws;
    this.applications = applications;
  }

  /** Draws, latest first, from below that one on; at most one more than {@link #PAGE}. */
  @Transactional(readOnly = true)
  public List<DrawSummary> page(@Nullable UUID below) {
    return draws.page(below, PAGE + 1);
  }

  /** One of them without its list. */
  @Transactional(readOnly = true)
  public Optional<DrawSummary> find(UUID id) {
    return draws.find(id);
  }

  /** A page of its list, by number, or by rank once it is drawn; at most one more than {@link #PAGE}. */
  @Transactional(readOnly = true)
  public List<ListedApplication> list(DrawSummary draw, @Nullable String after) {
    boolean drawn = draw.drawnAt() != null;
    String from = after == null || drawn && !after.matches("\\d{1,9}") ? drawn ? "0" : "" : after;
    return applications.page(draw.id(), drawn, from, PAGE + 1);
  }

  /** One of them whole, as it is downloaded and replayed. */
  @Transactional(readOnly = true)
  public Optional<PublishedDraw> whole(UUID id) {
    return draws.find(id).map(row -> {
      Draw draw = Draw.of(applications.list(id));
      return new PublishedDraw(id, row.opensOn(), row.closesOn(), row.publishedAt(), row.listHash(), row.commitment(), row.valueSource(), row.valueDueAt(),
          draw.list(), row.nonce(), row.value(), row.seed(), row.drawnAt(), row.seed() == null ? null : draw.result(row.seed()));
    });
  }
}
