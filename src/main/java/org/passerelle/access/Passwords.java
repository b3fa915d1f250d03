package org.passerelle.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * How secrets are stored: people's passwords with Argon2id; the secrets of programs, which are drawn at random with 256 bits and cannot be
 * guessed, with SHA-256, so that a program's every request does not cost what a sign-in costs.
 */
@Configuration(proxyBeanMethods = false)
class Passwords {

  @Bean
  PasswordEncoder passwordEncoder() {
    return new DelegatingPasswordEncoder("argon2",
        Map.of("argon2", Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8(), "sha256", new ProgramSecrets()));
  }

  private static final class ProgramSecrets implements PasswordEncoder {

    @Override
    public String encode(CharSequence secret) {
      try {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public boolean matches(CharSequence secret, String stored) {
      return MessageDigest.isEqual(encode(secret).getBytes(StandardCharsets.US_ASCII), stored.getBytes(StandardCharsets.US_ASCII));
    }
  }
}
