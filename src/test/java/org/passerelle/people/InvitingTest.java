package org.passerelle.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.passerelle.support.Visitor;
import org.springframework.beans.factory.annotation.Autowired;

/** Who may invite whom, and what the link in the mail opens. */
class InvitingTest extends PeopleTest {

  @Autowired
  private Inviting inviting;

  private final String email = word + "@example.org";

  @Test
  void aLeadInvitesAColleagueWhoMakesAnAccountAndWorksUntilItIsDeactivated() throws Exception {
    Visitor lead = lead();
    assertThat(target(lead.form("/people/invite", "/people/invite", invitee(email, "role", "member")))).isEqualTo("/people");
    assertThat(lead.get("/people").body()).contains("Noor Guestfictional", email);
    String mail = mailTo(email);
    assertThat(mail).contains("Votre invitation à Passerelle", "sept jours").doesNotContain("ouvrir une session");

    Visitor guest = new Visitor(port);
    String link = linkTo(email);
    HttpResponse<String> page = guest.get(link);
    assertThat(page.body()).contains("Noor Guestfictional");
    assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    assertThat(target(guest.form(link, link, account(word, PASSWORD)))).isEqualTo("/login");
    assertThat(guest.get(link).body()).as("used").contains("This link opens nothing any more");
    assertThat(guest.form("/login", link, account(word + "2", PASSWORD)).body()).contains("This link opens nothing any more");

    assertThat(target(guest.signIn(word, PASSWORD))).isEqualTo("/");
    assertThat(guest.get("/verifier").statusCode()).isEqualTo(200);
    assertThat(guest.get("/people").statusCode()).as("a member looks after nobody").isEqualTo(403);
    assertThat(lead.get("/people").body()).doesNotContain(email);

    String person = "/people/" + id(word);
    assertThat(target(lead.form(person, person + "/deactivate", Map.of()))).isEqualTo(person);
    assertThat(target(guest.get("/verifier"))).as("at once").isEqualTo("/login");
    assertThat(target(guest.signIn(word, PASSWORD))).isEqualTo("/login?error");
    lead.form(person, person + "/reactivate", Map.of());
    assertThat(target(guest.signIn(word, PASSWORD))).startsWith("/verifier");
    assertThat(audited("deactivateAccount", word)).isOne();
    assertThat(audited("reactivateAccount", word)).isOne();
  }

  @Test
  void theDatabaseHoldsNoUsableLinkOnceTheMailHasLeft() throws Exception {
    lead().form("/people/invite", "/people/invite", invitee(email, "role", "member"));
    String link = linkTo(email);
    String token = link.substring(link.lastIndexOf('/') + 1);

    for (String table : new String[] {"outbox", "invitation", "audit_event"}) {
      assertThat(jdbc.sql("select count(*) from " + table + " t where position(? in t::text) > 0").param(token).query(Long.class).single())
          .as(table).isZero();
    }
    assertThat(jdbc.sql("select path from outbox where recipient = ?").param(email).query(String.class).single()).isEmpty();
  }

  @Test
  void aLinkIsGoodForSevenDaysAndOnlyTheNewestOpens() throws Exception {
    Visitor lead = lead();
    lead.form("/people/invite", "/people/invite", invitee(email, "role", "lead"));
    String first = linkTo(email);
    Visitor guest = new Visitor(port);
    clock.advance(Duration.ofDays(7).minusMinutes(1));
    assertThat(guest.get(first).body()).contains("Noor Guestfictional");
    clock.advance(Duration.ofMinutes(2));
    assertThat(guest.get(first).body()).contains("This link opens nothing any more");
    assertThat(guest.form("/login", first, account(word, PASSWORD)).body()).contains("This link opens nothing any more");

    String invitation = "/people/invitations/" + invitation();
    assertThat(lead.get("/people").body()).contains("Link expired");
    lead.form("/people/invite", invitation + "/again", Map.of());
    String second = linkTo(email);
    assertThat(guest.get(first).body()).contains("This link opens nothing any more");
    assertThat(guest.get(second).body()).contains("Noor Guestfictional");
    lead.form("/people/invite", invitation + "/withdraw", Map.of());
    assertThat(page(guest, second)).isEqualTo(page(guest, "/invitation/neverheardof"));
    assertThat(lead.form("/people/invite", invitation + "/again", Map.of()).statusCode()).isEqualTo(404);
  }

  @Test
  void whatWillNotDoIsSaidBesideTheFieldsAndTheLinkStaysGood() throws Exception {
    Visitor lead = lead();
    HttpResponse<String> wrong = lead.form("/people/invite", "/people/invite",
        Map.of("displayName", "Noor\u202EGuest", "email", "nowhere", "language", "de", "role", "owner"));
    assertThat(wrong.statusCode()).isEqualTo(200);
    assertThat(wrong.body()).contains("Remove invisible characters", "Give a full e-mail address", "Choose one of the answers");
    assertThat(jdbc.sql("select count(*) from invitation where email = 'nowhere'").query(Long.class).single()).isZero();

    lead.form("/people/invite", "/people/invite", invitee(email, "role", "member"));
    String link = linkTo(email);
    Visitor guest = new Visitor(port);
    assertThat(guest.form(link, link, account("Not Allowed", "short")).body()).contains("Use 3 to 40 small letters", "Use 12 to 200 characters");
    assertThat(guest.form(link, link, account("intake", PASSWORD)).body()).contains("This user name is taken");
    assertThat(guest.form(link, link, Map.of("username", word, "password", PASSWORD, "again", PASSWORD + "x")).body()).contains("not the same");
    assertThat(target(guest.form(link, link, account(word, PASSWORD)))).isEqualTo("/login");
  }

