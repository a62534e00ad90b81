package io.tajmi.api;

import io.tajmi.api.access.account.Accounts;
import io.tajmi.api.access.sight.Sights;
import io.tajmi.api.page.ErrorPages;
import io.tajmi.api.page.LanguageChoice;
import io.tajmi.api.page.PageErrors;
import io.tajmi.api.page.PageFiles;
import io.tajmi.api.page.PageMessages;
import io.tajmi.api.page.Pages;
import io.tajmi.api.page.address.LinksKeepStandpoint;
import io.tajmi.api.page.count.ElectionPages;
import io.tajmi.api.page.count.LivePages;
import io.tajmi.api.page.count.Timelines;
import io.tajmi.api.page.outcome.MaterialityPage;
import io.tajmi.api.page.past.PastBars;
import io.tajmi.api.page.past.Scrubs;
import io.tajmi.api.page.record.RecordPages;
import io.tajmi.api.page.search.LoginPage;
import io.tajmi.api.page.search.SearchPages;
import io.tajmi.api.page.search.TextPages;
import io.tajmi.api.page.sheet.MinuteTimes;
import io.tajmi.eventlog.codec.EventCodec;
import io.tajmi.eventlog.reader.LogReader;
import io.tajmi.outcome.Outcomes;
import java.time.InstantSource;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the pages together. */
@Configuration(proxyBeanMethods = false)
class PageConfiguration {

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
