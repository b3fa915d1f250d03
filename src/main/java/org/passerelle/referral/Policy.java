package org.passerelle.referral;

import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One rule of the field: it finds nothing, or says which fields are concerned. It never stumbles over what is out of form. */
@FunctionalInterface
interface Policy {

  Stream<Fault> check(SubmittedCase submitted);

  /** What is wrong with one field, if it is. */
  static Stream<Fault> when(boolean wrong, Fault.Code code, String field) {
    return wrong ? Stream.of(new Fault(code, field)) : Stream.empty();
  }

  /** What is wrong with the entries of a list, which may hold gaps. */
  static <T> Stream<Fault> each(@Nullable List<T> entries, BiPredicate<T, Integer> wrong, Fault.Code code, IntFunction<String> field) {
    List<T> all = ReferralSubmission.orEmpty(entries);
    return IntStream.range(0, all.size()).filter(index -> all.get(index) != null && wrong.test(all.get(index), index))
        .mapToObj(index -> new Fault(code, field.apply(index)));
  }

  static boolean blank(@Nullable String text) {
    return text == null || text.isBlank();
  }
}
