package io.tajmi.api;

import io.micrometer.core.instrument.MeterRegistry;
import io.swagger.v3.oas.models.OpenAPI;
import io.tajmi.admission.Admission;
import io.tajmi.api.access.AccessConfiguration;
import io.tajmi.api.access.account.AccessLog;
import io.tajmi.api.access.account.Viewer;
import io.tajmi.api.access.sight.Sights;
import io.tajmi.api.answer.ResultsCsv;
import io.tajmi.api.chart.ChartConfiguration;
import io.tajmi.api.http.Bodies;
import io.tajmi.api.http.ErrorProblems;
import io.tajmi.api.http.FormBodies;
import io.tajmi.api.http.Problems;
import io.tajmi.api.http.RequestLog;
import io.tajmi.api.http.SlowRequests;
import io.tajmi.api.http.StandpointParameters;
import io.tajmi.api.intake.ActsController;
import io.tajmi.api.intake.BulkController;
import io.tajmi.api.intake.ContestActsController;
import io.tajmi.api.intake.ContestIntake;
import io.tajmi.api.intake.ElectionsController;
import io.tajmi.api.intake.IngestMeters;
import io.tajmi.api.intake.Intake;
import io.tajmi.api.intake.KeptAside;
import io.tajmi.api.intake.Posting;
import io.tajmi.api.intake.Receipts;
import io.tajmi.api.job.JobConfiguration;
import io.tajmi.api.job.JobsController;
import io.tajmi.api.job.LongAnswers;
import io.tajmi.api.live.LiveConfiguration;
import io.tajmi.api.live.LiveLimits;
import io.tajmi.api.outcome.OutcomeController;
import io.tajmi.api.page.desk.DeskConfiguration;
import io.tajmi.api.page.job.JobPageConfiguration;
import io.tajmi.api.page.suppose.SupposeConfiguration;
import io.tajmi.api.query.QueryConfiguration;
import io.tajmi.api.read.CatalogueController;
import io.tajmi.api.read.FindingsController;
import io.tajmi.api.read.ResultsController;
import io.tajmi.api.read.RulingsController;
import io.tajmi.api.reads.ReadsController;
import io.tajmi.api.reads.ReadsRecord;
import io.tajmi.api.replay.AnswerHash;
import io.tajmi.api.replay.AnswerHashes;
import io.tajmi.api.replay.Between;
import io.tajmi.api.replay.CheckController;
import io.tajmi.api.replay.DifferenceController;
import io.tajmi.api.replay.ForkDesk;
import io.tajmi.api.replay.ForksController;
import io.tajmi.api.replay.KeptBranches;
import io.tajmi.api.replay.LogController;
import io.tajmi.api.replay.ReadsNoted;
import io.tajmi.api.replay.ReplayMeters;
import io.tajmi.contest.SecondRounds;
import io.tajmi.election.Definitions;
import io.tajmi.eventlog.Commands;
import io.tajmi.eventlog.codec.EventCodec;
import io.tajmi.eventlog.reader.LogReader;
import io.tajmi.live.SnapshotHolder;
import io.tajmi.outcome.Outcomes;
import io.tajmi.replay.Asker;
import io.tajmi.replay.DirectReader;
import io.tajmi.replay.Replay;
import io.tajmi.replay.Timeline;
import io.tajmi.replay.check.CheckStatus;
import io.tajmi.replay.check.SelfCheck;
import io.tajmi.replay.difference.Differences;
import io.tajmi.replay.fork.ForkStore;
import io.tajmi.replay.fork.RecordedActs;
import io.tajmi.replay.job.Jobs;
import io.tajmi.ruling.RulingEnforcement;
import io.tajmi.ruling.Rulings;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import tools.jackson.databind.json.JsonMapper;

