package org.passerelle.handoff.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.spin.Spin;
import org.passerelle.engine.ModelBean;
import org.passerelle.engine.Variables;
import org.passerelle.handoff.Destining;
import org.passerelle.reference.Place;

/** Lays the cities before the destining officer, the most fitting first. */
@ModelBean("proposeDestinationsDelegate")
class ProposeDestinationsDelegate implements JavaDelegate {

  private final Destining destining;
  private final ObjectMapper json;

  ProposeDestinationsDelegate(Destining destining, ObjectMapper json) {
    this.destining = destining;
    this.json = json;
  }

  @Override
  public void execute(DelegateExecution execution) throws JsonProcessingException {
    List<Option> options = destining.propose(Variables.caseId(execution)).stream().map(Option::of).toList();
    execution.setVariable(HandoffModel.DESTINATION_OPTIONS, Spin.JSON(json.writeValueAsString(options)));
  }

  /** One choice of the form's list, as form-js reads it. */
  private record Option(String label, String value) {

    static Option of(Place place) {
      return new Option(place.label(), place.code());
    }
  }
}
