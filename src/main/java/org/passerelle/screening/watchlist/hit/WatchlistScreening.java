package org.passerelle.screening.watchlist.hit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.passerelle.access.Audit;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.CaseFiles;
import org.passerelle.casefile.HeldByCase;
import org.passerelle.casefile.Persons;
import org.passerelle.casefile.Timeline;
import org.passerelle.engine.CaseProcesses;
import org.passerelle.engine.Variables;
import org.passerelle.partner.Organization;
import org.passerelle.partner.Organizations;
import org.passerelle.partner.PartiesObserver;
import org.passerelle.partner.ScreenedParties;
import org.passerelle.screening.watchlist.ListedMatch;
import org.passerelle.screening.watchlist.edition.Editions.StoredEntry;
import org.passerelle.screening.watchlist.edition.Fingerprint;
import org.passerelle.screening.watchlist.edition.NewEdition;
import org.passerelle.screening.watchlist.hit.CurrentLists.Loaded;
import org.passerelle.screening.watchlist.hit.Screened.Kind;
import org.passerelle.screening.watchlist.hit.WatchlistHits.Kept;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Compares people and organizations on file with the lists in force. A hit only raises a question: an officer clears or upholds it, with reasons. Listed
 * persons' names are common ones, and a family must not lose its place to a namesake.
 */
@Service
public class WatchlistScreening implements PartiesObserver, HeldByCase {

  /** Process id of the model in which an officer is asked. */
  public static final String MODEL = "watchlist-screening";

  /** Told to the model when the hit it asks about no longer holds. */
  public static final String LAPSED = "passerelle.watchlistHitLapsed";

  /** Names the organization that a model screens. */
  public static final String ORGANIZATION_ID = "organizationId";

  /** The officer's answers. */
  public static final String CLEARED = "cleared";
  public static final String UPHELD = "upheld";

  /** From this score on a resemblance is a strong one; see {@link org.passerelle.screening.watchlist.WatchlistIndex#REPORTED} for the lowest. */
  static final double STRONG = 0.92;

  private final CurrentLists lists;
  private final WatchlistHits hits;
  private final Persons persons;
  private final ScreenedParties parties;
  private final OrganizationScreenings screenings;
  private final Organizations organizations;
  private final CaseFiles files;
  private final CaseProcesses processes;
  private final Timeline timeline;
  private final Audit audit;

  WatchlistScreening(CurrentLists lists, WatchlistHits hits, Persons persons, ScreenedParties parties, OrganizationScreenings screenings,
      Organizations organizations, CaseFiles files, CaseProcesses processes, Timeline timeline, Audit audit) {
    this.lists = lists;
    this.hits = hits;
    this.persons = persons;
    this.parties = parties;
    this.screenings = screenings;
    this.organizations = organizations;
    this.files = files;
    this.processes = processes;
    this.timeline = timeline;
    this.audit = audit;
  }

  /**
   * Compares each person of the case with the lists in force. Hits that no longer hold, because somebody or an entry has changed or gone, lapse.
   *
   * @return how many hits are open that were not before
   */
  @Transactional
  public int screen(UUID caseId) {
    CaseFile file = files.get(caseId);
    Screened screened = new Screened(Kind.caseFile, caseId, file.number());
    Loaded current = hold(screened);
    int fresh = compare(screened, current, persons.of(caseId).stream().map(Subject::of).toList());
    if (fresh > 0) {
      timeline.add(caseId, "watchlistHitFound", null);
    }
    return fresh;
  }

  /** Compares an organization, its principals and its payees with the lists in force. */
  @Transactional
  public int screenOrganization(UUID organizationId) {
    Organization organization = organizations.get(organizationId);
    Screened screened = new Screened(Kind.organization, organizationId, organization.code());
    Loaded current = hold(screened);
    List<Subject> subjects = parties.of(organizationId).stream().map(Subject::of).toList();
    screenings.note(organizationId, current.editions(), subjects);
    return compare(screened, current, subjects);
  }

