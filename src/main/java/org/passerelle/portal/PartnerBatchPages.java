package org.passerelle.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.SignedIn;
import org.passerelle.pages.Times;
import org.passerelle.referral.batch.Batch;
import org.passerelle.referral.batch.Batch.Counts;
import org.passerelle.referral.batch.BatchFiles;
import org.passerelle.referral.batch.BatchIntake;
import org.passerelle.referral.batch.BatchIntake.Receipt;
import org.passerelle.referral.batch.BatchRefused;
import org.passerelle.referral.batch.BatchTidying;
import org.passerelle.referral.batch.CsvColumns;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A partner's files of many referrals: sending one, watching it, having back what was not taken in. */
@Controller
@RequestMapping("/partner/batches")
class PartnerBatchPages {

  private static final String ONE = "redirect:/partner/batches/";

  private final BatchIntake intake;
  private final BatchFiles files;
  private final Times times;
  private final MessageSource messages;

  PartnerBatchPages(BatchIntake intake, BatchFiles files, Times times, MessageSource messages) {
    this.intake = intake;
    this.files = files;
    this.times = times;
    this.messages = messages;
  }

  @GetMapping
  String list(Model model, @RequestParam(required = false) @Nullable String before) {
    return page(model, before, null);
  }

  @PostMapping
  String send(Model model, @RequestParam(required = false) @Nullable MultipartFile file, RedirectAttributes next) throws IOException {
    if (file == null || file.isEmpty() && (file.getOriginalFilename() == null || file.getOriginalFilename().isBlank())) {
      return page(model, null, sentence("batch.upload.choose"));
    }
    try {
      Receipt receipt = intake.take(SignedIn.organization(), file.getOriginalFilename(), null, false, file.getInputStream());
      next.addFlashAttribute("done", receipt.fresh() ? "batch.done.taken" : "batch.done.known");
      return ONE + receipt.batch().number();
    } catch (BatchRefused refused) {
      return page(model, null, sentence(refused.messageKey(), refused.arguments()));
    }
  }

  @GetMapping("/format")
  String format(Model model) {
    model.addAttribute("columns", CsvColumns.all());
    return "portal/partner-batch-format";
  }

  @GetMapping("/{number}")
  String one(Model model, @PathVariable String number, @RequestParam(defaultValue = "0") String after) {
    Batch batch = own(number);
    int from = after.matches("\\d{1,6}") ? Integer.parseInt(after) : 0;
    model.addAttribute("batch", batch);
    model.addAttribute("progress", progress(batch));
    model.addAttribute("refused", files.results(batch, "refused", from));
    model.addAttribute("fromFirst", from == 0);
    model.addAttribute("keepsRefused", files.keepsRefused(batch));
    model.addAttribute("keptDays", BatchTidying.KEEPS_ROWS.toDays());
    return "portal/partner-batch";
  }

  @GetMapping("/{number}/progress")
  @ResponseBody
  Progress progress(@PathVariable String number) {
    return progress(own(number));
  }

  @PostMapping("/{number}/cancellation")
  String cancel(@PathVariable String number, RedirectAttributes next) {
    if (files.cancel(own(number))) {
      next.addFlashAttribute("done", "batch.done.cancelled");
    }
    return ONE + number;
  }

  @GetMapping("/{number}/results.csv")
  void results(@PathVariable String number, HttpServletResponse response) throws IOException {
    Batch batch = own(number);
    begin(response, "text/csv", batch.number() + ".csv");
    files.writeResults(batch, response.getOutputStream());
  }

  @GetMapping("/{number}/refused")
  void refused(@PathVariable String number, HttpServletResponse response) throws IOException {
    Batch batch = own(number);
    begin(response, batch.format() == Batch.Format.csv ? "text/csv" : "application/x-ndjson",
        batch.number() + "-" + sentence("batch.row.refused").toLowerCase(Locale.ROOT).replace(' ', '-') + batch.format().ending());
    files.writeRefused(batch, response.getOutputStream());
  }

  private static void begin(HttpServletResponse response, String type, String fileName) {
    response.setContentType(type + ";charset=UTF-8");
    response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment().filename(fileName, StandardCharsets.UTF_8).build().toString());
    response.setHeader("X-Content-Type-Options", "nosniff");
  }

  private String page(Model model, @Nullable String before, @Nullable String fault) {
    model.addAttribute("page", files.page(SignedIn.organization(), before));
    model.addAttribute("newest", before == null);
    model.addAttribute("fault", fault);
    model.addAttribute("mostRows", BatchIntake.MOST_ROWS);
    model.addAttribute("largest", intake.largestInMegabytes());
    return "portal/partner-batches";
  }

  private Progress progress(Batch batch) {
    Counts counts = batch.counts();
    String remaining = files.remaining(batch).map(left -> sentence("batch.one.remaining", times.length(left.plus(Duration.ofMinutes(1)))))
        .orElse("");
    return new Progress(batch.running(), counts.rows(), counts.done(), counts.accepted(), counts.known(), counts.refused(),
        sentence("batch.one.progress", counts.done(), counts.rows()), remaining);
  }

  private Batch own(String number) {
    return files.find(SignedIn.organization(), number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private String sentence(String key, Object... arguments) {
    return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
  }

  /**
   * How far a batch has come, in words too.
   *
   * @param remaining how long it still takes; empty when nothing can be said
   */
  public record Progress(boolean running, int rows, int done, int accepted, int known, int refused, String words, String remaining) {
  }
}
