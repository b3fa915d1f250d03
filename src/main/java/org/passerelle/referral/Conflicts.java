package org.passerelle.referral;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.casefile.CaseFile;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What stands against what, when a partner writes over a version it has not seen: both texts, field by field, so that somebody can choose. */
@Service
public class Conflicts {

  private final ReferralFiles files;
  private final ObjectMapper json;
  private final Clock clock;

  Conflicts(ReferralFiles files, ObjectMapper json, Clock clock) {
    this.files = files;
    this.json = json;
    this.clock = clock;
  }

  /** Compares what the partner was about to send with what is on file. The reading is audited. */
  @Transactional
  public Conflict of(CaseFile file, ReferralSubmission sent) {
    // the version first: if another comes between, the caller names one that is refused again
    int version = files.version(file);
    return new Conflict(version, differences(sent.asOnFile(LocalDate.now(clock)), files.asSubmitted(file)));
  }

  private List<Difference> differences(ReferralSubmission yours, ReferralSubmission onFile) {
    Map<String, JsonNode> mine = answers(yours);
    Map<String, JsonNode> theirs = answers(onFile);
    Set<String> fields = new LinkedHashSet<>(mine.keySet());
    fields.addAll(theirs.keySet());
    return fields.stream().filter(field -> !java.util.Objects.equals(mine.get(field), theirs.get(field)))
        .map(field -> new Difference(field, mine.get(field), theirs.get(field))).toList();
  }

  private Map<String, JsonNode> answers(ReferralSubmission submission) {
    Map<String, JsonNode> answers = new LinkedHashMap<>();
    collect("", json.valueToTree(submission), answers);
    return answers;
  }

  private static void collect(String path, JsonNode node, Map<String, JsonNode> into) {
    if (node.isObject()) {
      node.fields().forEachRemaining(field -> collect(path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue(), into));
    } else if (node.isArray()) {
      for (int index = 0; index < node.size(); index++) {
        collect(path + "[" + index + "]", node.get(index), into);
      }
    } else if (!node.isNull()) {
      into.put(path, node);
    }
  }

  /**
   * Two versions that differ.
   *
   * @param version     which is on file
   * @param differences none when what was sent says the same as what is on file
   */
  public record Conflict(int version, List<Difference> differences) {
  }

  /**
   * A field in which they differ.
   *
   * @param field  its path, such as {@code persons[1].birthDate}
   * @param yours  what was sent; null when it was left out
   * @param onFile what is on file; null when nothing is
   */
  public record Difference(String field, @Nullable JsonNode yours, @Nullable JsonNode onFile) {
  }
}
