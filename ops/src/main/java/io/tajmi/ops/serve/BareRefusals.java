package io.tajmi.ops.serve;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Headers for what the container refuses before our code is asked, such as an address that cannot
 * be decoded: its answer may load nothing and stand in no frame. A request without any address of
 * ours, such as one that is no HTTP at all, is answered here, as others are answered elsewhere.
 */
final class BareRefusals extends ValveBase {
  private static final String MALFORMED =
      "{\"type\":\"/problems/r.101\",\"title\":\"Bad Request\",\"status\":400,"
          + "\"detail\":\"The request is malformed or broke off; send it again.\","
          + "\"code\":\"R.101\"}";
  private static final String NO_METHOD =
      "{\"type\":\"/problems/method_not_allowed\",\"title\":\"Method Not Allowed\",\"status\":405,"
          + "\"detail\":\"This method does nothing here; Allow names those that do.\","
          + "\"code\":\"METHOD_NOT_ALLOWED\"}";

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
      answer(response, HttpServletResponse.SC_METHOD_NOT_ALLOWED, NO_METHOD);
    } else if (response.isError() && request.getContext() == null) {
      answer(response, HttpServletResponse.SC_BAD_REQUEST, MALFORMED);
    } else {
      getNext().invoke(request, response);
    }
  }

  private static void answer(Response response, int status, String problem) throws IOException {
    response.setSuspended(false);
    response.setStatus(status);
    response.setContentType("application/problem+json");
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    PrintWriter writer = response.getReporter();
    if (writer != null) {
      writer.write(problem);
    }
    response.finishResponse();
  }
}
