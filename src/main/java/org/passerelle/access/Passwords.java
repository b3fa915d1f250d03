package org.passerelle.access;

import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * How secrets are stored: people's passwords with Argon2id; the secrets of programs as {@link ProgramSecrets} says.
 */
@Configuration(proxyBeanMethods = false)
class Passwords {

  @Bean
  PasswordEncoder passwordEncoder() {
    return encoder("argon2");
  }

  /** The same encoder, except that an unknown program costs what a known one costs. */
  static PasswordEncoder forPrograms() {
    return encoder(ProgramSecrets.ID);
  }

  private static PasswordEncoder encoder(String preferred) {
    return new DelegatingPasswordEncoder(preferred,
        Map.of("argon2", Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8(), ProgramSecrets.ID, new ProgramSecrets()));
  }
}
