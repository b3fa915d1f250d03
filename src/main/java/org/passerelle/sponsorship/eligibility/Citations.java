package org.passerelle.sponsorship.eligibility;

import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Where figures come from, in the reader's language. Templates call it {@code @citations}. */
@Component
public class Citations {

  private static final String PREFIX = "figures.cited.";

  private final MessageSource messages;
  private final Map<String, String> keys;

  Citations(MessageSource messages) {
    this.messages = messages;
    ResourceBundle english = ResourceBundle.getBundle("messages/eligibility", Locale.ROOT);
    keys = english.keySet().stream().filter(key -> key.startsWith(PREFIX)).collect(Collectors.toMap(english::getString, Function.identity()));
  }

  /** Sources that came with the software are stored in English and exist in both languages; what a supervisor entered stands as it was written. */
  public String text(String stored) {
    String key = keys.get(stored);
    return key == null ? stored : messages.getMessage(key, null, LocaleContextHolder.getLocale());
  }
}
