package org.passerelle.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor.Version;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What is built in, by the build's own list (CycloneDX), is at least as new as the checked-in list of versions without known holes. */
class MinimumVersionsTest {

  private static final String BUILT_IN = "/META-INF/sbom/application.cdx.json";
  private static final String MINIMUM = "/minimum-versions.properties";

  @TestFactory
  Stream<DynamicTest> isNewEnough() throws IOException {
    Properties minimum = new Properties();
    minimum.load(open(MINIMUM));
    Map<String, String> builtIn = builtIn();
    return minimum.stringPropertyNames().stream().sorted().map(name -> DynamicTest.dynamicTest(name, () -> {
      assertThat(builtIn).containsKey(name);
      assertThat(Version.parse(builtIn.get(name))).isGreaterThanOrEqualTo(Version.parse(minimum.getProperty(name)));
    }));
  }

  @Test
  void whatRunsIsWhatTheListSays() throws IOException {
    assertThat(builtIn().get("org.postgresql:postgresql")).isEqualTo(org.postgresql.util.DriverInfo.DRIVER_VERSION);
    assertThat(builtIn().get("org.apache.tomcat.embed:tomcat-embed-core"))
        .isEqualTo(org.apache.catalina.util.ServerInfo.getServerNumber().replaceFirst("\\.0$", ""));
    assertThat(builtIn().get("org.springframework.boot:spring-boot")).isEqualTo(org.springframework.boot.SpringBootVersion.getVersion());
  }

  private static Map<String, String> builtIn() throws IOException {
    Map<String, String> versions = new TreeMap<>();
    for (JsonNode component : new ObjectMapper().readTree(open(BUILT_IN)).path("components")) {
      versions.put(component.path("group").asText() + ":" + component.path("name").asText(), component.path("version").asText());
    }
    return versions;
  }

  private static InputStream open(String name) {
    InputStream in = MinimumVersionsTest.class.getResourceAsStream(name);
    assertThat(in).as("%s: the build makes it before the tests", name).isNotNull();
    return in;
  }
}
