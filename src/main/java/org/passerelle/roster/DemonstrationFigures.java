package org.passerelle.roster;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.passerelle.sponsorship.eligibility.EditionDraft;
import org.passerelle.sponsorship.eligibility.FigureEntry;
import org.passerelle.sponsorship.eligibility.FigureTable;
import org.passerelle.sponsorship.eligibility.FigureTable.Cell;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** At the first start of a demonstration, enters invented figures of Québec's annexes, marked as such: without any, no sponsor there can be judged. */
@Component
@Order(1)
@ConditionalOnProperty("passerelle.demonstration")
class DemonstrationFigures implements ApplicationRunner {

  private final Resource file;
  private final ObjectMapper json;
  private final FigureEntry entry;

  DemonstrationFigures(@Value("classpath:demonstration/figures.json") Resource file, ObjectMapper json, FigureEntry entry) {
    this.file = file;
    this.json = json;
    this.entry = entry;
  }

  @Override
  public void run(ApplicationArguments arguments) throws IOException {
    try (InputStream in = file.getInputStream()) {
      for (Invented invented : json.readValue(in, Invented[].class)) {
        entry.enterInvented(invented.draft());
      }
    }
  }

  /** An edition; figures by the name of their field. */
  private record Invented(FigureTable table, LocalDate from, String source, Map<String, Integer> figures) {

    EditionDraft draft() {
      Map<String, Cell> cells = table.cells().stream().collect(Collectors.toMap(Cell::field, Function.identity()));
      return new EditionDraft(table, from, source, figures.entrySet().stream().collect(Collectors.toMap(each -> cells.get(each.getKey()), Map.Entry::getValue)));
    }
  }
}
