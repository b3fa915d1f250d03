package org.passerelle.portal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.passerelle.casefile.Birth;
import org.passerelle.pages.CodeNames;
import org.passerelle.pages.Times;
import org.passerelle.portal.ReferralChoices.Choice;
import org.passerelle.referral.FormField;
import org.passerelle.referral.FormField.Kind;
import org.passerelle.referral.TypedReferral;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * What the fields of the referral form and their answers are called, in the reader's language. A text may be given for a field by its name alone
 * or, where the same name means something else, by what it stands in: {@code field.specificNeeds.need} before {@code field.need}.
 */
@Component
class DraftWords {

  private static final Map<String, String> CODES = Map.of("primaryCategory", "category", "secondaryCategory", "category");

  private final MessageSource messages;
  private final ReferralChoices choices;
  private final CodeNames names;
  private final Times times;

  DraftWords(MessageSource messages, ReferralChoices choices, CodeNames names, Times times) {
    this.messages = messages;
    this.choices = choices;
    this.names = names;
    this.times = times;
  }

  String sentence(String key, Object... arguments) {
    return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
  }

  String label(String path) {
    return find("field.", path, "").orElseGet(() -> names(path)[names(path).length - 1]);
  }

  @Nullable String hint(String path) {
    return find("partner.hint.", path, "").orElse(null);
  }

  /** What a person is called: their name as typed, or their number until there is one. */
  String person(TypedReferral typed, String key) {
    String name = typed.answer("persons[" + key + "].fullName").strip();
    int number = typed.given("persons").indexOf(key) + 1;
    return name.isEmpty() ? sentence("draft.person", number) : sentence("draft.personNamed", number, name);
  }

  /** What an entry of a list is called. */
  String entry(TypedReferral typed, String path) {
    String list = path.substring(0, path.lastIndexOf('['));
    String key = path.substring(path.lastIndexOf('[') + 1, path.length() - 1);
    return list.equals("persons") ? person(typed, key)
        : sentence("draft.entry." + names(list)[names(list).length - 1], typed.given(list).indexOf(key) + 1);
  }

  /** Which entry a field stands in, outermost first; empty when it stands in none. */
  String context(TypedReferral typed, String path) {
    StringBuilder context = new StringBuilder();
    for (int end = path.indexOf(']'); end >= 0 && end < path.length() - 1; end = path.indexOf(']', end + 1)) {
      context.append(entry(typed, path.substring(0, end + 1))).append(", ");
    }
    return context.toString();
  }

  /** What may be chosen in a field. */
  List<Choice> choices(FormField field, String path, TypedReferral typed) {
    return switch (field.kind()) {
      case code, codes -> field.name().equals("intendedProvince") ? choices.provinces()
          : field.codes().stream().map(code -> new Choice(code, code(path, code))).toList();
      case yesNo -> Stream.of("true", "false").map(code -> new Choice(code, code(path, code))).toList();
      case country -> choices.countries();
      case countryOrStateless -> Stream.concat(Stream.of(new Choice(CodeNames.STATELESS, names.country(CodeNames.STATELESS))), choices.countries().stream())
          .toList();
      case language, languages -> choices.languages(typed.given(path).stream().filter(code -> code.matches("[a-z]{2,3}")).toList());
      case person, persons -> typed.given("persons").stream().map(key -> new Choice(key, person(typed, key))).toList();
      default -> List.of();
    };
  }

  /** The answers in a field as they are read, each on its own. */
  List<String> shown(TypedReferral typed, String path) {
    Optional<FormField> field = typed.field(path);
    if (field.isEmpty()) {
      return List.of();
    }
    List<Choice> known = field.get().kind() == Kind.code || field.get().kind().several() || field.get().kind() == Kind.yesNo
        || field.get().kind() == Kind.person ? choices(field.get(), path, typed) : List.of();
    return typed.given(path).stream().map(answer -> shown(field.get(), answer, known)).toList();
  }

  private String shown(FormField field, String answer, List<Choice> known) {
    return switch (field.kind()) {
      case country, countryOrStateless -> names.country(answer);
      case language -> answer.matches("[a-z]{2,3}") ? names.language(answer) : answer;
      default -> known.stream().filter(choice -> choice.code().equals(answer)).map(Choice::name).findFirst().orElse(answer);
    };
  }

  /** The days a birth can mean. */
  String understood(Birth birth) {
    if (birth.earliest() == null || birth.latest() == null) {
      return sentence("draft.birth.unknown");
    }
    return birth.earliest().equals(birth.latest()) ? sentence("draft.birth.day", times.day(birth.earliest()))
        : sentence("draft.birth.between", times.day(birth.earliest()), times.day(birth.latest()));
  }

  private String code(String path, String code) {
    String[] names = names(path);
    String name = names[names.length - 1];
    String suffix = "." + code;
    return find("choice.", path, suffix)
        .orElseGet(() -> messages.getMessage(CODES.getOrDefault(name, name) + suffix, null,
            code.equals("true") || code.equals("false") ? sentence("choice." + code) : code, locale()));
  }

  private Optional<String> find(String prefix, String path, String suffix) {
    String[] names = names(path);
    for (int from = 0; from < names.length; from++) {
      String key = prefix + String.join(".", List.of(names).subList(from, names.length)) + suffix;
      String text = messages.getMessage(key, null, null, locale());
      if (text != null) {
        return Optional.of(text);
      }
    }
    return Optional.empty();
  }

  private static String[] names(String path) {
    return path.replaceAll("\\[[^]]*]", "").split("\\.");
  }

  private static Locale locale() {
    return LocaleContextHolder.getLocale();
  }
}
