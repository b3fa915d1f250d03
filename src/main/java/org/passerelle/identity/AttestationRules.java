package org.passerelle.identity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.passerelle.identity.Attestation.Contradiction;
import org.passerelle.identity.Attestation.DocumentSeen;
import org.passerelle.identity.Attestation.KinshipSeen;
import org.passerelle.identity.Attestation.Manner;
import org.passerelle.identity.Attestation.Particulars;
import org.passerelle.identity.Attestation.PersonSeen;
import org.passerelle.identity.Attestation.ServiceSeen;

/** What an attestation must agree with beyond its form: how the family may be met, and who is in it. */
public final class AttestationRules {

  private static final String PARTICULARS = "particulars.";

  private AttestationRules() {
  }

  /**
   * Everything that is wrong.
   *
   * @param inParts whether it says who was met and what was seen; one that came in before attestations had parts is looked at as a whole only
   * @param family  ids of its members
   * @param allowed how the family may be met
   */
  public static List<Flaw> flaws(Attestation said, boolean inParts, Collection<UUID> family, Manner allowed) {
    List<Flaw> flaws = new ArrayList<>();
    if (allowed == Manner.remote && said.manner() == Manner.inPerson) {
      flaws.add(new Flaw("manner", "visit.rule.remoteOnly"));
    }
    if (inParts) {
      everybody(said.particulars(), family, flaws);
      strangers(said.particulars(), Set.copyOf(family), flaws);
    }
    return flaws;
  }

  private static void everybody(Particulars parts, Collection<UUID> family, List<Flaw> flaws) {
    Set<UUID> answered = new HashSet<>();
    for (int at = 0; at < parts.people().size(); at++) {
      if (!answered.add(parts.people().get(at).personId())) {
        flaws.add(new Flaw(person("people", at), "visit.rule.twice"));
      }
    }
    if (!answered.containsAll(family)) {
      flaws.add(new Flaw(PARTICULARS + "people", "visit.rule.everybody"));
    }
  }

  private static void strangers(Particulars parts, Set<UUID> family, List<Flaw> flaws) {
    strangers("people", parts.people(), PersonSeen::personId, family, flaws);
    strangers("documents", parts.documents(), DocumentSeen::personId, family, flaws);
    strangers("kinship", parts.kinship(), KinshipSeen::personId, family, flaws);
    strangers("service", parts.service(), ServiceSeen::personId, family, flaws);
    strangers("contradictions", parts.contradictions(), Contradiction::personId, family, flaws);
  }

  private static <T> void strangers(String list, List<T> entries, Function<T, @Nullable UUID> person, Set<UUID> family, List<Flaw> flaws) {
    for (int at = 0; at < entries.size(); at++) {
      UUID whom = person.apply(entries.get(at));
      if (whom != null && !family.contains(whom)) {
        flaws.add(new Flaw(person(list, at), "visit.rule.stranger"));
      }
    }
  }

  private static String person(String list, int at) {
    return PARTICULARS + list + "[" + at + "].personId";
  }

  /**
   * Something that is not right.
   *
   * @param field      path, as a program writes it
   * @param messageKey of the sentence that says what to do
   */
  public record Flaw(String field, String messageKey) {
  }
}
