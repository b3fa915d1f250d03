package org.passerelle.engine;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.core.annotation.AliasFor;
import org.springframework.stereotype.Component;

/**
 * A delegate or listener that models may name in an expression. Beans without it cannot be reached from any expression, whoever wrote it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Component
public @interface ModelBean {

  /** The name the models use. */
  @AliasFor(annotation = Component.class, attribute = "value")
  String value();
}
