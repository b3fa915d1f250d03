package org.passerelle.partner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passerelle.casefile.Particulars.OtherName;
import org.springframework.stereotype.Component;

/** Writes other names as they are stored, and reads them back. */
@Component
class OtherNames {

  private static final TypeReference<List<OtherName>> LIST = new TypeReference<>() { };

  private final ObjectMapper json;

  OtherNames(ObjectMapper json) {
    this.json = json;
  }

  String write(List<OtherName> names) {
    try {
      return json.writeValueAsString(names);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("other names cannot be written", e);
    }
  }

  List<OtherName> read(@Nullable String stored) {
    try {
      return stored == null ? List.of() : json.readValue(stored, LIST);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("other names cannot be read", e);
    }
  }
}
