package org.passerelle.referral;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.passerelle.referral.ReferralSubmission.Member;

/** Referrals of fictional families, complete unless a test says otherwise. */
public final class SampleReferrals {

  private static final ObjectMapper JSON = new ObjectMapper().setSerializationInclusion(JsonInclude.Include.NON_NULL);

  private SampleReferrals() {
  }

  /** A mother, a father and a child, in Pakistan; nobody else on file has their names. */
  public static ReferralSubmission complete() {
    return read(json(), ReferralSubmission.class);
  }

  /** The same as a program sends it. */
  public static ObjectNode json() {
    String family = familyName();
    ObjectNode sent = JSON.createObjectNode();
    sent.put("partnerReference", "S-" + UUID.randomUUID()).put("primaryCategory", "LPN").put("secondaryCategory", "LAD").put("caseSize", 3)
        .put("danger", "none").put("medicalNeed", "none").put("countryOfAsylum", "PAK").put("insideHomeCountry", false)
        .put("claim", "A fictional claim.").put("need", "A fictional need.").put("consent", true);
    sent.putArray("languages").add("prs");
    sent.putArray("persons").add(person("principalApplicant", "Parwin" + letters() + " " + family, "female", "1988-03-21"))
        .add(person("spouse", "Jawed" + letters() + " " + family, "male", "1985")).add(person("child", "Sahar" + letters() + " " + family, "female", "2016-07"));
    sent.putArray("consentsTo").add("verifiers").add("sponsors");
    sent.putObject("declaration").put("signedOn", "2026-01-15").put("signedBy", "Robin Partridge").put("applicantSigned", true);
    return sent;
  }

  /** What a program sends, as it is read. */
  public static ReferralSubmission submission(ObjectNode sent) {
    return read(sent, ReferralSubmission.class);
  }

  /** A person as a program sends it. */
  public static ObjectNode person(String relation, String name, String sex, String birth) {
    return JSON.createObjectNode().put("relation", relation).put("accompanying", true).put("fullName", name).put("sex", sex)
        .put("birthDate", birth).put("nationality", "AFG");
  }

  public static Member member(String relation, String name, String sex, String birth) {
    return member(person(relation, name, sex, birth));
  }

  public static Member member(ObjectNode person) {
    return read(person, Member.class);
  }

  /** The same referral with other words of JSON in it. */
  public static ReferralSubmission changed(ReferralSubmission base, Consumer<ObjectNode> change) {
    ObjectNode node = JSON.valueToTree(base);
    change.accept(node);
    return read(node, ReferralSubmission.class);
  }

  /** A family name that nobody else on file has, and none like it. */
  public static String familyName() {
    return ThreadLocalRandom.current().ints(6, 0, 100).mapToObj(syllable -> "" + "bdfgjklmnprstvzhcqwx".charAt(syllable / 5) + "aeiou".charAt(syllable % 5))
        .collect(Collectors.joining("", "F", ""));
  }

  /** A year, a month or a day of birth that differs from family to family. */
  public static String born(int from, int span) {
    return String.valueOf(ThreadLocalRandom.current().nextInt(from, from + span));
  }

  /** Syllables that make a name unlike all others, also to those who compare names by their sound. */
  public static String letters() {
    StringBuilder letters = new StringBuilder();
    Random random = ThreadLocalRandom.current();
    for (int syllable = 0; syllable < 7; syllable++) {
      letters.append("bdfgklmnprstvz".charAt(random.nextInt(14))).append("aeiou".charAt(random.nextInt(5)));
    }
    return letters.toString();
  }

  static ReferralSubmission with(ReferralSubmission base, UnaryOperator<Draft> change) {
    return change.apply(new Draft(base)).submission();
  }

  private static <T> T read(ObjectNode node, Class<T> type) {
    try {
      return JSON.treeToValue(node, type);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** A submission in the making. */
  static final class Draft {

    private ReferralSubmission now;

    Draft(ReferralSubmission base) {
      now = base;
    }

    ReferralSubmission submission() {
      return now;
    }

    Draft reference(String reference) {
      return set(Map.of("partnerReference", reference));
    }

    Draft categories(String primary, String secondary) {
      return set(secondary == null ? Map.of("primaryCategory", primary)
          : Map.of("primaryCategory", primary, "secondaryCategory", secondary)).without(secondary == null ? "secondaryCategory" : null);
    }

    Draft size(int size) {
      return set(Map.of("caseSize", size));
    }

    Draft need(String danger, String medicalNeed) {
      return set(Map.of("danger", danger, "medicalNeed", medicalNeed));
    }

    Draft in(String country) {
      return set(Map.of("countryOfAsylum", country));
    }

    Draft consent(boolean consent) {
      return set(Map.of("consent", consent));
    }

    Draft persons(Member... members) {
      return set(Map.of("caseSize", members.length, "persons", List.of(members)));
    }

    Draft set(String name, Object value) {
      return set(Map.of(name, value));
    }

    Draft without(String name) {
      if (name != null) {
        now = changed(now, node -> node.remove(name));
      }
      return this;
    }

    private Draft set(Map<String, Object> values) {
      now = changed(now, node -> values.forEach((name, value) -> node.set(name, JSON.valueToTree(value))));
      return this;
    }
  }
}
