package org.passerelle.engine;

import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** A bean like any other, which no model may name. */
@Component("unlistedDelegate")
public class UnlistedDelegate implements JavaDelegate {

  static final AtomicInteger RUNS = new AtomicInteger();

  @Override
  public void execute(DelegateExecution execution) {
    RUNS.incrementAndGet();
  }
}
