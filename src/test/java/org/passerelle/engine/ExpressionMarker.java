package org.passerelle.engine;

import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Harmless, and counts how often an expression touches it. */
@ModelBean("expressionMarker")
public class ExpressionMarker implements JavaDelegate {

  final AtomicInteger touched = new AtomicInteger();

  public String getTouched() {
    touched.incrementAndGet();
    return "intake";
  }

  public String touch() {
    return getTouched();
  }

  @Override
  public void execute(DelegateExecution execution) {
    touched.incrementAndGet();
  }
}
