package io.tajmi.api;

import io.micrometer.core.instrument.MeterRegistry;
import io.swagger.v3.oas.models.OpenAPI;
import io.tajmi.api.access.AccessConfiguration;
import io.tajmi.api.access.AccessLog;
import io.tajmi.api.access.Sights;
import io.tajmi.api.access.Viewer;
import io.tajmi.api.page.PageConfiguration;
import io.tajmi.election.Definitions;
import io.tajmi.eventlog.Commands;
import io.tajmi.eventlog.EventCodec;
import io.tajmi.eventlog.EventLog;
import io.tajmi.ruling.RulingEnforcement;
import io.tajmi.ruling.Rulings;
import io.tajmi.view.SecrecyLimits;
import io.tajmi.view.SnapshotHolder;
import java.util.function.Supplier;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Puts the HTTP side together; what it stands on comes from the node. */
@Configuration(proxyBeanMethods = false)
@Import({AccessConfiguration.class, PageConfiguration.class})
public class ApiConfiguration {

  @Bean
  Problems problems(Intake intake, Bodies bodies, AccessLog access, Supplier<Viewer> viewer) {
    return new Problems(intake, bodies, access, viewer);
  }

  @Bean
  ErrorProblems errorProblems() {
    return new ErrorProblems();
  }

  @Bean
  OpenAPI openApiHead() {
    return OpenApiDocument.head();
  }

  @Bean
  OpenApiCustomizer openApiDocument() {
    return new OpenApiDocument();
  }

  @Bean
  Bodies bodies() {
    return new Bodies();
  }

  @Bean
  IngestMeters ingestMeters(MeterRegistry registry) {
    return new IngestMeters(registry);
  }

  @Bean
  Intake intake(
      Commands commands,
      Definitions definitions,
      Rulings rulings,
      RulingEnforcement enforcement,
      EventLog log,
      EventCodec codec,
      KeptAside keptAside,
      IngestMeters meters) {
    Receipts receipts = new Receipts(log, codec, definitions, rulings);
    return new Intake(commands, definitions, rulings, enforcement, receipts, keptAside, meters);
  }

  @Bean
  ElectionsController electionsController(
      Commands commands, EventLog log, Bodies bodies, Intake intake, Sights sights) {
    return new ElectionsController(commands, log, bodies, intake, sights);
  }

  @Bean
  ActsController actsController(Intake intake, Bodies bodies, Supplier<Viewer> viewer) {
    return new ActsController(intake, bodies, viewer);
  }

  @Bean
  BulkController bulkController(
      Intake intake, Bodies bodies, AccessLog access, Supplier<Viewer> viewer) {
    return new BulkController(intake, bodies, access, viewer);
  }

  @Bean
  Sights sights(
      SnapshotHolder snapshots,
      SecrecyLimits limits,
      Supplier<Viewer> viewer,
      ApiSettings settings) {
    return new Sights(snapshots, limits, viewer, settings.atLeastWaitMax());
  }

  @Bean
  ResultsController resultsController(Sights sights, EventLog log, EventCodec codec) {
    return new ResultsController(sights, log, codec);
  }
}
