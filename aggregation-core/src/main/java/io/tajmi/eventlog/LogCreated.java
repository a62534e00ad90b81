package io.tajmi.eventlog;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Position 0 of every founded log.
 *
 * @param origin names the log for ever, as a checkpoint's first line does
 * @param format of commits and entries
 * @param hash the tree's hash function
 * @param secrecy of small boxes
 */
public record LogCreated(
    String origin, int format, String hash, LogKind kind, SecrecyLimits secrecy) {
  /** As it was named while it had no limits. */
  static final String OLD = "log.created/1";

  /** With the limits that small boxes have by default. */
  public LogCreated(String origin, int format, String hash, LogKind kind) {
    this(origin, format, hash, kind, SecrecyLimits.DEFAULT);
  }

  /** Reads a log that was founded before its first entry named limits: it has the default ones. */
  public static final class WithoutLimits implements Upcaster {
    @Override
    public String reads() {
      return OLD;
    }

    @Override
    public List<Payload> upcast(JsonNode data) {
      if (!(data instanceof ObjectNode then)) {
        return List.of(new Payload(EventLog.LOG_CREATED, data));
      }
      SecrecyLimits limits = SecrecyLimits.DEFAULT;
      ObjectNode today = then.deepCopy();
      today
          .putObject("secrecy")
          .put("ballotsMin", limits.ballotsMin())
          .put("groupBoxesMin", limits.groupBoxesMin())
          .put("groupBallotsMin", limits.groupBallotsMin())
          .put("otherAreasBoxesMin", limits.otherAreasBoxesMin())
          .put("otherAreasBallotsMin", limits.otherAreasBallotsMin());
      return List.of(new Payload(EventLog.LOG_CREATED, today));
    }
  }
}
