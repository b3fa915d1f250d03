package org.passerelle.handoff.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Locale;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.spin.Spin;
import org.passerelle.engine.ModelBean;
import org.passerelle.engine.Variables;
import org.passerelle.handoff.CityChoice.Suggestion;
import org.passerelle.handoff.Destining;
import org.springframework.context.MessageSource;

/** Lays the cities before the destining officer, the most fitting first, each with what speaks most for it. */
@ModelBean("proposeDestinationsDelegate")
class ProposeDestinationsDelegate implements JavaDelegate {

  private final Destining destining;
  private final MessageSource messages;
  private final ObjectMapper json;

  ProposeDestinationsDelegate(Destining destining, MessageSource messages, ObjectMapper json) {
    this.destining = destining;
    this.messages = messages;
    this.json = json;
  }

  @Override
  public void execute(DelegateExecution execution) throws JsonProcessingException {
    List<Option> options = destining.propose(Variables.caseId(execution)).stream()
        .map(city -> new Option(label(city, Locale.ENGLISH), label(city, Locale.FRENCH), city.place().code())).toList();
    execution.setVariable(HandoffModel.DESTINATION_OPTIONS, Spin.JSON(json.writeValueAsString(options)));
  }

  private String label(Suggestion city, Locale language) {
    return messages.getMessage("destining.label", new Object[] {
        messages.getMessage("destining.because." + city.because(), null, language), city.place().name(), city.place().province()}, language);
  }

  /** One choice of the form's list, in both languages: whoever opens the form reads theirs. */
  private record Option(String label, String labelFr, String value) {
  }
}
