package org.passerelle.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.passerelle.access.Reach;
import org.passerelle.people.LookingAfterPeople.Change;
import org.passerelle.support.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatusCode;

/** What a lead does for their organization and an administrator for everybody, and what nobody can. */
class LookingAfterPeopleTest extends PeopleTest {

  private static final int ROUNDS = 8;

  @Autowired
  private LookingAfterPeople people;

  @Autowired
  private TestRestTemplate http;

  @Test
  void anotherOrganizationsPeopleDoNotExist() {
    UUID theirs = id(elsewhere.signIn());
    Visitor lead = lead();
    assertThat(lead.get("/people/" + theirs).statusCode()).isEqualTo(404);
    for (String what : new String[] {"deactivate", "reactivate", "lead", "member", "second-factor"}) {
      assertThat(lead.form("/people", "/people/" + theirs + "/" + what, Map.of()).statusCode()).as(what).isEqualTo(404);
      assertThat(lead.form("/people", "/people/" + id("intake") + "/" + what, Map.of()).statusCode()).as("staff, " + what).isEqualTo(404);
    }
    assertThat(lead.get("/desk/people/" + theirs).statusCode()).isEqualTo(403);
    assertThat(lead.get("/people/not-an-id").statusCode()).isEqualTo(400);
  }

  @Test
  void aMemberWorksButLooksAfterNobody() {
    UUID id = person("m" + word, home, "member", "verifier");
    Visitor member = signedIn("m" + word);
    assertThat(member.get("/verifier").statusCode()).isEqualTo(200);
    assertThat(member.get("/").body()).doesNotContain("href=\"/people\"");
    for (String path : new String[] {"/people", "/people/invite", "/people/" + id}) {
      assertThat(member.get(path).statusCode()).as(path).isEqualTo(403);
    }
    assertThat(member.form("/account", "/people/" + id + "/lead", Map.of()).statusCode()).isEqualTo(403);
    assertThat(member.form("/account", "/people/programs", Map.of("label", "x")).statusCode()).isEqualTo(403);

    Visitor lead = lead();
    lead.form("/people", "/people/" + id + "/lead", Map.of());
    assertThat(target(member.get("/verifier"))).as("other rights begin with another sign-in").isEqualTo("/login");
    assertThat(signedIn("m" + word).get("/people").statusCode()).isEqualTo(200);
  }

  @Test
  void theLastLeadStaysUnlessAnAdministratorDecides() {
    UUID id = id(home.signIn());
    Visitor lead = lead();
    for (String what : new String[] {"deactivate", "member"}) {
      lead.form("/people", "/people/" + id + "/" + what, Map.of());
      assertThat(lead.get("/people/" + id).body()).as(what).contains("Lead").doesNotContain("Deactivated since");
    }
    HttpResponse<String> told = signedIn("admin").form("/desk/people", "/desk/people/" + id + "/deactivate", Map.of());
    assertThat(target(told)).isEqualTo("/desk/people/" + id);
    assertThat(target(lead.get("/people"))).isEqualTo("/login");
  }

