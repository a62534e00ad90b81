package io.tajmi.api.live;

import io.micrometer.core.instrument.MeterRegistry;
import io.tajmi.eventlog.reader.LogReader;
import io.tajmi.live.SnapshotHolder;
import io.tajmi.replay.check.SelfCheck;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the live side together; pages, rights and the node's view come from elsewhere. */
@Configuration(proxyBeanMethods = false)
public class LiveConfiguration {

  @Bean
  LiveMeters liveMeters(MeterRegistry registry) {
    return new LiveMeters(registry);
  }

  @Bean
  Broadcaster broadcaster(
      LivePageSource pages,
      SnapshotHolder snapshots,
      SelfCheck check,
      LogReader log,
      InstantSource clock,
      LiveLimits limits,
      LiveMeters meters) {
    Broadcaster.Source source =
        new Broadcaster.Source(snapshots, check::status, () -> log.size() - 1, clock);
    return new Broadcaster(pages::of, source, limits, meters, System::nanoTime);
  }

  @Bean
  Pulse pulse(Broadcaster broadcaster, SnapshotHolder snapshots, SelfCheck check) {
    Pulse pulse = new Pulse(broadcaster, snapshots);
    check.listen(pulse::wake);
    return pulse;
  }

  @Bean
  LiveController liveController(Broadcaster broadcaster, LiveLimits limits) {
    return new LiveController(broadcaster, limits);
  }
}
