package org.passerelle.handoff;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.List;

/** Journeys and exemptions as they are stored. */
final class JourneyJson {

  private static final JsonMapper JSON = JsonMapper.builder().addModule(new JavaTimeModule())
      .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS).serializationInclusion(JsonInclude.Include.NON_EMPTY).build();
  private static final TypeReference<List<Exemption>> EXEMPTIONS = new TypeReference<>() {
  };

  private JourneyJson() {
  }

  static String write(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  static Journey journey(String stored) {
    try {
      return JSON.readValue(stored, Journey.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  static List<Exemption> exemptions(String stored) {
    try {
      return JSON.readValue(stored, EXEMPTIONS);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
