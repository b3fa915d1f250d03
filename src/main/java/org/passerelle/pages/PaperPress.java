package org.passerelle.pages;

import com.openhtmltopdf.bidi.support.ICUBidiSplitter.ICUBidiSplitterFactory;
import com.openhtmltopdf.bidi.support.ICUBreakers.ICULineBreaker;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.springframework.context.ApplicationContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.expression.ThymeleafEvaluationContext;

/**
 * Prints a template as a PDF that screen readers can read (PDF/UA, tagged) and archives can keep (PDF/A-3). Its font, Liberation Sans under the SIL
 * Open Font License, is part of the PDF library. A template that may hold names in Arabic script names DejaVu Sans after it, under its own free
 * license: what runs from right to left is put in order and its letters are joined.
 */
@Component
public class PaperPress {

  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
  private static final String FONT_NAME = "Liberation Sans";
  private static final String SCRIPTS = "/net/sf/jasperreports/fonts/dejavu/DejaVuSans.ttf";
  private static final String SCRIPTS_NAME = "DejaVu Sans";

  private final ITemplateEngine templates;
  private final ApplicationContext beans;

  PaperPress(ITemplateEngine templates, ApplicationContext beans) {
    this.templates = templates;
    this.beans = beans;
  }

  /**
   * Prints a page.
   *
   * @param template a template that is well-formed as XML and names no file beside itself
   * @param language of its texts, dates and names
   */
  public byte[] print(String template, Locale language, Map<String, Object> content) {
    String html = in(language, () -> templates.process(template, context(language, content)));
    ByteArrayOutputStream paper = new ByteArrayOutputStream();
    try {
      new PdfRendererBuilder().useFont(() -> font(FONT), FONT_NAME).useFont(() -> font(SCRIPTS), SCRIPTS_NAME)
          .useUnicodeBidiSplitter(new ICUBidiSplitterFactory()).useUnicodeBidiReorderer(new JoinedLetters())
          .useUnicodeLineBreaker(new ICULineBreaker(language)).usePdfUaAccessibility(true).usePdfAConformance(PdfAConformance.PDFA_3_A)
          .withProducer("Passerelle").withHtmlContent(html, null).toStream(paper).run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return paper.toByteArray();
  }

  private Context context(Locale language, Map<String, Object> content) {
    Context context = new Context(language, content);
    context.setVariable(ThymeleafEvaluationContext.THYMELEAF_EVALUATION_CONTEXT_CONTEXT_VARIABLE_NAME,
        new ThymeleafEvaluationContext(beans, null));
    return context;
  }

  /** What formats dates and names asks for the reader's language, which may be another than that of whoever calls. */
  private static String in(Locale language, java.util.function.Supplier<String> work) {
    var before = LocaleContextHolder.getLocaleContext();
    LocaleContextHolder.setLocale(language);
    try {
      return work.get();
    } finally {
      LocaleContextHolder.setLocaleContext(before);
    }
  }

  private static InputStream font(String name) {
    return Objects.requireNonNull(PDDocument.class.getResourceAsStream(name), () -> "a library has lost its font " + name);
  }
}