/** Puts the HTTP side together; what it stands on comes from the node. */
@Configuration(proxyBeanMethods = false)
@Import({
  AccessConfiguration.class,
  PageConfiguration.class,
  SupposeConfiguration.class,
  DeskConfiguration.class,
  LiveConfiguration.class,
  QueryConfiguration.class,
  ChartConfiguration.class,
  JobConfiguration.class,
  JobPageConfiguration.class
})
public class ApiConfiguration {

  /** What live streams may take. */
  @Bean
  LiveLimits liveLimits(ApiSettings settings) {
    return settings.live();
  }

  @Bean
  Problems problems(
      Intake intake,
      Bodies bodies,
      AccessLog access,
      Supplier<Viewer> viewer,
      RequestLog requests) {
    return new Problems(intake, bodies, access, viewer, requests);
  }

  @Bean
  RequestLog requestLog() {
    return new RequestLog();
  }

  @Bean
  FilterRegistrationBean<FormBodies> formBodies() {
    FilterRegistrationBean<FormBodies> forms =
        new FilterRegistrationBean<>(new FormBodies(System::nanoTime));
    forms.addUrlPatterns("/login", "/logout", "/elections/*", "/jobs/*");
    forms.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
    return forms;
  }

  @Bean
  FilterRegistrationBean<SlowRequests> slowRequests(RequestLog requests) {
    FilterRegistrationBean<SlowRequests> first =
        new FilterRegistrationBean<>(new SlowRequests(requests));
    first.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return first;
  }

  @Bean
  FilterRegistrationBean<ReadsNoted> readsNoted(ReadsRecord record) {
    return new FilterRegistrationBean<>(new ReadsNoted(record));
  }

  @Bean
  ReadsController readsController(ReadsRecord record) {
    return new ReadsController(record);
  }

  @Bean
  FilterRegistrationBean<AnswerHashes> answerHashes(ReadsRecord record) {
    FilterRegistrationBean<AnswerHashes> hashes =
        new FilterRegistrationBean<>(new AnswerHashes(new ReadsNoted(record)));
    hashes.addUrlPatterns("/api/v1/elections", "/api/v1/elections/*", LogController.ENTRIES);
    return hashes;
  }

  @Bean
  Jobs.Limits jobLimits(ApiSettings settings) {
    return Jobs.Limits.ofThisMachine(settings.jobWaitMax());
  }

