package org.passerelle.referral;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON into records of texts, numbers, yes and no, lists and records, without guessing: a number is not taken for a text, a text not for
 * a number. Unlike the usual reader it does not stop at the first fault, so that a program hears of all of them at once.
 */
final class StrictJson {

  /** More than anybody mends in one go. */
  private static final int MOST_FAULTS = 500;

  /** No list we know is longer; a longer one is not looked into, entry by entry. */
  private static final int MOST_ENTRIES = 1_000;

  private final List<Wrong> faults = new ArrayList<>();

  /** What was wrong, after reading. */
  List<Wrong> faults() {
    return faults;
  }

  /** Reads an object; parts that are wrong are noted and left out. */
  <R extends Record> R read(JsonNode object, Class<R> type, String path) {
    RecordComponent[] components = type.getRecordComponents();
    Set<String> known = Arrays.stream(components).map(RecordComponent::getName).collect(Collectors.toCollection(TreeSet::new));
    object.fieldNames().forEachRemaining(name -> {
      if (!known.contains(name)) {
        note(new Wrong(below(path, shortened(name)), "problem.unknownField"));
      }
    });
    Object[] values = Arrays.stream(components)
        .map(component -> value(object.get(component.getName()), component.getGenericType(), below(path, component.getName()))).toArray();
    return construct(type, components, values);
  }

  private @Nullable Object value(@Nullable JsonNode node, Type type, String path) {
    if (node == null || node.isNull()) {
      return null;
    }
    if (type == String.class && node.isTextual()) {
      return node.textValue();
    }
    if (type == Integer.class && node.isNumber() && node.canConvertToExactIntegral() && node.canConvertToInt()) {
      return node.intValue();
    }
    if (type == Boolean.class && node.isBoolean()) {
      return node.booleanValue();
    }
    if (type instanceof ParameterizedType && node.size() > MOST_ENTRIES) {
      note(new Wrong(path, "problem.tooMany"));
      return null;
    }
    if (type instanceof ParameterizedType list && node.isArray()) {
      return list(node, list.getActualTypeArguments()[0], path);
    }
    if (type instanceof Class<?> wanted && wanted.isRecord() && node.isObject()) {
      return read(node, wanted.asSubclass(Record.class), path);
    }
    note(new Wrong(path, "problem.wrongType"));
    return null;
  }

  private List<Object> list(JsonNode array, Type type, String path) {
    List<Object> values = new ArrayList<>(array.size());
    for (int index = 0; index < array.size(); index++) {
      values.add(value(array.get(index), type, path + "[" + index + "]"));
    }
    return values;
  }

  /** Makes a record of its parts. */
  static <R extends Record> R construct(Class<R> type, RecordComponent[] components, @Nullable Object[] values) {
    try {
      Class<?>[] types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      return type.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make a " + type.getSimpleName(), e);
    }
  }

  /** A part of a record. */
  static @Nullable Object part(Record record, String name) {
    try {
      return record.getClass().getDeclaredMethod(name).invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read a " + record.getClass().getSimpleName(), e);
    }
  }

  private void note(Wrong wrong) {
    if (faults.size() < MOST_FAULTS) {
      faults.add(wrong);
    }
  }

  private static String below(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  /** Names of unknown fields are the sender's own words: they are repeated only as far as they can be a name. */
  private static String shortened(String name) {
    return name.matches("[A-Za-z0-9_-]{1,40}") ? name : "?";
  }

  /** A part that is not what belongs there. */
  record Wrong(String path, String messageKey) {
  }
}
