package io.tajmi.api.job;

import io.micrometer.core.instrument.MeterRegistry;
import io.tajmi.api.access.account.Viewer;
import io.tajmi.replay.Replay;
import io.tajmi.replay.check.CheckStatus;
import io.tajmi.replay.check.SelfCheck;
import io.tajmi.replay.job.Jobs;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.DispatcherServlet;

/** Puts long answers together. */
@Configuration(proxyBeanMethods = false)
public class JobConfiguration {

  /** They end before what they read does; what a stop finds in them goes. */
  @Bean(destroyMethod = "close")
  Jobs jobs(
      Jobs.Limits limits,
      InstantSource clock,
      Replay replay,
      SelfCheck check,
      MeterRegistry registry) {
    Jobs jobs = new Jobs(limits, clock);
    check.listen(() -> {
      if (check.status().live() != CheckStatus.Live.TRUSTED) {
        jobs.forget();
      }
    });
    JobMeters.watch(registry, jobs);
    return jobs;
  }

  @Bean
  LongAnswers longAnswers(Jobs jobs) {
    return new LongAnswers(jobs);
  }

  @Bean
  JobsController jobsController(
      LongAnswers answers,
      Supplier<Viewer> viewer,
      JobsController.Telling telling,
      DispatcherServlet dispatcher) {
    return new JobsController(answers, viewer, telling, new AnswerAgain(dispatcher));
  }
}
