package org.passerelle.pages.description;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The published schemas and the example, as files for whoever writes a program. They say nothing of anybody, and need no sign-in. */
@Controller
class SchemaFiles {

  private static final MediaType SCHEMA = MediaType.valueOf("application/schema+json");

  @GetMapping("/api/v1/{name:referral|change|notice}.schema.json")
  ResponseEntity<Resource> schema(@PathVariable String name) {
    return file(name + ".schema.json", SCHEMA);
  }

  @GetMapping("/api/v1/referral.example.json")
  ResponseEntity<Resource> example() {
    return file("referral.example.json", MediaType.APPLICATION_JSON);
  }

  private static ResponseEntity<Resource> file(String name, MediaType type) {
    return ResponseEntity.ok().contentType(type).body(new ClassPathResource("schema/" + name));
  }
}
