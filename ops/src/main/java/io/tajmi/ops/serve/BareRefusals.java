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
 * be decoded: its answer may load nothing and stand in no frame. A method that has no address at
 * all is answered here, as others that do nothing are answered elsewhere.
 */
final class BareRefusals extends ValveBase {
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
    if (response.isError() && request.getMethod().equalsIgnoreCase("CONNECT")) {
      answer(response);
    } else {
      getNext().invoke(request, response);
    }
  }

  private static void answer(Response response) throws IOException {
    response.setSuspended(false);
    response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    response.setHeader("Allow", "GET, HEAD, POST");
    response.setContentType("application/problem+json");
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    PrintWriter writer = response.getReporter();
    if (writer != null) {
      writer.write(NO_METHOD);
    }
    response.finishResponse();
  }
}
