package org.passerelle.referral.batch.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.SignedIn;
import org.passerelle.engine.WrongField;
import org.passerelle.referral.batch.Batch;
import org.passerelle.referral.batch.Batch.Format;
import org.passerelle.referral.batch.BatchFiles;
import org.passerelle.referral.batch.BatchFiles.Page;
import org.passerelle.referral.batch.BatchFiles.Results;
import org.passerelle.referral.batch.BatchIntake;
import org.passerelle.referral.batch.BatchIntake.Receipt;
import org.passerelle.referral.batch.RowResult;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Files of referrals for partners' programs. A partner sees its own batches only; any other does not exist for it. */
@RestController
@RequestMapping(BatchApi.PATH)
class BatchApi {

  static final String PATH = "/api/v1/batches";

  private static final String CSV = "text/csv";
  private static final String JSON_LINES = "application/x-ndjson";

  private final BatchIntake intake;
  private final BatchFiles files;

  BatchApi(BatchIntake intake, BatchFiles files) {
    this.intake = intake;
    this.files = files;
  }

  @PostMapping(consumes = CSV)
  ResponseEntity<BatchAnswer> takeCsv(HttpServletRequest request, @RequestParam(required = false) @Nullable String fileName) throws IOException {
    return take(request, fileName, Format.csv);
  }

  @PostMapping(consumes = {JSON_LINES, "application/jsonl"})
  ResponseEntity<BatchAnswer> takeJsonLines(HttpServletRequest request, @RequestParam(required = false) @Nullable String fileName)
      throws IOException {
    return take(request, fileName, Format.jsonLines);
  }

  @GetMapping
  BatchAnswer.Page list(@RequestParam(required = false) @Nullable String before) {
    Page page = files.page(SignedIn.organization(), before);
    return new BatchAnswer.Page(page.batches().stream().map(BatchAnswer::of).toList(),
        page.next() == null ? null : PATH + "?before=" + page.next());
  }

  @GetMapping("/{number}")
  BatchAnswer one(@PathVariable String number) {
    return BatchAnswer.of(own(number));
  }

  @GetMapping("/{number}/results")
  BatchAnswer.Rows results(@PathVariable String number, @RequestParam(required = false) @Nullable String result,
      @RequestParam(defaultValue = "0") String after) {
    if (result != null && !RowResult.STATES.contains(result)) {
      throw new WrongField("result", "batch.problem.result", String.join(", ", RowResult.STATES));
    }
    if (!after.matches("\\d{1,6}")) {
      throw new WrongField("after", "batch.problem.after");
    }
    Results found = files.results(own(number), result, Integer.parseInt(after));
    String next = found.next() == null ? null
        : PATH + "/" + number + "/results?" + (result == null ? "" : "result=" + result + "&") + "after=" + found.next();
    return new BatchAnswer.Rows(found.rows().stream().map(BatchAnswer.Row::of).toList(), next);
  }

  @GetMapping("/{number}/results.csv")
  void resultsAsCsv(@PathVariable String number, HttpServletResponse response) throws IOException {
    Batch batch = own(number);
    response.setContentType("text/csv;charset=UTF-8");
    files.writeResults(batch, response.getOutputStream());
  }

  @GetMapping("/{number}/refused")
  void refused(@PathVariable String number, HttpServletResponse response) throws IOException {
    Batch batch = own(number);
    response.setContentType((batch.format() == Format.csv ? CSV : JSON_LINES) + ";charset=UTF-8");
    files.writeRefused(batch, response.getOutputStream());
  }

  @PostMapping("/{number}/cancellation")
  BatchAnswer cancel(@PathVariable String number) {
    files.cancel(own(number));
    return BatchAnswer.of(own(number));
  }

  private ResponseEntity<BatchAnswer> take(HttpServletRequest request, @Nullable String fileName, Format format) throws IOException {
    Receipt receipt = intake.take(SignedIn.organization(), fileName, format, true, request.getInputStream());
    return ResponseEntity.status(receipt.fresh() ? HttpStatus.ACCEPTED : HttpStatus.OK)
        .location(URI.create(PATH + "/" + receipt.batch().number())).body(BatchAnswer.of(receipt.batch()));
  }

  private Batch own(String number) {
    return files.find(SignedIn.organization(), number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
