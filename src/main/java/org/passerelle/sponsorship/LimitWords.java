package org.passerelle.sponsorship;

import java.util.regex.Pattern;
import org.passerelle.pages.Times;
import org.passerelle.sponsorship.Limit.Refusal;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Says in the reader's language why a sponsor cannot take a family. Templates call it {@code @limitWords}. */
@Component
public class LimitWords {

  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  private final MessageSource messages;
  private final Times times;

  LimitWords(MessageSource messages, Times times) {
    this.messages = messages;
    this.times = times;
  }

  /** The words of {@code limit.<code>}, with numbers and days as readers write them. A code without words stands as it is. */
  public String text(Refusal refusal) {
    Object[] details = refusal.details().stream().map(this::readable).toArray();
    return messages.getMessage("limit." + refusal.code(), details, refusal.code(), LocaleContextHolder.getLocale());
  }

  private Object readable(String detail) {
    if (NUMBER.matcher(detail).matches()) {
      return Long.valueOf(detail);
    }
    return DAY.matcher(detail).matches() ? times.dayWritten(detail) : detail;
  }
}
