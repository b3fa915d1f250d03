package org.passerelle.portal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.passerelle.casefile.Birth;
import org.passerelle.identity.Attestation.Manner;
import org.passerelle.portal.ReferralChoices.Choice;
import org.passerelle.referral.FormField;
import org.passerelle.referral.FormField.Kind;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * What the fields of an attestation and their answers are called, in the reader's language. A text may be given for a field by its name alone or, where
 * the same name means something else, by what it stands in: {@code attestation.referees.name} before {@code attestation.name}.
 */
@Component
class VisitWords {

  private final MessageSource messages;
  private final DraftWords drafts;

  VisitWords(MessageSource messages, DraftWords drafts) {
    this.messages = messages;
    this.drafts = drafts;
  }

  String sentence(String key, Object... arguments) {
    return messages.getMessage(key, arguments, locale());
  }

  String label(String path) {
    return find("attestation.", path, "").orElse(path);
  }

  @Nullable String hint(String path) {
    return find("attestation.hint.", path, "").orElse(null);
  }

  /** What an entry of a list is called. */
  String entry(TypedVisit typed, String entry) {
    String list = entry.substring(0, entry.lastIndexOf('['));
    if (list.equals(TypedVisit.PEOPLE) || list.equals(TypedVisit.KINSHIP)) {
      return typed.member(entry).name();
    }
    return sentence("visit.entry." + list.substring(list.indexOf('.') + 1), typed.entries(list).indexOf(entry) + 1);
  }

  /** Which entry a field stands in; empty when it stands in none. */
  String context(TypedVisit typed, String path) {
    int end = path.indexOf("].");
    return end < 0 ? "" : entry(typed, path.substring(0, end + 1)) + ", ";
  }

  /** What may be chosen in a field. */
  List<Choice> choices(FormField field, String path, TypedVisit typed, Manner allowed) {
    return switch (field.kind()) {
      case code -> field.codes().stream().filter(code -> !path.equals("manner") || allowed == Manner.inPerson || code.equals(Manner.remote.name()))
          .map(code -> new Choice(code, code(path, code))).toList();
      case yesNo -> Stream.of("true", "false").map(code -> new Choice(code, code(path, code))).toList();
      case person -> typed.family().stream().map(member -> new Choice(member.id().toString(), member.name())).toList();
      default -> List.of();
    };
  }

  /** The answers in a field as they are read, each on its own. */
  List<String> shown(TypedVisit typed, String path) {
    Optional<FormField> field = typed.field(path);
    if (field.isEmpty()) {
      return List.of();
    }
    List<Choice> known = field.get().kind() == Kind.code || field.get().kind() == Kind.yesNo || field.get().kind() == Kind.person
        ? choices(field.get(), path, typed, Manner.inPerson) : List.of();
    return typed.given(path).stream()
        .map(answer -> known.stream().filter(choice -> choice.code().equals(answer)).map(Choice::name).findFirst().orElse(answer)).toList();
  }

  /** The days a birth can mean. */
  String understood(Birth birth) {
    return drafts.understood(birth);
  }

  private String code(String path, String code) {
    String name = path.substring(path.lastIndexOf('.') + 1);
    return switch (name) {
      case "met" -> sentence("choice." + code);
      case "relation" -> sentence("relation." + code);
      case "calendar" -> sentence("birthCalendar." + code);
      default -> sentence("attestation." + (name.matches("check[A-Z].*") ? "checkResult" : name) + "." + code);
    };
  }

  private Optional<String> find(String prefix, String path, String suffix) {
    String[] names = path.replaceAll("\\[[^]]*]", "").split("\\.");
    for (int from = 0; from < names.length; from++) {
      String text = messages.getMessage(prefix + String.join(".", List.of(names).subList(from, names.length)) + suffix, null, null, locale());
      if (text != null) {
        return Optional.of(text);
      }
    }
    return Optional.empty();
  }

  private static Locale locale() {
    return LocaleContextHolder.getLocale();
  }
}
