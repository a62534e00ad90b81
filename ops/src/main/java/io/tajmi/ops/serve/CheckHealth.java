package io.tajmi.ops.serve;

import io.tajmi.ops.node.Node;
import io.tajmi.replay.check.CheckStatus;
import io.tajmi.replay.check.Round;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Down while the node's check of itself has stopped votes, or its record cannot be kept; the node
 * goes on taking acts, unless it distrusts itself.
 */
final class CheckHealth extends AbstractHealthIndicator {
  private final Node node;

  CheckHealth(Node node) {
    super("the self-check's health could not be read");
    this.node = node;
  }

  @Override
  protected void doHealthCheck(Health.Builder health) {
    CheckStatus check = node.check().status();
    Round last = check.last();
    boolean well =
        !check.stopped()
            && check.live() == CheckStatus.Live.TRUSTED
            && !node.check().recordFailing()
            && (last == null || last.verdict() == Round.Verdict.GOOD);
    (well ? health.up() : health.down())
        .withDetail("verdict", last == null ? "NONE" : last.verdict().name())
        .withDetail("lastGood", check.lastGood())
        .withDetail("stopped", check.stopped())
        .withDetail("live", check.live().name())
        .withDetail("recordKept", !node.check().recordFailing());
  }
}