  /**
   * Screens a running model's case or organization, and finds what an officer is asked about: the strongest open hit about which nobody is asked elsewhere.
   * What was asked beside a case's journey is asked within it once the journey comes to it, so that it waits for the answers.
   *
   * @param asking  id of the running model
   * @param journey whether it is a part of the case's journey
   */
  @Transactional
  public Optional<UUID> screenAndAsk(Optional<UUID> caseId, Optional<UUID> organizationId, String asking, boolean journey) {
    Screened screened = caseId.map(id -> new Screened(Kind.caseFile, id, files.get(id).number()))
        .orElseGet(() -> organization(organizationId.orElseThrow()));
    if (screened.isCase()) {
      screen(screened.id());
    } else {
      screenOrganization(screened.id());
    }
    if (journey) {
      processes.endBeside(MODEL, screened.key());
      return hits.take(screened, asking, List.of());
    }
    return hits.take(screened, asking, processes.running(MODEL, screened.key()));
  }

  /** Lets an officer be asked, unless there is nothing to ask or a running model asks already. */
  @Transactional
  public void ask(Screened screened) {
    hits.oneAtATime(screened.id());
    if (hits.unasked(screened, processes.running(MODEL, screened.key()))) {
      begin(screened);
    }
  }

  /**
   * Writes down what the compliance officer decided. A hit that has lapsed meanwhile is left as it is: there is nothing to decide.
   *
   * @param decision {@link #CLEARED} or {@link #UPHELD}
   */
  @Transactional
  public void decide(UUID hit, String decision, String reason, String officer) {
    Screened screened = hits.of(hit).orElseThrow();
    if (hits.decide(hit, decision, reason, officer)) {
      if (screened.isCase()) {
        timeline.add(screened.id(), decision.equals(UPHELD) ? "watchlistHitUpheld" : "watchlistHitCleared", null);
      }
      audit.record("decideWatchlistHit", screened.key(), decision);
    }
  }

  /** Something about an organization, a principal or a payee has changed. */
  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void changed(UUID organizationId) {
    // before the first list there is nothing to compare with; it brings a round over everyone
    if (!lists.hold().editions().isEmpty()) {
      begin(organization(organizationId));
    }
  }

  /** The people of a case have changed: compares them beside the case's journey. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void peopleChanged(UUID caseId) {
    begin(new Screened(Kind.caseFile, caseId, files.get(caseId).number()));
  }

  /** The case stops: nobody needs to look at its open hits any more. What was decided stands. */
  @Override
  @Transactional
  public void release(CaseFile file) {
    hits.lapseOpen(file.id());
    processes.endBeside(MODEL, file.number());
  }

  /** Whoever is no longer listed is no longer asked about; the others are compared again, one after the other. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void newEdition(NewEdition event) {
    hits.lapseRemoved(event.edition().list()).forEach(model -> processes.tellInstance(LAPSED, model));
  }

  private Loaded hold(Screened screened) {
    Loaded current = lists.hold();
    hits.oneAtATime(screened.id());
    return current;
  }

  private int compare(Screened screened, Loaded current, Collection<Subject> subjects) {
    List<UUID> holding = new ArrayList<>();
    int fresh = 0;
    for (Subject subject : subjects) {
      byte[] subjectHash = Fingerprint.of(subject.sought());
      for (ListedMatch match : current.index().search(subject.sought())) {
        StoredEntry entry = current.entries().get(UUID.fromString(match.party().reference()));
        Kept kept = hits.keep(screened, subject, subjectHash, entry, match.score(), match.score() >= STRONG ? "strong" : "possible", match.evidence());
        holding.add(kept.id());
        fresh += kept.fresh() ? 1 : 0;
      }
    }
    hits.lapseAllBut(screened, holding).forEach(model -> processes.tellInstance(LAPSED, model));
    return fresh;
  }

  private void begin(Screened screened) {
    processes.startBeside(MODEL, screened.key(), screened.isCase()
        ? Map.of(Variables.CASE_ID, screened.id().toString(), Variables.CASE_NUMBER, screened.key())
        : Map.of(ORGANIZATION_ID, screened.id().toString(), Variables.CASE_NUMBER, screened.key()));
  }

  private Screened organization(UUID id) {
    return new Screened(Kind.organization, id, organizations.get(id).code());
  }
}
