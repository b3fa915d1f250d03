package org.passerelle.screening.name;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.codec.language.DaitchMokotoffSoundex;

/** By what a name is found again: names that may be one share at least one key. Keys only narrow the search; they decide nothing. */
public final class NameKeys {

  private static final DaitchMokotoffSoundex SOUND = new DaitchMokotoffSoundex();

  private NameKeys() {
  }

  public static Set<String> of(ComparableName name) {
    Set<String> keys = new TreeSet<>();
    name.parts().forEach(part -> keys.addAll(Arrays.asList(SOUND.soundex(part).split("\\|"))));
    return keys;
  }
}