  @Test
  void ofTwoLeadsWhoTakeEachOtherOffAtOneMomentOneStays() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      jdbc.sql("update account set disabled_at = now() where organization_id = ?").param(home.id()).update();
      UUID one = person("a" + round + word, home, "lead", "verifier");
      UUID other = person("b" + round + word, home, "lead", "verifier");
      Reach reach = Reach.within(home.id());
      Callable<Change> first = () -> people.deactivate(reach, one);
      Callable<Change> second = round % 2 == 0 ? () -> people.deactivate(reach, other) : () -> people.giveOrganizationRole(reach, other, false);
      assertThat(atOnce(first, second)).containsExactlyInAnyOrder(Change.done, Change.last);
    }
  }

  @Test
  void ofTheLastAdministratorsOneStays() throws Exception {
    List<UUID> others = jdbc.sql("select id from account where 'admin' = any(roles) and disabled_at is null").query(UUID.class).list();
    try {
      for (int round = 0; round < ROUNDS; round++) {
        UUID one = person("c" + round + word, null, "member", "admin");
        UUID other = person("d" + round + word, null, "member", "admin");
        jdbc.sql("update account set disabled_at = now() where 'admin' = any(roles) and id not in (?, ?)").params(one, other).update();
        Callable<Change> first = () -> people.deactivate(Reach.everybody(), one);
        Callable<Change> second =
            round % 2 == 0 ? () -> people.deactivate(Reach.everybody(), other) : () -> people.giveRoles(other, Set.of("auditor"));
        assertThat(atOnce(first, second)).containsExactlyInAnyOrder(Change.done, Change.last);
      }
    } finally {
      jdbc.sql("update account set disabled_at = now() where 'admin' = any(roles)").update();
      others.forEach(id -> jdbc.sql("update account set disabled_at = null where id = ?").param(id).update());
    }
  }

  @Test
  void anAdministratorChangesRolesAndTheyHoldAtOnce() {
    UUID id = person("s" + word, null, "member", "supervisor");
    Visitor staff = signedIn("s" + word);
    assertThat(staff.get("/desk/outbox").statusCode()).isEqualTo(200);
    Visitor admin = signedIn("admin");
    admin.form("/desk/people", "/desk/people/" + id + "/roles", Map.of("roles", "auditor"));
    assertThat(target(staff.get("/desk/outbox"))).isEqualTo("/login");
    assertThat(signedIn("s" + word).get("/desk/outbox").statusCode()).isEqualTo(403);
    assertThat(audited("changeRoles", "s" + word)).isOne();

    for (String bad : new String[] {"verifier", "root"}) {
      admin.form("/desk/people", "/desk/people/" + id + "/roles", Map.of("roles", bad));
    }
    admin.form("/desk/people", "/desk/people/" + id(home.signIn()) + "/roles", Map.of("roles", "admin"));
    assertThat(jdbc.sql("select roles from account where id = ?").param(id).query((row, n) -> List.of((String[]) row.getArray(1).getArray())).single())
        .containsExactly("auditor");
    assertThat(jdbc.sql("select roles from account where username = ?").param(home.signIn())
        .query((row, n) -> List.of((String[]) row.getArray(1).getArray())).single()).containsExactly("verifier");
  }

  @Test
  void everybodyIsFoundByNameAndPageByPage() {
    for (int i = 0; i < 60; i++) {
      person("z" + i + word, home, "member", "verifier");
    }
    Visitor admin = signedIn("admin");
    assertThat(admin.get("/desk/people?search=z7" + word).body()).contains("z7" + word).doesNotContain("z8" + word);
    assertThat(admin.get("/desk/people?search=%00%25&role=nothing&after=" + UUID.randomUUID()).statusCode()).isEqualTo(200);
    Visitor lead = lead();
    Matcher more = Pattern.compile("/people\\?after=[0-9a-f-]+").matcher(lead.get("/people").body());
    assertThat(more.find()).isTrue();
    String second = lead.get(more.group()).body();
    assertThat(Pattern.compile("href=\"/people/[0-9a-f-]{36}").matcher(second).results().count()).isEqualTo(25);
  }

  @Test
  void aLeadMakesAndRevokesProgramsWhoseSecretIsShownOnce() {
    Visitor lead = lead();
    String shown = lead.form("/people", "/people/programs", Map.of("label", "Intake system (fictional)")).body();
    String clientId = found("id=\"client-id\">([^<]+)<", shown);
    String secret = found("id=\"client-secret\">([^<]+)<", shown);
    assertThat(call(clientId, secret)).as("signed in, and its organization has no such request").isEqualTo(HttpStatusCode.valueOf(404));
    assertThat(call(home.signIn(), org.passerelle.support.OutsideParties.SECRET)).as("the old one as well").isEqualTo(HttpStatusCode.valueOf(404));
    assertThat(lead.get("/people").body()).contains(clientId).doesNotContain(secret);
    assertThat(jdbc.sql("select secret_hash from api_client where client_id = ?").param(clientId).query(String.class).single())
        .startsWith("{sha256}").doesNotContain(secret);

    assertThat(signedIn(elsewhere.signIn()).form("/people", "/people/programs/" + clientId + "/revoke", Map.of()).statusCode()).isEqualTo(404);
    lead.form("/people", "/people/programs/" + clientId + "/revoke", Map.of());
    assertThat(call(clientId, secret)).isEqualTo(HttpStatusCode.valueOf(401));
    assertThat(audited("makeProgram", clientId)).isOne();
    assertThat(audited("revokeProgram", clientId)).isOne();
    assertThat(lead.form("/people", "/people/programs", Map.of("label", " ")).body()).contains("Fill this in");
  }

  @Test
  void aSuspendedOrganizationIsShutOutAtOnceWithItsPrograms() {
    Visitor lead = lead();
    jdbc.sql("update organization set suspended_at = now() where id = ?").param(home.id()).update();
    assertThat(target(lead.get("/verifier"))).isEqualTo("/login");
    assertThat(target(lead.signIn(home.signIn(), "passerelle"))).isEqualTo("/login?error");
    assertThat(call(home.signIn(), org.passerelle.support.OutsideParties.SECRET)).isEqualTo(HttpStatusCode.valueOf(401));
  }

  private HttpStatusCode call(String clientId, String secret) {
    return http.withBasicAuth(clientId, secret).getForEntity("/api/v1/verification-requests/" + UUID.randomUUID(), String.class).getStatusCode();
  }

  private static String found(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as(pattern).isTrue();
    return matcher.group(1);
  }

  private static List<Change> atOnce(Callable<Change> one, Callable<Change> other) throws Exception {
    ExecutorService both = Executors.newFixedThreadPool(2);
    try {
      List<Future<Change>> done = both.invokeAll(List.of(one, other));
      return List.of(done.get(0).get(), done.get(1).get());
    } finally {
      both.shutdown();
    }
  }
}
