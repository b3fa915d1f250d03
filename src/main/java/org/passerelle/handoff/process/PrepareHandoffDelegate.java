package org.passerelle.handoff.process;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.spin.Spin;
import org.passerelle.engine.ModelBean;
import org.passerelle.engine.Variables;
import org.passerelle.handoff.Destining;
import org.passerelle.reference.Place;

/** Lays before the destining officer what the destination depends on. */
@ModelBean("prepareHandoffDelegate")
class PrepareHandoffDelegate implements JavaDelegate {

  private final Destining destining;
  private final ObjectMapper json;

  PrepareHandoffDelegate(Destining destining, ObjectMapper json) {
    this.destining = destining;
    this.json = json;
  }

  @Override
  public void execute(DelegateExecution execution) throws Exception {
    Destining.Prospect prospect = destining.prepare(Variables.caseId(execution));
    execution.setVariable(HandoffModel.DESTINATION_REGION, prospect.quebec() ? HandoffModel.QUEBEC : HandoffModel.ELSEWHERE);
    List<Option> options = prospect.options().stream().map(Option::of).toList();
    execution.setVariable(HandoffModel.DESTINATION_OPTIONS, Spin.JSON(json.writeValueAsString(options)));
  }

  /** One choice of the form's list, as form-js reads it. */
  private record Option(String label, String value) {

    static Option of(Place place) {
      return new Option(place.label(), place.code());
    }
  }
}
