package io.tajmi.api.replay;

import io.tajmi.api.access.account.Viewer;
import io.tajmi.api.query.Query;
import io.tajmi.api.query.Standpoints;
import io.tajmi.digest.Sha256;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * What is read from a standpoint carries the SHA-256 of its figures as this reader got them: in
 * JSON as the last member, {@code answerHash}, over the bytes without that member; of any type as a
 * header. Asked for again, on any machine, it is the same.
 */
public final class AnswerHashes extends OncePerRequestFilter {
  /** The header. */
  static final String HEADER = "Tajmi-Answer-Hash";

  /** Parameters that name a standpoint. */
  static final List<String> NAMES = List.of(Standpoints.AT, Standpoints.FORK, "from");

  private final ReadsNoted reads;

  public AnswerHashes(ReadsNoted reads) {
    this.reads = reads;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getMethod().equals("GET")
        || (!request.getRequestURI().equals(LogController.ENTRIES)
            && NAMES.stream().allMatch(name -> Query.first(request, name) == null));
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    ContentCachingResponseWrapper kept = new ContentCachingResponseWrapper(response);
    chain.doFilter(request, kept);
    byte[] body = kept.getContentAsByteArray();
    if (kept.getStatus() == HttpServletResponse.SC_OK && body.length > 0) {
      String hash = HexFormat.of().formatHex(Sha256.of(body));
      kept.setHeader(HEADER, hash);
      reads.note(request, hash);
      if (isObject(kept.getContentType(), body)) {
        kept.resetBuffer();
        kept.getOutputStream().write(with(hash, body));
      }
    }
    kept.copyBodyToResponse();
  }

  /**
   * What the answer of an address that names a standpoint is when it goes out; notes that it does.
   */
  public byte[] told(Viewer viewer, String address, byte[] body) {
    if (NAMES.stream().noneMatch(name -> address.matches(".*[?&]" + name + "=.*"))) {
      return body;
    }
    String hash = Sha256.hex(body);
    reads.note(viewer, address, hash);
    return with(hash, body);
  }

  private static byte[] with(String hash, byte[] body) {
    String last = ",\"answerHash\":\"" + hash + "\"}";
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(body, 0, body.length - 1);
    out.writeBytes(last.getBytes(StandardCharsets.UTF_8));
    return out.toByteArray();
  }

  /** Every answer has members, so another may follow. */
  private static boolean isObject(@Nullable String type, byte[] body) {
    return type != null
        && MediaType.parseMediaType(type).isCompatibleWith(MediaType.APPLICATION_JSON)
        && body.length > 2
        && body[0] == '{'
        && body[body.length - 1] == '}';
  }
}
