package io.tajmi.ops.http;

import io.tajmi.ops.serve.ServerBeans;
import io.tajmi.ops.serve.TajmiServer;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** What a running server maps. */
final class Mapped {
  private Mapped() {}

  /** A method and a pattern, for each that a handler mapping of the server has. */
  static Set<String> of(TajmiServer server) {
    Set<String> mapped = new TreeSet<>();
    for (RequestMappingInfoHandlerMapping mapping :
        ServerBeans.of(server, RequestMappingInfoHandlerMapping.class)) {
      for (RequestMappingInfo info : mapping.getHandlerMethods().keySet()) {
        for (String pattern : info.getPatternValues()) {
          Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
          if (methods.isEmpty()) {
            mapped.add("GET " + pattern);
            mapped.add("POST " + pattern);
          }
          methods.forEach(method -> mapped.add(method + " " + pattern));
        }
      }
    }
    return mapped;
  }
}
