package io.tajmi.ops.serve;

import java.nio.file.Path;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Down where the disk of the data directory has less free than the log's reserve. */
final class DiskHealth extends AbstractHealthIndicator {
  private final Path data;
  private final long reserveBytes;

  DiskHealth(Path data, long reserveBytes) {
    super("the disk's health could not be read");
    this.data = data;
    this.reserveBytes = reserveBytes;
  }

  @Override
  protected void doHealthCheck(Health.Builder health) {
    long free = data.toFile().getUsableSpace();
    (free < reserveBytes ? health.down() : health.up())
        .withDetail("freeBytes", free)
        .withDetail("reserveBytes", reserveBytes)
        .withDetail("totalBytes", data.toFile().getTotalSpace());
  }
}
