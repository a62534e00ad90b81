package io.tajmi.ops.serve;

import io.tajmi.api.http.ErrorProblems;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * Headers for what the container refuses before our code is asked, such as an address that cannot
 * be decoded: its answer may load nothing and stand in no frame. A request without any address of
 * ours, such as one that is no HTTP at all, is answered here, as others are answered elsewhere.
 */
final class BareRefusals extends ValveBase {
  BareRefusals() {
    super(true);
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    if (response.isError()) {
      response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
      response.setHeader("X-Content-Type-Options", "nosniff");
      response.setHeader("X-Frame-Options", "DENY");
      response.setHeader("Referrer-Policy", "no-referrer");
    }
    if (response.isError() && "CONNECT".equalsIgnoreCase(request.getMethod())) {
      response.setHeader("Allow", "GET, HEAD, POST");
      answer(response, HttpStatus.METHOD_NOT_ALLOWED);
    } else if (response.isError() && request.getContext() == null) {
      answer(response, HttpStatus.BAD_REQUEST);
    } else {
      getNext().invoke(request, response);
    }
  }

  private static void answer(Response response, HttpStatus status) throws IOException {
    response.setSuspended(false);
    response.setStatus(status.value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    PrintWriter writer = response.getReporter();
    if (writer != null) {
      writer.write(ErrorProblems.json(status));
    }
    response.finishResponse();
  }
}
