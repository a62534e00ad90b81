package io.tajmi.ops.serve;

import io.tajmi.ops.node.Node;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Ready means: the log takes acts, the live view follows, it is not far behind, and the node trusts
 * what it works out.
 */
final class CountHealth extends AbstractHealthIndicator {
  /** Entries that the view may lag behind the log; a full queue, folded in well under a second. */
  static final long LAG_ENTRIES_MAX = 20_000;

  private final Node node;

  CountHealth(Node node) {
    super("the node's health could not be read");
    this.node = node;
  }

  @Override
  protected void doHealthCheck(Health.Builder health) {
    long size = node.log().size();
    long lag = size - 1 - node.snapshots().current().position();
    boolean takesActs = node.log().running() && !node.log().full();
    boolean distrusted = node.check().status().down();
    boolean well = takesActs && node.following() && lag <= LAG_ENTRIES_MAX && !distrusted;
    health
        .status(
            well
                ? org.springframework.boot.health.contributor.Status.UP
                : org.springframework.boot.health.contributor.Status.OUT_OF_SERVICE)
        .withDetail("logSize", size)
        .withDetail("lagEntries", lag)
        .withDetail("logTakesActs", takesActs)
        .withDetail("diskFull", node.log().full())
        .withDetail("distrustsItself", distrusted)
        .withDetail("viewFollows", node.following());
  }
}
