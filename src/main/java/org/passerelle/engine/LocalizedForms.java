package org.passerelle.engine;

import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.form.FormDefinition;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.passerelle.access.SignedIn;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Turns the plain form id that an analyst wrote ({@code review-referral}) into the form of the reader's language
 * ({@code review-referral.fr}). The engine asks at each request, so one model serves both languages.
 */
@Component
@Order(1)
class LocalizedForms extends AbstractBpmnParseListener {

  private static final String DEFAULT_LANGUAGE = "en";

  @Override
  public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
    FormDefinition form = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition().getFormDefinition();
    Expression plain = form.getCamundaFormDefinitionKey();
    if (plain != null) {
      form.setCamundaFormDefinitionKey(new InReadersLanguage(plain.getExpressionText()));
    }
  }

  private record InReadersLanguage(String formId) implements Expression {

    @Override
    public Object getValue(VariableScope scope) {
      return formId + "." + SignedIn.current().map(SignedIn::language).orElse(DEFAULT_LANGUAGE);
    }

    @Override
    public void setValue(Object value, VariableScope scope) {
      throw new UnsupportedOperationException();
    }

    @Override
    public String getExpressionText() {
      return formId;
    }

    @Override
    public boolean isLiteralText() {
      return false;
    }
  }
}
