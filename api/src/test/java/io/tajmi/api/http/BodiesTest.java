package io.tajmi.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tajmi.api.access.account.Viewer;
import io.tajmi.api.intake.NdjsonLines;
import io.tajmi.document.RuleCode;
import io.tajmi.eventlog.LogBusy;
import jakarta.servlet.ServletInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.DelegatingServletInputStream;
import org.springframework.mock.web.MockHttpServletRequest;

class BodiesTest {
  private static final int LIMIT = 100_000;
  private static final int PACKAGES = 50_000;

  private Viewer viewer = account("a");
  private long nanos;

  private final Bodies bodies =
      new Bodies(new BodyLimits(4 * LIMIT, PACKAGES), () -> viewer, () -> nanos);

  private static Viewer account(String name) {
    return new Viewer("local:" + name, List.of());
  }

  private static MockHttpServletRequest request(byte[] body) {
    MockHttpServletRequest request = new MockHttpServletRequest();
    request.setContent(body);
    return request;
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    }
    return packed.toByteArray();
  }

  @Test
  void bytes_in_flight_are_given_back_when_their_request_ends() {
    try (Body body = bodies.document(request(new byte[60_000]))) {
      assertThat(body.bytes()).hasSize(60_000);
      assertThat(bodies.inFlight().free()).isEqualTo(4 * LIMIT - 60_000);
    }
    assertThat(bodies.inFlight().free()).isEqualTo(4 * LIMIT);
  }

  @Test
  void who_holds_a_quarter_is_told_to_come_again_and_others_go_on() {
    List<Body> open = new ArrayList<>();
    for (String name : List.of("a", "b", "c", "d")) {
      viewer = account(name);
      open.add(bodies.document(request(new byte[60_000])));
      assertThatExceptionOfType(LogBusy.class)
          .isThrownBy(() -> bodies.document(request(new byte[40_001])));
    }
    assertThat(bodies.inFlight().free()).isEqualTo(160_000);
    open.getFirst().close();
    viewer = account("a");
    open.set(0, bodies.document(request(new byte[LIMIT])));
    viewer = account("e");
    open.add(bodies.document(request(new byte[LIMIT])));
    viewer = account("f");
    assertThatExceptionOfType(LogBusy.class)
        .as("a quarter is free for nobody when all is taken")
        .isThrownBy(() -> bodies.document(request(new byte[30_000])));
    open.forEach(Body::close);
    assertThat(bodies.inFlight().free()).isEqualTo(4 * LIMIT);
  }

  @Test
  void who_has_no_account_holds_what_its_address_does() {
    viewer = Viewer.PUBLIC;
    MockHttpServletRequest elsewhere = request(new byte[60_000]);
    elsewhere.setRemoteAddr("192.0.2.7");
    try (Body here = bodies.document(request(new byte[60_000]));
        Body there = bodies.document(elsewhere)) {
      assertThatExceptionOfType(LogBusy.class)
          .isThrownBy(() -> bodies.document(request(new byte[60_000])));
      assertThat(here.bytes().length + there.bytes().length).isEqualTo(120_000);
    }
  }

  @Test
  void a_body_that_drips_is_not_read_on_and_gives_its_memory_back() {
    MockHttpServletRequest dripping = slowly(9);
    assertThatExceptionOfType(Unread.class)
        .isThrownBy(() -> bodies.document(dripping))
        .satisfies(unread -> assertThat(unread.rejection().detail()).contains("too slowly"));
    assertThat(bodies.inFlight().free()).isEqualTo(4 * LIMIT);
  }

  /** A byte at a time, with so many seconds between. */
  private MockHttpServletRequest slowly(int seconds) {
    return new MockHttpServletRequest() {
      @Override
      public ServletInputStream getInputStream() {
        return new DelegatingServletInputStream(
            new InputStream() {
              @Override
              public int read() {
                nanos += TimeUnit.SECONDS.toNanos(seconds);
                return 'x';
              }

              @Override
              public int read(byte[] bytes, int offset, int length) {
                bytes[offset] = (byte) read();
                return 1;
              }
            });
      }
    };
  }

  @Test
  void a_package_of_exactly_the_limit_is_read_and_one_byte_more_is_not() {
    try (Body body = bodies.packaged(request(new byte[50_000]))) {
      assertThat(body.bytes()).hasSize(50_000);
      assertThat(bodies.inFlight().free()).isEqualTo(4 * LIMIT);
      assertThatExceptionOfType(LogBusy.class)
          .as("one package at a time, where it is large")
          .isThrownBy(() -> bodies.packaged(request(new byte[20_000])));
    }
    try (Body again = bodies.packaged(request(new byte[50_000]))) {
      assertThat(again.bytes()).hasSize(50_000);
    }
    assertThatExceptionOfType(Unread.class)
        .isThrownBy(() -> bodies.packaged(request(new byte[50_001])))
        .satisfies(unread -> assertThat(unread.rejection().code()).isEqualTo(RuleCode.R_108))
        .satisfies(unread -> assertThat(unread.read()).hasSize(50_000));
    assertThat(bodies.inFlight().free()).isEqualTo(4 * LIMIT);
  }

  @Test
  void gzip_is_counted_inflated_and_what_came_before_it_broke_is_at_hand() throws IOException {
    byte[] text = new byte[40_000];
    for (int i = 0; i < text.length; i++) {
      text[i] = (byte) (i * 31 + i / 7);
    }
    byte[] packed = gzip(text);
    MockHttpServletRequest whole = request(packed);
    whole.addHeader("Content-Encoding", "GZIP");
    try (Body body = bodies.document(whole)) {
      assertThat(body.bytes()).isEqualTo(text);
      assertThat(bodies.inFlight().free()).isEqualTo(4 * LIMIT - 40_000);
    }
    MockHttpServletRequest cut = request(Arrays.copyOf(packed, packed.length / 2));
    cut.addHeader("Content-Encoding", "gzip");
    assertThatExceptionOfType(Unread.class)
        .isThrownBy(() -> bodies.document(cut))
        .satisfies(unread -> assertThat(unread.rejection().code()).isEqualTo(RuleCode.R_101))
        .satisfies(unread -> assertThat(text).startsWith(unread.read()));
    assertThat(bodies.inFlight().free()).isEqualTo(4 * LIMIT);
  }

  @Test
  void an_encoding_that_is_not_known_is_refused_before_anything_is_read() {
    MockHttpServletRequest request = request(new byte[10]);
    request.addHeader("Content-Encoding", "br");
    assertThatExceptionOfType(Unread.class)
        .isThrownBy(() -> bodies.document(request))
        .satisfies(unread -> assertThat(unread.read()).isEmpty());
  }

  @Test
  void lines_are_cut_and_empty_ones_are_passed_over_but_numbered() {
    NdjsonLines lines = lines("a\n\r\n\nb\r\nc");
    assertLine(lines.next(), 1, "a");
    assertLine(lines.next(), 4, "b\r");
    assertLine(lines.next(), 5, "c");
    assertThat(lines.next()).isNull();
    assertThat(lines("").next()).isNull();
    assertThat(lines("\n\n").next()).isNull();
  }

  private static void assertLine(
      NdjsonLines.@org.jspecify.annotations.Nullable Line line, long n, String text) {
    assertThat(line).isNotNull();
    if (line != null) {
      assertThat(line.number()).isEqualTo(n);
      assertThat(line.bytes()).asString().isEqualTo(text);
      assertThat(line.rejection()).isNull();
    }
  }

  private static NdjsonLines lines(String text) {
    return new NdjsonLines(
        new ByteArrayInputStream(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
        broken -> {
          throw new java.io.UncheckedIOException(broken);
        });
  }

  @Test
  void a_line_of_exactly_the_limit_is_taken_and_the_line_after_one_too_long_as_well() {
    String limit = "x".repeat(NdjsonLines.LINE_BYTES_MAX);
    assertLine(lines(limit + "\n").next(), 1, limit);
    NdjsonLines tooLong = lines(limit + "y\nz");
    var first = tooLong.next();
    assertThat(first).isNotNull();
    if (first != null) {
      assertThat(first.bytes()).asString().isEqualTo(limit);
      var rejection = first.rejection();
      assertThat(rejection).isNotNull();
      assertThat(rejection == null ? null : rejection.code()).isEqualTo(RuleCode.R_108);
    }
    assertLine(tooLong.next(), 2, "z");
  }
}
