package org.passerelle.pages;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.SignedIn;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/**
 * French or English: for a person the language they chose; for a program what the request asks for; before sign-in the {@code lang} of the
 * address, the cookie it left, or what the browser prefers.
 */
@Component("localeResolver")
class ReadersLanguage implements LocaleResolver {

  private static final String NAME = "lang";
  private static final List<String> LANGUAGES = List.of("en", "fr");

  @Override
  public Locale resolveLocale(HttpServletRequest request) {
    Optional<SignedIn> reader = SignedIn.current();
    boolean api = request.getRequestURI().startsWith(request.getContextPath() + "/api/");
    if (api && request.getHeader("Accept-Language") != null) {
      return preferred(request);
    }
    return reader.map(SignedIn::locale).or(() -> chosen(request).map(Locale::forLanguageTag)).orElseGet(() -> preferred(request));
  }

  @Override
  public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
    if (response != null && locale != null) {
      response.addHeader("Set-Cookie",
          ResponseCookie.from(NAME, locale.getLanguage()).path("/").httpOnly(true).sameSite("Lax").secure(request.isSecure()).build()
              .toString());
    }
  }

  private static Optional<String> chosen(HttpServletRequest request) {
    Stream<String> cookies = request.getCookies() == null ? Stream.empty()
        : Arrays.stream(request.getCookies()).filter(cookie -> NAME.equals(cookie.getName())).map(Cookie::getValue);
    return Stream.concat(Stream.of(Objects.requireNonNullElse(request.getParameter(NAME), "")), cookies).filter(LANGUAGES::contains)
        .findFirst();
  }

  private static Locale preferred(HttpServletRequest request) {
    String header = Objects.requireNonNullElse(request.getHeader("Accept-Language"), "");
    try {
      String best = header.isBlank() ? null : Locale.lookupTag(Locale.LanguageRange.parse(header), LANGUAGES);
      return Locale.forLanguageTag(best == null ? "en" : best);
    } catch (IllegalArgumentException malformed) {
      return Locale.ENGLISH;
    }
  }
}
