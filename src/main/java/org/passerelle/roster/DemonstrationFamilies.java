package org.passerelle.roster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passerelle.roster.Roster.Program;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/**
 * At the first start, refers twelve fictional families the way a partner's program does, so that whoever tries Passerelle out finds work on
 * every desk. A start that was cut short is made up for by the next; once other families are on file nothing is sent.
 */
@Component
@ConditionalOnProperty("passerelle.demonstration-families")
class DemonstrationFamilies {

  private static final Logger log = LoggerFactory.getLogger(DemonstrationFamilies.class);

  private final Resource families;
  private final Resource roster;
  private final OwnAddress address;
  private final JdbcClient jdbc;
  private final ObjectMapper json;
  private final Clock clock;

  DemonstrationFamilies(@Value("classpath:demonstration/families.json") Resource families, @Value("${passerelle.roster}") Resource roster,
      OwnAddress address, JdbcClient jdbc, ObjectMapper json, Clock clock) {
    this.families = families;
    this.roster = roster;
    this.address = address;
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  @Order(1)
  @EventListener(ApplicationReadyEvent.class)
  void referMissing() throws IOException {
    List<Family> all = read(families, Family[].class);
    Set<String> known = all.stream().map(Family::reference).collect(Collectors.toSet());
    List<String> onFile =
        jdbc.sql("select partner_reference from case_file limit ?").param(all.size() + 1).query(String.class).list();
    if (onFile.size() < all.size() && known.containsAll(onFile)) {
      refer(withDocuments(all.stream().filter(family -> !onFile.contains(family.reference())).toList()));
    }
  }

  /** Uploads what these families' referrals must come with, and names it in them. */
  List<Family> withDocuments(List<Family> families) throws IOException {
    Map<String, String> secrets = secrets();
    RestClient api = RestClient.create(address.base());
    return families.stream().map(family -> family.with(family.papers().stream().map(paper -> api.post()
        .uri("/api/v1/documents?kind={kind}&fileName={name}", paper.kind(), paper.kind() + ".pdf")
        .headers(headers -> headers.setBasicAuth(family.program(), secrets.get(family.program())))
        .contentType(MediaType.APPLICATION_PDF).body(paper.content(family.reference())).retrieve().body(JsonNode.class).path("id").asText())
        .toList(), LocalDate.now(clock))).toList();
  }

  /** Refers these families over HTTP. */
  List<HttpStatusCode> refer(List<Family> wanted) throws IOException {
    Map<String, String> secrets = secrets();
    RestClient api = RestClient.create(address.base());
    List<HttpStatusCode> answers = wanted.stream().map(family -> api.post().uri("/api/v1/referrals")
        .headers(headers -> headers.setBasicAuth(family.program(), secrets.get(family.program())))
        .header("Idempotency-Key", "demonstration-" + family.reference())
        .contentType(MediaType.APPLICATION_JSON).body(family.referral())
        .exchange((request, response) -> response.getStatusCode())).toList();
    log.info("demonstration: {} of {} fictional families referred", answers.stream().filter(HttpStatusCode::is2xxSuccessful).count(),
        wanted.size());
    return answers;
  }

  List<Family> all() throws IOException {
    return read(families, Family[].class);
  }

  private Map<String, String> secrets() throws IOException {
    try (InputStream in = roster.getInputStream()) {
      return json.readValue(in, Roster.class).organizations().stream()
          .flatMap(member -> Optional.ofNullable(member.programs()).orElse(List.of()).stream())
          .filter(program -> program.secret() != null).collect(Collectors.toMap(Program::clientId, Program::secret));
    }
  }

  private <T> List<T> read(Resource file, Class<T[]> type) throws IOException {
    try (InputStream in = file.getInputStream()) {
      return Arrays.asList(json.readValue(in, type));
    }
  }

  /**
   * A fictional family.
   *
   * @param program                  client id of the partner's program that refers it
   * @param undertakingSignedDaysAgo when its sponsor signed, in days before the referral is sent; null without a sponsor
   * @param documents                what is uploaded for it
   * @param referral                 what it sends
   */
  record Family(String program, @Nullable Integer undertakingSignedDaysAgo, @Nullable List<Paper> documents, ObjectNode referral) {

    String reference() {
      return referral.path("partnerReference").asText();
    }

    List<Paper> papers() {
      return documents == null ? List.of() : documents;
    }

    private Family with(List<String> ids, LocalDate today) {
      ObjectNode whole = referral.deepCopy();
      if (undertakingSignedDaysAgo != null) {
        whole.put("undertakingSigned", today.minusDays(undertakingSignedDaysAgo).toString());
      }
      for (int index = 0; index < ids.size(); index++) {
        whole.withArray("attachments").addObject().put("document", ids.get(index)).put("person", papers().get(index).person());
      }
      return new Family(program, undertakingSignedDaysAgo, documents, whole);
    }
  }

  /**
   * A document of a fictional family: an empty page.
   *
   * @param person number of the person it is about; null when it is about the family
   */
  record Paper(String kind, @Nullable Integer person) {

    private static final String PAGE = """
        %%PDF-1.4
        %% Fictional demonstration document: %s, %s
        1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
        2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj
        3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 612 792]>> endobj
        trailer <</Root 1 0 R>>
        %%%%EOF
        """;

    private byte[] content(String reference) {
      return PAGE.formatted(kind, reference).getBytes(StandardCharsets.US_ASCII);
    }
  }
}