  @Test
  void ofTwoWhoUseALinkAtOneMomentOneMakesAnAccount() throws Exception {
    lead().form("/people/invite", "/people/invite", invitee(email, "role", "member"));
    String token = linkTo(email).replace("/invitation/", "");
    ExecutorService guests = Executors.newFixedThreadPool(4);
    int made = 0;
    try {
      for (Future<Boolean> answer : guests.invokeAll(IntStream.range(0, 4)
          .mapToObj(i -> (Callable<Boolean>) () -> inviting.accept(token, word + i, PASSWORD, PASSWORD)).toList())) {
        made += answer.get() ? 1 : 0;
      }
    } finally {
      guests.shutdown();
    }
    assertThat(made).isOne();
    assertThat(jdbc.sql("select count(*) from account where email = ?").param(email).query(Long.class).single()).isOne();
  }

  @Test
  void aSuspendedOrganizationsInvitationOpensNothing() throws Exception {
    lead().form("/people/invite", "/people/invite", invitee(email, "role", "member"));
    String link = linkTo(email);
    jdbc.sql("update organization set suspended_at = now() where id = ?").param(home.id()).update();

    assertThat(new Visitor(port).get(link).body()).contains("This link opens nothing any more");
    assertThat(target(new Visitor(port).form("/login", link, account(word, PASSWORD)))).isEqualTo("200");
    assertThat(jdbc.sql("select count(*) from account where username = ?").param(word).query(Long.class).single()).isZero();
  }

  @Test
  void anAdministratorInvitesStaffAndTheFirstLeadOfAnOrganization() throws Exception {
    Visitor admin = signedIn("admin");
    assertThat(target(admin.form("/desk/people/invite", "/desk/people/invite", invitee(email, "roles", "auditor"))))
        .isEqualTo("/desk/people/invitations");
    String link = linkTo(email);
    Visitor staff = new Visitor(port);
    assertThat(target(staff.form(link, link, account(word, PASSWORD)))).isEqualTo("/login");
    staff.signIn(word, PASSWORD);
    assertThat(staff.get("/desk/audit").statusCode()).isEqualTo(200);
    assertThat(staff.get("/desk/people").statusCode()).isEqualTo(403);

    String other = "lead." + email;
    admin.form("/desk/people/invite-partner", "/desk/people/invite-partner",
        invitee(other, "role", "lead", "organization", home.id().toString()));
    link = linkTo(other);
    Visitor lead = new Visitor(port);
    lead.form(link, link, account("lead" + word, PASSWORD));
    lead.signIn("lead" + word, PASSWORD);
    assertThat(lead.get("/people").statusCode()).isEqualTo(200);

    for (String[] bad : new String[][] {{"roles", "verifier"}, {"roles", "root"}, {"other", "x"}}) {
      assertThat(admin.form("/desk/people/invite", "/desk/people/invite", invitee("bad@example.org", bad)).statusCode()).isEqualTo(200);
    }
    assertThat(jdbc.sql("select count(*) from invitation where email = 'bad@example.org'").query(Long.class).single()).isZero();
  }

  @Test
  void nobodyElseReachesInvitations() {
    Visitor lead = lead();
    lead.form("/people/invite", "/people/invite", invitee(email, "role", "member"));
    Visitor stranger = signedIn(elsewhere.signIn());
    assertThat(stranger.get("/people").body()).doesNotContain(email);
    for (String what : new String[] {"/again", "/withdraw"}) {
      assertThat(stranger.form("/people/invite", "/people/invitations/" + invitation() + what, Map.of()).statusCode()).as(what).isEqualTo(404);
    }
    assertThat(lead.get("/people").body()).contains(email);
    assertThat(lead.get("/desk/people/invite").statusCode()).isEqualTo(403);
    assertThat(lead.form("/people/invite", "/desk/people/invite", invitee(email, "roles", "admin")).statusCode()).isEqualTo(403);
    assertThat(signedIn("supervisor").get("/desk/people").statusCode()).isEqualTo(403);
    assertThat(target(new Visitor(port).get("/people"))).isEqualTo("/login");
    assertThat(target(new Visitor(port).get("/desk/people"))).isEqualTo("/login");
    // a lead cannot name another organization
    lead.form("/people/invite", "/people/invite", invitee("x" + email, "role", "lead", "organization", elsewhere.id().toString()));
    assertThat(jdbc.sql("select organization_id from invitation where email = ?").param("x" + email).query(UUID.class).single())
        .isEqualTo(home.id());
  }

  private static String page(Visitor visitor, String link) {
    return visitor.get(link).body().replace(link, "");
  }

  private UUID invitation() {
    return jdbc.sql("select id from invitation where email = ?").param(email).query(UUID.class).single();
  }

  private static Map<String, String> account(String username, String password) {
    Map<String, String> fields = new HashMap<>(password(password));
    fields.put("username", username);
    return fields;
  }
}
