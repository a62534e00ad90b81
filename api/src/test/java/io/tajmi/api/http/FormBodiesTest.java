package io.tajmi.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.DelegatingServletInputStream;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class FormBodiesTest {
  private long nanos;

  private int status(MockHttpServletRequest request, AtomicReference<@Nullable ServletRequest> seen)
      throws Exception {
    MockHttpServletResponse response = new MockHttpServletResponse();
    new FormBodies(() -> nanos).doFilter(request, response, (read, _) -> seen.set(read));
    return response.getStatus();
  }

  private static MockHttpServletRequest form(String type, String text) {
    MockHttpServletRequest request = new MockHttpServletRequest("POST", "/login");
    request.setContentType(type);
    request.setContent(text.getBytes(StandardCharsets.UTF_8));
    return request;
  }

  private static final String FORM = "application/x-www-form-urlencoded";

  @Test
  void fields_are_decoded_and_those_of_the_address_are_none() throws Exception {
    AtomicReference<@Nullable ServletRequest> seen = new AtomicReference<>();
    MockHttpServletRequest request =
        form(FORM + ";charset=UTF-8", "username=%D8%A7+b&password=a%26b%3D&empty&x=1&x=2");
    request.setParameter("of-the-address", "1");
    assertThat(status(request, seen)).isEqualTo(200);
    ServletRequest read = Objects.requireNonNull(seen.get());
    assertThat(read.getParameter("username")).isEqualTo("ا b");
    assertThat(read.getParameter("password")).isEqualTo("a&b=");
    assertThat(read.getParameterValues("x")).containsExactly("1", "2");
    assertThat(Collections.list(read.getParameterNames()))
        .containsExactly("username", "password", "empty", "x");
    assertThat(read.getParameter("of-the-address")).isNull();
  }

  @Test
  void what_is_no_form_too_long_or_broken_goes_no_further() throws Exception {
    AtomicReference<@Nullable ServletRequest> seen = new AtomicReference<>();
    assertThat(status(form("multipart/form-data; boundary=x", "--x"), seen)).isEqualTo(400);
    assertThat(status(form(FORM, "a=" + "x".repeat(64 << 10)), seen)).isEqualTo(400);
    assertThat(status(form(FORM, "a=%zz"), seen)).isEqualTo(400);
    assertThat(seen.get()).isNull();
  }

  @Test
  void a_form_that_drips_is_given_up() throws Exception {
    MockHttpServletRequest request =
        new MockHttpServletRequest("POST", "/login") {
          @Override
          public ServletInputStream getInputStream() {
            return new DelegatingServletInputStream(
                new InputStream() {
                  @Override
                  public int read() {
                    nanos += Duration.ofSeconds(1).toNanos();
                    return 'a';
                  }

                  @Override
                  public int read(byte[] to, int offset, int length) {
                    to[offset] = (byte) read();
                    return 1;
                  }
                });
          }
        };
    request.setContentType(FORM);
    request.setContent(new byte[99]);
    AtomicReference<@Nullable ServletRequest> seen = new AtomicReference<>();
    assertThat(status(request, seen)).isEqualTo(400);
    assertThat(seen.get()).isNull();
  }
}
