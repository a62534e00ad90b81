package io.tajmi.ops.serve;

import java.util.Arrays;
import java.util.List;

/** What a running server is made of. */
public final class ServerBeans {
  private ServerBeans() {}

  /** Beans of a type. */
  public static <T> List<T> of(TajmiServer server, Class<T> type) {
    return List.copyOf(server.context().getBeansOfType(type).values());
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
