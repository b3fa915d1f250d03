package org.passerelle.portal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.casefile.document.Document;
import org.passerelle.pages.ApiProblems.Fault;
import org.passerelle.referral.InformationAnswer;
import org.springframework.util.MultiValueMap;

/** An answer as it was typed, the documents added to it, and what is wrong with it. */
public final class AnswerForm {

  private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  private final String text;
  private final Set<UUID> documents;
  private final List<Fault> faults = new ArrayList<>();

  private AnswerForm(String text, Set<UUID> documents) {
    this.text = text;
    this.documents = documents;
  }

  static AnswerForm blank() {
    return new AnswerForm("", new LinkedHashSet<>());
  }

  static AnswerForm sent(MultiValueMap<String, String> fields) {
    Set<UUID> documents = new LinkedHashSet<>();
    fields.getOrDefault("documents", List.of()).stream().filter(id -> id.matches(ID)).limit(InformationAnswer.MOST_DOCUMENTS)
        .map(UUID::fromString).forEach(documents::add);
    return new AnswerForm(Optional.ofNullable(fields.getFirst("answer")).orElse(""), documents);
  }

  void take(@Nullable Document document) {
    if (document != null) {
      documents.add(document.id());
    }
  }

  /** Takes a document off the answer, if it is on it. */
  Optional<UUID> drop(String id) {
    return Optional.of(id).filter(given -> given.matches(ID)).map(UUID::fromString).filter(documents::remove);
  }

  void add(Fault fault) {
    faults.add(fault);
  }

  InformationAnswer answer() {
    return new InformationAnswer(text.replace("\r\n", "\n"), documents.stream().map(UUID::toString).toList());
  }

  public String text() {
    return text;
  }

  public Set<UUID> documents() {
    return documents;
  }

  public List<Fault> faults() {
    return faults;
  }

  /** The sentence beside the text; null when it is right. */
  public @Nullable String textFault() {
    return faults.stream().filter(fault -> fault.field().equals("answer")).map(Fault::message).findFirst().orElse(null);
  }
}