  @Bean
  JobsController.Telling jobTelling(ReadsRecord record) {
    return new AnswerHashes(new ReadsNoted(record))::told;
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
  OperationCustomizer standpointParameters() {
    return new StandpointParameters();
  }

  @Bean
  OpenApiCustomizer openApiDocument() {
    return new OpenApiDocument();
  }

  @Bean
  Bodies bodies(ApiSettings settings, Supplier<Viewer> viewer) {
    return new Bodies(settings.bodies(), viewer, System::nanoTime);
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
      Admission admission,
      RulingEnforcement enforcement,
      LogReader log,
      EventCodec codec,
      KeptAside keptAside,
      IngestMeters meters) {
    Receipts receipts = new Receipts(log, codec, definitions, rulings);
    return new Intake(
        commands,
        definitions,
        admission,
        enforcement,
        receipts,
        keptAside,
        meters,
        new SecureRandom());
  }

  @Bean
  Admission admission(LogReader log, Sights sights, Outcomes outcomes, Rulings rulings) {
    return new Admission(log, sights::holding, outcomes, rulings);
  }

  @Bean
  ElectionsController electionsController(
      Commands commands,
      LogReader log,
      Bodies bodies,
      Intake intake,
      Sights sights,
      Admission admission) {
    return new ElectionsController(commands, log, bodies, intake, sights, admission);
  }

  @Bean
  Posting posting(Intake intake, Bodies bodies, Supplier<Viewer> viewer) {
    return new Posting(intake, bodies, viewer);
  }

  @Bean
  ActsController actsController(Intake intake, Posting posting) {
    return new ActsController(intake, posting);
  }

  @Bean
  ContestActsController contestActsController(
      Intake intake,
      Posting posting,
      Sights sights,
      LogReader log,
      Admission admission,
      SecondRounds secondRounds) {
    return new ContestActsController(
        new ContestIntake(intake, sights, log, admission, secondRounds), posting);
  }

  /** Decided anew once what they were decided on was found to be damaged. */
  @Bean(destroyMethod = "close")
  Outcomes outcomes(SelfCheck check) {
    Outcomes outcomes = new Outcomes();
    check.listen(() -> {
      if (check.status().live() != CheckStatus.Live.TRUSTED) {
        outcomes.forget();
      }
    });
    return outcomes;
  }

  @Bean
  OutcomeController outcomeController(Sights sights, Outcomes outcomes) {
    return new OutcomeController(sights, outcomes);
  }

  @Bean
  RulingsController rulingsController(Sights sights) {
    return new RulingsController(sights);
  }

  @Bean
  BulkController bulkController(
      Intake intake, Bodies bodies, AccessLog access, Supplier<Viewer> viewer) {
    return new BulkController(intake, bodies, access, viewer);
  }

  @Bean
  ReplayMeters replayMeters(MeterRegistry registry) {
    return new ReplayMeters(registry);
  }

  @Bean
  Replay replay(
      LogReader log,
      Timeline timeline,
      InstantSource clock,
      ReplayMeters meters,
      Supplier<Viewer> viewer) {
    Replay replay =
        new Replay(
            log,
            timeline,
            clock,
            Replay.Limits.ofThisMachine(),
            meters,
            () -> viewer.get().equals(Viewer.PUBLIC) ? Asker.ANYBODY : Asker.ACCOUNT);
    meters.watch(replay);
    return replay;
  }

  @Bean
  CheckController checkController(
      SelfCheck check, Sights sights, Posting posting, AccessLog access) {
    return new CheckController(check, sights, posting, access);
  }

  @Bean
  LogController logController(Sights sights, LogReader log, EventCodec codec) {
    return new LogController(sights, log, codec);
  }

  @Bean
  ForkDesk forkDesk(
      ForkStore store, Replay replay, LogReader log, EventCodec codec, LongAnswers answers) {
    return new ForkDesk(store, replay, RecordedActs.of(log, codec), answers);
  }

  @Bean
  ForksController forksController(
      ForkDesk desk,
      Posting posting,
      Supplier<Viewer> viewer,
      SelfCheck check,
      ReadsRecord record) {
    return new ForksController(desk, posting, viewer, check::status, new ReadsNoted(record));
  }

  @Bean
  Sights sights(
      SnapshotHolder snapshots,
      Replay replay,
      ForkDesk desk,
      Supplier<Viewer> viewer,
      SelfCheck check,
      ApiSettings settings) {
    return new Sights(snapshots, replay, desk, viewer, check::status, settings.atLeastWaitMax());
  }

  @Bean
  Between.Desk differenceDesk(
      Sights sights,
      Replay replay,
      LogReader log,
      EventCodec codec,
      InstantSource clock,
      LongAnswers answers) {
    Differences differences = new Differences(replay, new DirectReader(log, codec));
    return new Between.Desk(sights, differences, clock, answers);
  }

  @Bean
  DifferenceController differenceController(Between.Desk desk, KeptBranches kept) {
    return new DifferenceController(desk, kept);
  }

  @Bean
  AnswerHash answerHash(DifferenceController differences, JsonMapper json) {
    return new AnswerHash(differences, json);
  }

  @Bean
  ResultsCsv resultsCsv() {
    return new ResultsCsv();
  }

  @Bean
  CatalogueController catalogueController(Sights sights) {
    return new CatalogueController(sights);
  }

  @Bean
  FindingsController findingsController(Sights sights) {
    return new FindingsController(sights);
  }

  @Bean
  ResultsController resultsController(Sights sights, LogReader log, EventCodec codec) {
    return new ResultsController(sights, log, codec);
  }
}
