package io.tajmi.ops.serve;

import io.tajmi.eventlog.LogCorrupted;
import io.tajmi.eventlog.LogInUse;
import io.tajmi.ops.node.Node;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContextException;
import org.springframework.context.ConfigurableApplicationContext;

/** A running server: a node with its log verified, and HTTP. */
public final class TajmiServer implements AutoCloseable {
  private final ConfigurableApplicationContext context;

  private TajmiServer(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /**
   * Starts; when it returns, the log is verified, the view stands at its head and requests are
   * answered.
   *
   * @throws Node.WrongLog where the directory holds a log of another kind
   * @throws LogCorrupted where the log is not as it was left
   * @throws NotStarted where the port is taken or the directory cannot be used
   */
  public static TajmiServer start(NodeSettings settings) {
    return start(settings, Map.of());
  }

  /** Starts as {@link #start(NodeSettings)} does, with properties that override its own. */
  public static TajmiServer start(NodeSettings settings, Map<String, String> overridden) {
    String[] arguments =
        overridden.entrySet().stream()
            .map(property -> "--" + property.getKey() + "=" + property.getValue())
            .toArray(String[]::new);
    try {
      return new TajmiServer(
          new SpringApplicationBuilder(ServerConfiguration.class)
              .web(WebApplicationType.SERVLET)
              .properties(properties(settings.door()))
              .initializers(
                  context -> context.getBeanFactory().registerSingleton("nodeSettings", settings))
              .run(arguments));
    } catch (BeanCreationException | ApplicationContextException failed) {
      throw reason(failed, settings);
    }
  }

  private static Map<String, Object> properties(NodeSettings.Door door) {
    return Map.of(
        "server.address", door.address(),
        "server.port", door.port(),
        "server.servlet.session.cookie.secure", door.secureCookie(),
        "server.forward-headers-strategy", door.behindProxy() ? "native" : "none");
  }

  /** The machine does not let it start: one sentence that says what to change. */
  public static final class NotStarted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotStarted(String sentence, Throwable cause) {
      super(sentence, cause);
    }
  }

  private static RuntimeException reason(RuntimeException failed, NodeSettings settings) {
    for (@Nullable Throwable cause = failed; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case Node.WrongLog wrong -> {
          return wrong;
        }
        case LogInUse inUse -> {
          return inUse;
        }
        case LogCorrupted corrupted -> {
          return corrupted;
        }
        case BindException impossible
            when String.valueOf(impossible.getMessage()).contains("assign") -> {
          return new NotStarted(
              "This machine has no address "
                  + settings.door().address()
                  + "; name another with --listen.",
              impossible);
        }
        case PortInUseException taken -> {
          return new NotStarted(
              "Port " + settings.door().port() + " is taken; name another with --port.", taken);
        }
        case UncheckedIOException unusable -> {
          return new NotStarted(
              "The directory " + settings.data() + " cannot be used: " + unusable.getMessage(),
              unusable);
        }
        default -> {
          // Look further down.
        }
      }
    }
    return failed;
  }

  /** The port that answers. */
  public int port() {
    return Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer()).getPort();
  }

  /** The file of the first account's token, where this start made that account; else null. */
  public @Nullable Path foundedToken() {
    return context.getBean(Founding.class).token();
  }

  /** The node inside. */
  public Node node() {
    return context.getBean(Node.class);
  }

  /** What it is made of. */
  ConfigurableApplicationContext context() {
    return context;
  }

  /** Stops taking requests, finishes those under way, closes the log. */
  @Override
  public void close() {
    context.close();
  }
}
