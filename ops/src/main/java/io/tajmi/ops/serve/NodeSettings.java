package io.tajmi.ops.serve;

import io.tajmi.api.ApiSettings;
import io.tajmi.eventlog.LogKind;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * What the operator asked for.
 *
 * @param data directory of the log, of the accounts and of what is kept aside
 * @param door where it listens
 * @param clock of everything that the server writes down or shows
 */
public record NodeSettings(
    Path data, Door door, LogKind kind, ApiSettings api, InstantSource clock) {

  /**
   * Where a server listens.
   *
   * @param address of the network; {@value #LOOPBACK} is this machine alone
   * @param port 0 takes a free one
   * @param behindProxy whether a proxy that ends TLS stands before it, whose word on who asked and
   *     how is taken
   */
  public record Door(String address, int port, boolean behindProxy) {
    /** This machine alone. */
    public static final String LOOPBACK = "127.0.0.1";

    /** Whether a session's cookie goes over TLS only. */
    boolean secureCookie() {
      return behindProxy || !loopback();
    }

    /** Whether nobody but this machine reaches it. */
    public boolean loopback() {
      return address.equals(LOOPBACK) || address.equals("::1") || address.equals("localhost");
    }
  }

  /** By the clock of this machine. */
  public NodeSettings(Path data, Door door, LogKind kind, ApiSettings api) {
    this(data, door, kind, api, InstantSource.system());
  }

  /** On this machine alone, with the HTTP side as it runs by default. */
  public NodeSettings(Path data, int port, LogKind kind) {
    this(data, port, kind, ApiSettings.DEFAULT);
  }

  /** On this machine alone. */
  public NodeSettings(Path data, int port, LogKind kind, ApiSettings api) {
    this(data, new Door(Door.LOOPBACK, port, false), kind, api);
  }
}
