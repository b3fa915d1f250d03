package org.passerelle.identity.process;

import java.util.Map;
import org.passerelle.engine.OpenTask;
import org.passerelle.engine.TaskDecision;
import org.passerelle.engine.TaskForm;
import org.passerelle.identity.SafetyOfContact;
import org.passerelle.identity.gate.SafetyAssessment.Contact;
import org.passerelle.identity.gate.SafetyAssessment.StaffSex;
import org.passerelle.identity.gate.SafetyAssessment.WorkPlace;
import org.springframework.stereotype.Component;

/** The officer's assessment of whether and how the family may be met. */
@Component
class AssessSafety implements TaskDecision {

  private final SafetyOfContact safety;

  AssessSafety(SafetyOfContact safety) {
    this.safety = safety;
  }

  @Override
  public String task() {
    return IdentityModel.ASSESS_SAFETY;
  }

  @Override
  public Map<String, Object> decide(OpenTask task, TaskForm form) {
    Contact contact = form.code(IdentityModel.CONTACT, Contact.class);
    safety.assess(task, contact, form.code("staffSex", StaffSex.class), form.code("workPlace", WorkPlace.class), form.text("familySafety"),
        form.text("ngoSafety"));
    return Map.of(IdentityModel.CONTACT, contact.name(), IdentityModel.SAFETY_ASSESSED, true);
  }
}
