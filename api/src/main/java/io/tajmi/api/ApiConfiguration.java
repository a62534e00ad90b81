package io.tajmi.api;

import io.micrometer.core.instrument.MeterRegistry;
import io.swagger.v3.oas.models.OpenAPI;
import io.tajmi.api.access.Grant;
import io.tajmi.api.access.Role;
import io.tajmi.api.access.Sights;
import io.tajmi.api.access.Viewer;
import io.tajmi.api.page.PageConfiguration;
import io.tajmi.election.DefinitionImport;
import io.tajmi.election.Definitions;
import io.tajmi.eventlog.Commands;
import io.tajmi.eventlog.EventCodec;
import io.tajmi.eventlog.EventLog;
import io.tajmi.ruling.RulingEnforcement;
import io.tajmi.ruling.Rulings;
import io.tajmi.view.SecrecyLimits;
import io.tajmi.view.SnapshotHolder;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Puts the HTTP side together; what it stands on comes from the node. */
@Configuration(proxyBeanMethods = false)
@Import(PageConfiguration.class)
public class ApiConfiguration {

  @Bean
  Problems problems(Intake intake, Bodies bodies) {
    return new Problems(intake, bodies);
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
      DefinitionImport imports, EventLog log, Bodies bodies, Intake intake, Views views) {
    return new ElectionsController(imports, log, bodies, intake, views);
  }

  @Bean
  ActsController actsController(Intake intake, Bodies bodies) {
    return new ActsController(intake, bodies);
  }

  @Bean
  BulkController bulkController(Intake intake, Bodies bodies) {
    return new BulkController(intake, bodies);
  }

  @Bean
  Sights sights(SnapshotHolder snapshots) {
    Viewer operator = new Viewer("local:operator", List.of(new Grant(Role.EXECUTIVE, null)));
    return new Sights(snapshots, SecrecyLimits.DEFAULT, () -> operator);
  }

  @Bean
  Views views(SnapshotHolder snapshots, ApiSettings settings) {
    return new Views(snapshots, settings.atLeastWaitMax());
  }

  @Bean
  ResultsController resultsController(Views views, EventLog log, EventCodec codec) {
    return new ResultsController(views, log, codec);
  }
}
