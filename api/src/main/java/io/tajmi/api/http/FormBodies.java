package io.tajmi.api.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads the forms of pages, in time and within a limit: the container would read them as slowly as
 * they come. Whoever sends a form too slowly, or anything else, sent nothing.
 */
public final class FormBodies extends OncePerRequestFilter {
  private static final int BYTES_MAX = 64 << 10;
  private static final Duration WAIT_MAX = Duration.ofSeconds(20);

  private final FormHttpMessageConverter forms = new FormHttpMessageConverter();
  private final LongSupplier nanoTime;

  /** By a clock that never goes back, as {@link System#nanoTime}. */
  public FormBodies(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getMethod().equals("POST");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    MultiValueMap<String, String> fields = fields(request);
    if (fields != null) {
      chain.doFilter(new Read(request, fields), response);
    } else if (!response.isCommitted()) {
      response.setHeader(HttpHeaders.CONNECTION, "close");
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
    }
  }

  /** Null where it is too long, too slow or no form. */
  private @Nullable MultiValueMap<String, String> fields(HttpServletRequest request) {
    if (request.getContentLengthLong() == 0) {
      return new LinkedMultiValueMap<>();
    }
    if (!isForm(request.getContentType())) {
      return null;
    }
    try (InputStream body = new PacedStream(request.getInputStream(), WAIT_MAX, nanoTime)) {
      byte[] bytes = body.readNBytes(BYTES_MAX + 1);
      return bytes.length > BYTES_MAX ? null : forms.read(null, new Whole(bytes));
    } catch (IOException | HttpMessageNotReadableException | IllegalArgumentException broken) {
      return null;
    }
  }

  private static boolean isForm(@Nullable String type) {
    try {
      return type != null
          && MediaType.parseMediaType(type).isCompatibleWith(MediaType.APPLICATION_FORM_URLENCODED);
    } catch (InvalidMediaTypeException none) {
      return false;
    }
  }

  /** A form as it was read. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Whole(byte[] bytes) implements HttpInputMessage {
    @Override
    public InputStream getBody() {
      return new ByteArrayInputStream(bytes);
    }

    @Override
    public HttpHeaders getHeaders() {
      return new HttpHeaders();
    }
  }

  /** A request whose parameters are those of its form. */
  private static final class Read extends HttpServletRequestWrapper {
    private final MultiValueMap<String, String> fields;

    Read(HttpServletRequest request, MultiValueMap<String, String> fields) {
      super(request);
      this.fields = fields;
    }

    @Override
    public @Nullable String getParameter(String name) {
      return fields.getFirst(name);
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
      List<String> values = fields.get(name);
      return values == null ? null : values.toArray(String[]::new);
    }

    @Override
    public Map<String, String[]> getParameterMap() {
      Map<String, String[]> all = new LinkedHashMap<>();
      fields.forEach((name, values) -> all.put(name, values.toArray(String[]::new)));
      return all;
    }

    @Override
    public Enumeration<String> getParameterNames() {
      return Collections.enumeration(fields.keySet());
    }
  }
}
