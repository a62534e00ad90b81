package io.tajmi.ops.serve;

import io.tajmi.ops.node.Node;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Down while the log's head cannot be put on record outside it; acts are taken all the same. */
final class CheckpointHealth extends AbstractHealthIndicator {
  private final Node node;

  CheckpointHealth(Node node) {
    super("the checkpoint's health could not be read");
    this.node = node;
  }

  @Override
  protected void doHealthCheck(Health.Builder health) {
    boolean failing = node.log().recordFailing();
    (failing ? health.down() : health.up()).withDetail("kept", !failing);
  }
}
