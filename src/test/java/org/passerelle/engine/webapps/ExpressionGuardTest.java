package org.passerelle.engine.webapps;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.support.Visitor;

/** What the engine could read as an expression never reaches it, however it is written. */
class ExpressionGuardTest extends WebappTest {

  private static final String QUERY = ENGINE + "/task";

  @ParameterizedTest
  @ValueSource(strings = {
      "{\"assigneeExpression\":\"x\"}", "{\"orQueries\":[{\"assigneeExpression\":\"x\"}]}", "{\"a\":{\"b\":[[{\"cExpression\":null}]]}}",
      "{\"assignee\\u0045xpression\":\"x\"}", "{\"assigneeEXPRESSION\":\"x\"}", "{\"assigneeExpression \":\"x\"}",
      "[{\"assigneeExpression\":\"x\"}]"})
  void aKeyThatEndsSoIsRefusedAtAnyDepth(String body) {
    assertThat(as("intake").call("POST", QUERY, body).statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"?assigneeExpression=x", "?a=b&dueAfterExpression=x", "?a=b&due%41fterExpressio%6e=x", "?x=1;assigneeExpression=y",
      "?assigneeExpression"})
  void soIsAParameter(String query) {
    assertThat(as("intake").get(QUERY + query).statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "{\"a\":1}{\"b\":2}", "{\"a\":1,\"a\":2}", "{a:1}", "nothing", "{\"a\":1} trailing", "\u0001"})
  void whatIsNotOneJsonValueIsRefused(String body) {
    assertThat(as("intake").call("POST", QUERY, body).statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({"application/json;charset=UTF-16, UTF-16, 415", "application/json, UTF-16, 400", "application/json;charset=IBM037, IBM037, 415",
      "application/x-www-form-urlencoded, UTF-8, 415", "multipart/form-data, UTF-8, 415", "text/plain, UTF-8, 415", "nonsense, UTF-8, 415"})
  void anEncodingThatCouldBeReadTwoWaysIsRefused(String type, String charset, int status) {
    assertThat(as("intake").call("POST", QUERY, type, "{\"a\":1}".getBytes(Charset.forName(charset))).statusCode()).isEqualTo(status);
  }

  @Test
  void aBodyWithoutEndIsRefused() {
    byte[] large = ("{\"a\":\"" + "x".repeat(ExpressionGuard.LARGEST_BODY) + "\"}").getBytes(StandardCharsets.UTF_8);
    assertThat(as("intake").call("POST", QUERY, "application/json", large).statusCode()).isEqualTo(413);
  }

  @Test
  void theOfficerReadsWhyAndItIsOnRecord() {
    Visitor officer = as("accueil");
    assertThat(officer.call("POST", QUERY, "{\"assigneeExpression\":\"x\"}").body()).contains("Les expressions ne sont pas permises");
    assertThat(jdbc.sql("select subject from audit_event where action = 'expressionRefused' and actor = 'accueil' order by id desc limit 1")
        .query(String.class).single()).isEqualTo("POST " + QUERY);
  }

  @Test
  void tasklistsOwnQueriesPass() {
    assertThat(as("intake").call("POST", QUERY + "?maxResults=5", "{\"orQueries\":[{\"assignee\":\"intake\"}],\"nameLike\":\"%Expression%\"}").statusCode())
        .isEqualTo(200);
  }
}
