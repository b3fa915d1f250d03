package org.passerelle.identity.biometrics;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Locale.IsoCountryCode;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.Audit;
import org.passerelle.access.SignedIn;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.Person;
import org.passerelle.casefile.Persons;
import org.passerelle.casefile.Timeline;
import org.passerelle.engine.CaseProcesses;
import org.passerelle.identity.biometrics.Biometrics.Result;
import org.passerelle.identity.biometrics.process.BiometricsModel;
import org.passerelle.reference.Today;
import org.passerelle.referral.Referrals;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** An identity officer writes down biometrics that a member of a family has given. Nothing is changed: a correction is a further record. */
@Service
public class RecordingBiometrics {

  private final BiometricsRegister register;
  private final Persons persons;
  private final Referrals referrals;
  private final Today today;
  private final Timeline timeline;
  private final Audit audit;
  private final Clock clock;

  RecordingBiometrics(BiometricsRegister register, Persons persons, Referrals referrals, Today today, Timeline timeline, Audit audit, Clock clock) {
    this.register = register;
    this.persons = persons;
    this.referrals = referrals;
    this.today = today;
    this.timeline = timeline;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Records them.
   *
   * @return what is wrong, a message's key by field; empty when they are recorded; nothing at all when the person is not of this family
   * @throws CaseProcesses.NotWaiting when the case is closed
   */
  @Transactional
  public Optional<Map<String, String>> record(CaseFile file, UUID personId, Entry entry) {
    List<Person> family = persons.of(file.id());
    return family.stream().filter(person -> person.id().equals(personId)).findFirst().map(person -> {
      Map<String, String> faults = faults(file, person, family, entry);
      if (faults.isEmpty()) {
        add(file, personId, entry);
      }
      return faults;
    });
  }

  private void add(CaseFile file, UUID personId, Entry entry) {
    Biometrics given = new Biometrics(personId, entry.givenOn, entry.country, entry.place, entry.result, entry.reference, entry.note, SignedIn.actor(),
        clock.instant());
    if (!register.add(file.id(), given)) {
      throw new CaseProcesses.NotWaiting(BiometricsModel.PROCESS, file.number());
    }
    timeline.add(file.id(), given.adverse() ? "biometricsAdverse" : "biometricsRecorded", null);
    audit.record("recordBiometrics", file.number(), entry.result.name());
  }

  private Map<String, String> faults(CaseFile file, Person person, List<Person> family, Entry entry) {
    Map<String, String> faults = new LinkedHashMap<>();
    if (entry.givenOn.isAfter(today.get())) {
      faults.put("givenOn", "biometrics.fault.future");
    } else if (person.birth().after(entry.givenOn)) {
      faults.put("givenOn", "biometrics.fault.beforeBirth");
    }
    if (!Locale.getISOCountries(IsoCountryCode.PART1_ALPHA3).contains(entry.country)) {
      faults.put("country", "validation.country");
    } else if (BiometricsOwed.ownCountries(person, family).contains(entry.country)) {
      faults.put("country", "biometrics.fault.ownCountry");
    } else if (inDanger(file.id(), entry.country)) {
      faults.put("country", "biometrics.fault.countryOfDanger");
    }
    return faults;
  }

  /** Whether the family was referred from within the country that endangers it. */
  private boolean inDanger(UUID caseId, String country) {
    var referral = referrals.get(caseId);
    return referral.insideHomeCountry() && referral.countryOfAsylum().equals(country);
  }

  /**
   * What an officer enters.
   *
   * @param country ISO 3166-1 alpha-3
   */
  public record Entry(LocalDate givenOn, String country, String place, Result result, @Nullable String reference, @Nullable String note) {
  }
}
