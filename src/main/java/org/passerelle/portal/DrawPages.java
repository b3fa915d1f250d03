package org.passerelle.portal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.SignedIn;
import org.passerelle.sponsorship.draw.Draw;
import org.passerelle.sponsorship.draw.DrawSummary;
import org.passerelle.sponsorship.draw.ListedApplication;
import org.passerelle.sponsorship.draw.PublishedDraw;
import org.passerelle.sponsorship.draw.PublishedDraws;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Draws of Québec's collective sponsorship, for anybody: the list and the commitment before, the result after, and how to do it again. */
@Controller
@RequestMapping("/draws")
class DrawPages {

  private static final String ONE = "/{id:[0-9a-f-]{36}}";
  private static final Duration KEPT = Duration.ofMinutes(5);

  private final PublishedDraws draws;
  private final ObjectMapper json;
  private final String lines;

  DrawPages(PublishedDraws draws, ObjectMapper json) {
    this.draws = draws;
    this.json = json;
    try {
      lines = new ClassPathResource("draw/replay.sh").getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @GetMapping
  String list(Model model, @RequestParam(required = false) @Nullable UUID after, HttpServletResponse response) {
    keep(response);
    List<DrawSummary> found = draws.page(after);
    model.addAttribute("rows", found.stream().limit(PublishedDraws.PAGE).toList());
    model.addAttribute("first", after == null);
    model.addAttribute("next", found.size() > PublishedDraws.PAGE ? found.get(PublishedDraws.PAGE - 1).id() : null);
    return "portal/draws";
  }

  @GetMapping(ONE)
  String one(Model model, @PathVariable UUID id, @RequestParam(required = false) @Nullable String after,
      HttpServletResponse response) {
    DrawSummary draw = draws.find(id).orElseThrow(DrawPages::notFound);
    keep(response);
    List<ListedApplication> found = draws.list(draw, after);
    List<ListedApplication> shown = found.stream().limit(PublishedDraws.PAGE).toList();
    ListedApplication last = found.size() > PublishedDraws.PAGE ? shown.get(shown.size() - 1) : null;
    model.addAttribute("draw", draw);
    model.addAttribute("rows", shown);
    model.addAttribute("first", after == null);
    model.addAttribute("next", last == null ? null : draw.drawnAt() == null ? last.number() : last.rank());
    model.addAttribute("lines", lines);
    return "portal/draw";
  }

  @GetMapping(ONE + "/list.csv")
  ResponseEntity<byte[]> list(@PathVariable UUID id) {
    return file("list.csv", "text/csv", Draw.written(whole(id).applications()));
  }

  @GetMapping(ONE + "/result.csv")
  ResponseEntity<byte[]> result(@PathVariable UUID id) {
    List<Draw.Drawn> result = whole(id).result();
    if (result == null) {
      throw notFound();
    }
    StringBuilder text = new StringBuilder();
    result.forEach(drawn -> text.append(drawn.written()));
    return file("result.csv", "text/csv", text.toString());
  }

  @GetMapping(ONE + "/draw.json")
  ResponseEntity<byte[]> all(@PathVariable UUID id) {
    try {
      return file("draw.json", MediaType.APPLICATION_JSON_VALUE, json.writerWithDefaultPrettyPrinter().writeValueAsString(whole(id)) + "\n");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a draw can be written", e);
    }
  }

  /** The ten lines, with what was published of this draw before them. */
  @GetMapping(ONE + "/replay.sh")
  ResponseEntity<byte[]> replay(@PathVariable UUID id) {
    DrawSummary draw = draws.find(id).filter(found -> found.drawnAt() != null).orElseThrow(DrawPages::notFound);
    return file("replay.sh", "text/x-shellscript",
        "COMMITMENT='" + draw.commitment() + "'\nNONCE='" + draw.nonce() + "'\nVALUE='" + draw.value() + "'\n" + lines);
  }

  /** The frame of the page is the reader's own: only whoever has not signed in keeps it, and for a short while. */
  private static void keep(HttpServletResponse response) {
    if (SignedIn.current().isEmpty()) {
      response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.maxAge(Duration.ofMinutes(1)).cachePrivate().getHeaderValue());
      response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
    }
  }

  private PublishedDraw whole(UUID id) {
    return draws.whole(id).orElseThrow(DrawPages::notFound);
  }

  /** Nothing in it belongs to whoever asks, so caches on the way may keep it. */
  private static ResponseEntity<byte[]> file(String name, String type, String text) {
    return ResponseEntity.ok().cacheControl(CacheControl.maxAge(KEPT).cachePublic())
        .contentType(MediaType.parseMediaType(type + ";charset=UTF-8"))
        .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name).build().toString())
        .body(text.getBytes(StandardCharsets.UTF_8));
  }

  private static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
