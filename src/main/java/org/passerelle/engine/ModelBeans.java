package org.passerelle.engine;

import java.util.AbstractMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/**
 * The beans that expressions may reach: those marked {@link ModelBean}, made when first asked for, because delegates need the engine and the
 * engine needs this map first.
 */
final class ModelBeans extends AbstractMap<Object, Object> {

  private final ApplicationContext context;
  private final Set<String> names;

  ModelBeans(ApplicationContext context) {
    this.context = context;
    this.names = new TreeSet<>(Set.of(context.getBeanNamesForAnnotation(ModelBean.class)));
  }

  @Override
  public boolean containsKey(Object name) {
    return name instanceof String text && names.contains(text);
  }

  @Override
  public @Nullable Object get(Object name) {
    return containsKey(name) ? context.getBean((String) name) : null;
  }

  @Override
  public Set<Entry<Object, Object>> entrySet() {
    return names.stream().map(name -> new SimpleImmutableEntry<Object, Object>(name, context.getBean(name)))
        .collect(Collectors.toUnmodifiableSet());
  }
}
