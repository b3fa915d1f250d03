package org.passerelle.screening.watchlist.edition;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.passerelle.screening.watchlist.edition.ListRefused.Where;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says in words why a file was not loaded: where, what, and after which entry. */
@Component
public class RefusalWords {

  private final MessageSource messages;

  RefusalWords(MessageSource messages) {
    this.messages = messages;
  }

  public String sentence(ListRefused refused, Locale language) {
    Object[] arguments = Arrays.stream(refused.arguments())
        .map(argument -> argument instanceof String key && key.startsWith("watchlist.format.") ? messages.getMessage(key, null, language) : argument).toArray();
    Stream<String> place = Stream.ofNullable(refused.where()).map(where -> place(where, language));
    Stream<String> after = Stream.ofNullable(refused.after()).map(reference -> messages.getMessage("watchlist.at.after", new Object[] {reference}, language));
    return Stream.of(place, Stream.of(messages.getMessage(refused.messageKey(), arguments, language)), after).flatMap(part -> part)
        .collect(Collectors.joining(" "));
  }

  private String place(Where where, Locale language) {
    String line = String.valueOf(where.line());
    if (where.field() != null) {
      return messages.getMessage("watchlist.at.field", new Object[] {line, where.field()}, language);
    }
    return where.column() == null ? messages.getMessage("watchlist.at.line", new Object[] {line}, language)
        : messages.getMessage("watchlist.at.place", new Object[] {line, String.valueOf(where.column())}, language);
  }
}
