package org.passerelle.bench;

import java.util.List;
import java.util.Optional;

/** What stands after a bench's name: {@code --name value}. */
record Options(List<String> arguments) {

  Optional<String> value(String name) {
    int at = arguments.indexOf(name);
    if (at >= 0 && at + 1 >= arguments.size()) {
      throw new IllegalArgumentException(name + " needs a value");
    }
    return at < 0 ? Optional.empty() : Optional.of(arguments.get(at + 1));
  }

  long seed() {
    return value("--seed").map(Long::parseLong).orElse(1L);
  }
}
