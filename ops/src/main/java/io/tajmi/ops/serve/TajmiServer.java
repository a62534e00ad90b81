package io.tajmi.ops.serve;

import io.tajmi.eventlog.LogCorrupted;
import io.tajmi.eventlog.LogInUse;
import io.tajmi.ops.node.Node;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.tomcat.ConnectorStartFailedException;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContextException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.GenericApplicationContext;

/** A running server: a node with its log verified, and HTTP. */
public final class TajmiServer implements AutoCloseable {
  private final ConfigurableApplicationContext context;
  private final NodeSettings settings;

  private TajmiServer(ConfigurableApplicationContext context, NodeSettings settings) {
    this.context = context;
    this.settings = settings;
    context.getBean(Lifetime.class).started(address(), innerAddress(), streamsMax());
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
    long began = System.nanoTime();
    Machine machine = Machine.here();
    machine.check();
    NodeSettings fitting = settings.with(machine.fit(settings.api()));
    String[] arguments =
        overridden.entrySet().stream()
            .map(property -> "--" + property.getKey() + "=" + property.getValue())
            .toArray(String[]::new);
    try {
      return new TajmiServer(
          new SpringApplicationBuilder(ServerConfiguration.class)
              .web(WebApplicationType.SERVLET)
              .properties(properties(fitting))
              .initializers(context -> prepare(context, fitting, began))
              .run(arguments),
          fitting);
    } catch (BeanCreationException | ApplicationContextException failed) {
      throw reason(failed, settings);
    }
  }

  private static void prepare(
      ConfigurableApplicationContext context, NodeSettings settings, long began) {
    context.getBeanFactory().registerSingleton("nodeSettings", settings);
    ((GenericApplicationContext) context)
        .registerBean(Lifetime.class, () -> new Lifetime(settings.data(), began));
    context.addApplicationListener(
        (ContextClosedEvent closing) -> context.getBean(Lifetime.class).stopping());
  }

  private static Map<String, Object> properties(NodeSettings settings) {
    NodeSettings.Ports ports = settings.ports();
    return Map.of(
        "server.tomcat.max-connections",
        settings.api().live().clientsMax() + Machine.OTHER_CONNECTIONS,
        "server.address",
        ports.address(),
        "server.port",
        ports.port(),
        "server.forward-headers-strategy",
        ports.behindProxy() ? "native" : "none");
  }

  /** The machine does not let it start: one sentence that says what to change. */
  public static final class NotStarted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotStarted(String sentence) {
      super(sentence);
    }

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
                  + settings.ports().address()
                  + "; name another with --listen.",
              impossible);
        }
        case ConnectorStartFailedException taken
            when taken.getPort() == settings.ports().inner().port() -> {
          return new NotStarted(
              "Port "
                  + taken.getPort()
                  + " is taken or not to be had at "
                  + settings.ports().inner().address()
                  + "; name another with --inner-port.",
              taken);
        }
        case PortInUseException taken -> {
          return new NotStarted(
              "Port " + settings.ports().port() + " is taken; name another with --port.", taken);
        }
        case UncheckedIOException unusable -> {
          return new NotStarted(
              "The directory " + settings.data() + " cannot be used: " + why(unusable) + ".",
              unusable);
        }
        default -> {
          // Look further down.
        }
      }
    }
    return failed;
  }

  private static String why(UncheckedIOException unusable) {
    return switch (Objects.requireNonNull(unusable.getCause())) {
      case FileAlreadyExistsException file -> file.getFile() + " is a file";
      case AccessDeniedException denied -> "there is no right to use " + denied.getFile();
      case NoSuchFileException missing -> "there is no " + missing.getFile();
      case FileSystemException other when other.getReason() != null ->
          other.getFile() + ": " + other.getReason();
      case IOException other -> String.valueOf(other.getMessage());
    };
  }

  /** The port that answers. */
  public int port() {
    return web().getPort();
  }

  /** Where everyone comes in. */
  public String address() {
    return url(settings.ports().address(), port());
  }

  /** Where the people and machines of the count come in; health and meters are there alone. */
  public String innerAddress() {
    return url(
        settings.ports().inner().address(), context.getBean(InnerConnector.class).port(web()));
  }

  /** How many live streams it holds at once. */
  public int streamsMax() {
    return settings.api().live().clientsMax();
  }

  private TomcatWebServer web() {
    return (TomcatWebServer)
        Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer());
  }

  private static String url(String address, int port) {
    return "http://" + (address.contains(":") ? "[" + address + "]" : address) + ":" + port;
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
