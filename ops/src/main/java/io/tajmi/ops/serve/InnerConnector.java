package io.tajmi.ops.serve;

import io.tajmi.api.access.login.InnerPort;
import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.Valve;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.boot.tomcat.TomcatWebServer;

/**
 * The inner port's connector: threads of the system, which it shares with nobody, so that neither
 * the connections nor the work of the public port keep it from answering.
 */
final class InnerConnector {
  /** Requests that it answers at once; the others wait. */
  static final int THREADS = 128;

  private static final int CONNECTIONS = 512;
  private static final int IDLE_MILLIS = 10_000;
  private static final int SWALLOWED_BYTES = 1 << 20;

  private final Connector connector = new Connector("org.apache.coyote.http11.Http11NioProtocol");

  InnerConnector(NodeSettings.Inner inner) {
    connector.setPort(inner.port());
    set("address", inner.address());
    set("maxThreads", THREADS);
    set("maxConnections", CONNECTIONS);
    set("acceptCount", CONNECTIONS);
    set("connectionTimeout", IDLE_MILLIS);
    set("maxSwallowSize", SWALLOWED_BYTES);
    connector.setAllowTrace(true); // It is refused as other methods are.
  }

  private void set(String property, Object value) {
    if (!connector.setProperty(property, value.toString())) {
      throw new IllegalStateException("the connector has no " + property);
    }
  }

  Connector connector() {
    return connector;
  }

  /** The port that answers, of a server that runs. */
  int port(TomcatWebServer server) {
    for (Connector open : server.getTomcat().getService().findConnectors()) {
      if (open.equals(connector)) {
        return open.getLocalPort();
      }
    }
    throw new IllegalStateException("the inner port is not open");
  }

  /** Marks what comes in by it. */
  Valve marks() {
    return new Marks(connector);
  }

  private static final class Marks extends ValveBase {
    private final Connector inner;

    Marks(Connector inner) {
      super(true);
      this.inner = inner;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
      if (inner.equals(request.getConnector())) {
        InnerPort.mark(request);
      }
      getNext().invoke(request, response);
    }
  }
}
