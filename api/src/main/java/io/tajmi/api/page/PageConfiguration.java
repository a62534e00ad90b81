package io.tajmi.api.page;

import io.tajmi.api.access.Accounts;
import io.tajmi.api.access.Sights;
import io.tajmi.eventlog.EventCodec;
import io.tajmi.eventlog.LogReader;
import io.tajmi.view.Outcomes;
import java.time.InstantSource;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the pages together. */
@Configuration(proxyBeanMethods = false)
public class PageConfiguration {

  @Bean
  LanguageChoice localeResolver() {
    return new LanguageChoice();
  }

  @Bean
  MessageSource messageSource() {
    return new PageMessages();
  }

  @Bean
  PageFiles pageFiles(LanguageChoice localeResolver) {
    return new PageFiles(localeResolver);
  }

  @Bean
  Pages pages(
      Sights sights,
      LogReader log,
      EventCodec codec,
      InstantSource clock,
      PageFiles files,
      PastBars.ForkSaid forkSaid) {
    Scrubs scrubs = new Scrubs(() -> sights.current().snapshot());
    PastBars bars = new PastBars(log, new MinuteTimes(log, codec), scrubs, forkSaid);
    return new Pages(sights, bars, clock, files.htmx());
  }

  @Bean
  LinksKeepStandpoint linksKeepStandpoint() {
    return new LinksKeepStandpoint();
  }

  @Bean
  Timelines timelines(LogReader log, EventCodec codec, Accounts accounts) {
    return new Timelines(log, codec, accounts);
  }

  @Bean
  LivePages livePages(Timelines timelines, Outcomes outcomes) {
    return new LivePages(timelines, outcomes);
  }

  @Bean
  MaterialityPage materialityPage(Pages pages) {
    return new MaterialityPage(pages);
  }

  @Bean
  RecordPages recordPages(Pages pages) {
    return new RecordPages(pages);
  }

  @Bean
  ElectionPages electionPages(Pages pages, LivePages live) {
    return new ElectionPages(pages, live);
  }

  @Bean
  SearchPages searchPages(Pages pages) {
    return new SearchPages(pages);
  }

  @Bean
  TextPages textPages(Pages pages) {
    return new TextPages(pages);
  }

  @Bean
  LoginPage loginPage(Pages pages) {
    return new LoginPage(pages);
  }

  @Bean
  ErrorPages errorPages(Pages pages) {
    return new ErrorPages(pages);
  }

  @Bean
  PageErrors pageErrors(Pages pages) {
    return new PageErrors(pages);
  }
}
