package io.tajmi.ops.serve;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.catalina.Context;
import org.apache.catalina.session.ManagerBase;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;

/** What a running server is made of. */
public final class ServerBeans {
  private ServerBeans() {}

  /** Beans of a type. */
  public static <T> List<T> of(TajmiServer server, Class<T> type) {
    return List.copyOf(server.context().getBeansOfType(type).values());
  }

  /** Where its sessions are. */
  public static ManagerBase sessions(TajmiServer server) {
    var web = (WebServerApplicationContext) server.context();
    var tomcat = ((TomcatWebServer) Objects.requireNonNull(web.getWebServer())).getTomcat();
    Context context = (Context) tomcat.getHost().findChildren()[0];
    return (ManagerBase) context.getManager();
  }

  /** Names of all beans. */
  public static List<String> names(TajmiServer server) {
    return List.of(server.context().getBeanDefinitionNames());
  }

  /** Names of the classes of all beans. */
  public static List<String> classes(TajmiServer server) {
    return Arrays.stream(server.context().getBeanDefinitionNames())
        .map(name -> String.valueOf(server.context().getType(name)))
        .toList();
  }
}
