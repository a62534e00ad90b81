package io.tajmi.ops.serve;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.tajmi.api.ApiConfiguration;
import io.tajmi.api.ApiSettings;
import io.tajmi.api.access.account.AccessLog;
import io.tajmi.api.access.account.Accounts;
import io.tajmi.api.access.login.LoginLimit;
import io.tajmi.api.access.login.SessionCookie;
import io.tajmi.api.access.session.KeptSessions;
import io.tajmi.api.http.RequestLog;
import io.tajmi.api.intake.IngestMeters;
import io.tajmi.api.intake.KeptAside;
import io.tajmi.api.page.review.KeptPicks;
import io.tajmi.api.reads.ReadsRecord;
import io.tajmi.contest.SecondRounds;
import io.tajmi.election.Definitions;
import io.tajmi.eventlog.Commands;
import io.tajmi.eventlog.LogLimits;
import io.tajmi.eventlog.codec.EventCodec;
import io.tajmi.eventlog.writer.EventLog;
import io.tajmi.live.SnapshotHolder;
import io.tajmi.ops.node.Node;
import io.tajmi.replay.Timeline;
import io.tajmi.replay.check.SelfCheck;
import io.tajmi.replay.fork.ForkStore;
import io.tajmi.ruling.RulingEnforcement;
import io.tajmi.ruling.Rulings;
import java.time.InstantSource;
import org.apache.catalina.session.StandardManager;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Everything that a server is made of, wired by hand. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({ApiConfiguration.class, PortsConfiguration.class})
class ServerConfiguration {
  private static final long KEPT_ASIDE_BYTES_MAX = 1L << 30;
  private static final long KEPT_ASIDE_CLIENT_BYTES_MAX = 100L << 20;

  @Bean
  static MeterFilter axonMeterNames() {
    return new AxonMeterNames();
  }

  @Bean
  static MeterFilter plainMeters() {
    return new PlainMeters();
  }

  @Bean
  NodeMeters nodeMeters(MeterRegistry registry) {
    return new NodeMeters(registry);
  }

  @Bean
  InstantSource clock(NodeSettings settings) {
    return settings.clock();
  }

  @Bean(destroyMethod = "close")
  EachMinute eachMinute(RequestLog requests) {
    return new EachMinute(requests);
  }

  /** It ends before what it is told of does. */
  @Bean(destroyMethod = "close")
  Node node(NodeSettings settings, NodeMeters meters, MeterRegistry registry, Lifetime lifetime) {
    Node node =
        Node.open(
            settings.data(),
            new Node.Settings(
                settings.name(),
                settings.kind(),
                LogLimits.DEFAULT.withQueue(
                    Machine.here().queueBytesMax(LogLimits.DEFAULT.queueBytesMax())),
                settings.clock(),
                meters,
                new AxonMonitors(registry),
                settings.keeping()));
    meters.watch(node);
    return node;
  }

  /** The node closes it, after all that still reads it. */
  @Bean(destroyMethod = "")
  EventLog eventLog(Node node) {
    return node.log();
  }

  @Bean
  EventCodec eventCodec(Node node) {
    return node.codec();
  }

  @Bean
  Commands commands(Node node) {
    return node.commands();
  }

  @Bean
  Definitions definitions(Node node) {
    return node.definitions();
  }

  @Bean
  Rulings rulings(Node node) {
    return node.rulings();
  }

  @Bean
  RulingEnforcement rulingEnforcement(Node node) {
    return node.enforcement();
  }

  @Bean
  SecondRounds secondRounds(Node node) {
    return node.secondRounds();
  }

  @Bean
  Timeline timeline(Node node) {
    return node.timeline();
  }

  /** After the node, so that a directory that cannot be served is left as it is. */
  @Bean
  ForkStore forkStore(NodeSettings settings, Node node, InstantSource clock) {
    return new ForkStore(
        settings.data().resolve("forks"), ForkStore.Limits.DEFAULT, clock, new ForksLogged());
  }

  /** After the node, so that a directory that cannot be served is left as it is. */
  @Bean
  KeptPicks keptPicks(NodeSettings settings, Node node, InstantSource clock) {
    return new KeptPicks(
        settings.data().resolve("selections"), KeptPicks.Limits.DEFAULT, clock, new PicksLogged());
  }

  /** After the node for the same reason. */
  @Bean
  ReadsRecord readsRecord(NodeSettings settings, Node node) {
    return new ReadsRecord(settings.data(), settings.clock(), ReadsRecord.Limits.DEFAULT);
  }

  @Bean
  SnapshotHolder snapshots(Node node) {
    return node.snapshots();
  }

  /** Sessions are our own; whatever asks the container for one fails. */
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> noSessionsOfTheContainer() {
    return factory ->
        factory.addContextCustomizers(context -> {
          StandardManager none = new StandardManager();
          none.setMaxActiveSessions(0);
          context.setManager(none);
        });
  }

  @Bean(destroyMethod = "close")
  KeptSessions sessions(NodeSettings settings, Accounts accounts) {
    return new KeptSessions(
        settings.data(), accounts, settings.clock(), KeptSessions.Limits.DEFAULT);
  }

  @Bean
  SessionCookie sessionCookie(NodeSettings settings) {
    return new SessionCookie(settings.ports().secureCookie());
  }

  /** After the node, so that a directory that cannot be served is left as it is. */
  @Bean
  Founding founding(NodeSettings settings, Node node) {
    return Founding.of(settings.data());
  }

  @Bean
  Accounts accounts(Founding founding) {
    return founding.accounts();
  }

  @Bean(destroyMethod = "close")
  AccessLog accessLog(NodeSettings settings, Founding founding) {
    return new AccessLog(settings.data(), settings.clock());
  }

  @Bean
  LoginLimit loginLimit(InstantSource clock) {
    return new LoginLimit(clock);
  }

  @Bean
  ApiSettings apiSettings(NodeSettings settings) {
    return settings.api();
  }

  @Bean
  KeptAside keptAside(NodeSettings settings, IngestMeters meters) {
    return new KeptAside(
        settings.data().resolve("kept-aside"),
        KEPT_ASIDE_BYTES_MAX,
        KEPT_ASIDE_CLIENT_BYTES_MAX,
        settings.clock(),
        meters::dropped);
  }

  @Bean
  HealthIndicator countHealthIndicator(Node node) {
    return new CountHealth(node);
  }

  @Bean
  HealthIndicator checkpointHealthIndicator(Node node) {
    return new CheckpointHealth(node);
  }

  @Bean
  HealthIndicator checkHealthIndicator(Node node) {
    return new CheckHealth(node);
  }

  /** The node ends it, before all that it reads. */
  @Bean(destroyMethod = "")
  SelfCheck selfCheck(Node node) {
    return node.check();
  }

  /** Instead of the framework's, which looks at where the process was started. */
  @Bean
  HealthIndicator diskSpaceHealthIndicator(NodeSettings settings) {
    return new DiskHealth(settings.data(), settings.keeping().reserveBytes());
  }
}
