package io.tajmi.ops.serve;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Headers for what the container refuses before our code is asked, such as an address that cannot
 * be decoded: its answer may load nothing and stand in no frame.
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
    getNext().invoke(request, response);
  }
}
