package io.tajmi.ops.serve;

import io.tajmi.api.ApiSettings;
import io.tajmi.eventlog.LogKind;
import io.tajmi.ops.node.Keeping;
import io.tajmi.ops.node.NodeName;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * What the operator asked for.
 *
 * @param name of the node
 * @param data directory of the log, of the accounts and of what is kept aside
 * @param ports where it listens
 * @param clock of everything that the server writes down or shows
 * @param keeping how the directory is kept
 */
public record NodeSettings(
    NodeName name,
    Path data,
    Ports ports,
    LogKind kind,
    ApiSettings api,
    InstantSource clock,
    Keeping keeping) {

  /**
   * Where a server listens.
   *
   * @param address of the network; {@value #LOOPBACK} is this machine alone
   * @param port 0 takes a free one
   * @param inner where the people and machines of the count come in
   * @param behindProxy whether a proxy that ends TLS stands before it, whose word on who asked and
   *     how is taken
   */
  public record Ports(String address, int port, Inner inner, boolean behindProxy) {
    /** This machine alone. */
    public static final String LOOPBACK = "127.0.0.1";

    /** With the inner port at a free port of this machine. */
    public Ports(String address, int port, boolean behindProxy) {
      this(address, port, new Inner(LOOPBACK, 0), behindProxy);
    }

    /** Whether a session's cookie goes over TLS only. */
    boolean secureCookie() {
      return behindProxy || !loopback();
    }

    /** Whether nobody but this machine reaches it. */
    public boolean loopback() {
      return isLoopback(address);
    }
  }

  /**
   * What the inner port listens on.
   *
   * @param port 0 takes a free one
   */
  public record Inner(String address, int port) {
    /** Whether nobody but this machine reaches it. */
    public boolean loopback() {
      return isLoopback(address);
    }
  }

  private static boolean isLoopback(String address) {
    return address.equals(Ports.LOOPBACK) || address.equals("::1") || address.equals("localhost");
  }

  /** The same with another HTTP side. */
  NodeSettings with(ApiSettings other) {
    return new NodeSettings(name, data, ports, kind, other, clock, keeping);
  }

  /** By the clock of this machine. */
  public NodeSettings(Path data, Ports ports, LogKind kind, ApiSettings api) {
    this(data, ports, kind, api, InstantSource.system());
  }

  /** Named and kept as by default. */
  public NodeSettings(Path data, Ports ports, LogKind kind, ApiSettings api, InstantSource clock) {
    this(NodeName.DEFAULT, data, ports, kind, api, clock, Keeping.DEFAULT);
  }

  /** On this machine alone, with the HTTP side as it runs by default. */
  public NodeSettings(Path data, int port, LogKind kind) {
    this(data, port, kind, ApiSettings.DEFAULT);
  }

  /** On this machine alone. */
  public NodeSettings(Path data, int port, LogKind kind, ApiSettings api) {
    this(data, new Ports(Ports.LOOPBACK, port, false), kind, api);
  }
}
