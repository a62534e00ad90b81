package io.tajmi.api.page.job;

import io.tajmi.api.access.sight.Sights;
import io.tajmi.api.job.LongAnswers;
import io.tajmi.api.page.Pages;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the page of a job together. */
@Configuration(proxyBeanMethods = false)
public class JobPageConfiguration {

  @Bean
  JobPage jobPage(Pages pages, LongAnswers answers, Sights sights) {
    return new JobPage(pages, answers, sights);
  }
}
