package org.passerelle.pages;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.ApiRefusals;
import org.passerelle.engine.BodyAgain;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What programs send is read here before anything is made of it, once they are let in: never more than a fixed size is kept, with or without a length
 * announced, and it is UTF-8, as JSON that travels is (RFC 8259, 8.1). Bodies that are larger by nature are read as streams by their
 * own rooms, at addresses named in {@code passerelle.api.streams}.
 */
@Component
class ApiBodies extends OncePerRequestFilter {

  private final ApiRefusals refusals;
  private final int largest;
  private final List<String> streams;

  ApiBodies(ApiRefusals refusals, @Value("${passerelle.api.largest-body}") DataSize largest,
      @Value("${passerelle.api.streams}") List<String> streams) {
    this.refusals = refusals;
    this.largest = Math.toIntExact(largest.toBytes());
    this.streams = streams;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getRequestURI().substring(request.getContextPath().length());
    return !path.startsWith(ApiRefusals.API) || streams.stream().anyMatch(stream -> path.equals(stream) || path.startsWith(stream + "/"));
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!plain(request.getContentType())) {
      refusals.write(request, response, HttpStatus.UNSUPPORTED_MEDIA_TYPE, "problem.mediaType");
      return;
    }
    if (request.getContentLengthLong() > largest) {
      refusals.write(request, response, HttpStatus.PAYLOAD_TOO_LARGE, "problem.tooLarge");
      return;
    }
    byte[] body;
    try {
      body = request.getInputStream().readNBytes(largest + 1);
    } catch (IOException cutShort) {
      refusals.write(request, response, HttpStatus.BAD_REQUEST, "problem.notJson");
      return;
    }
    if (body.length > largest) {
      refusals.write(request, response, HttpStatus.PAYLOAD_TOO_LARGE, "problem.tooLarge");
    } else if (!readable(body)) {
      refusals.write(request, response, HttpStatus.BAD_REQUEST, "problem.notJson");
    } else {
      chain.doFilter(new Again(request, body), response);
    }
  }

  /** A type, and no other encoding than the one there is. */
  private static boolean plain(@Nullable String type) {
    try {
      MediaType read = type == null ? MediaType.APPLICATION_JSON : MediaType.parseMediaType(type);
      return read.isConcrete() && (read.getCharset() == null || read.getCharset().equals(StandardCharsets.UTF_8));
    } catch (InvalidMediaTypeException e) {
      return false;
    }
  }

  /** Without the zeros, too, by which a reader takes it for UTF-16. */
  private static boolean readable(byte[] body) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).chars().noneMatch(unit -> unit == 0);
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** The request with its body unread. */
  private static final class Again extends HttpServletRequestWrapper {

    private final ServletInputStream body;

    Again(HttpServletRequest request, byte[] body) {
      super(request);
      this.body = new BodyAgain(body);
    }

    @Override
    public ServletInputStream getInputStream() {
      return body;
    }
  }
}
