package io.tajmi.api.page.desk;

import io.tajmi.api.AnswerHash;
import io.tajmi.api.Between;
import io.tajmi.api.ForkDesk;
import io.tajmi.api.page.Pages;
import io.tajmi.api.page.PastBars;
import io.tajmi.api.page.Timelines;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the pages of suppositions and of the sheet together. */
@Configuration(proxyBeanMethods = false)
public class SupposeConfiguration {

  @Bean
  PastBars.ForkSaid forkSaid() {
    return (words, sight, forked) ->
        new ForkTelling(words, sight, forked.before()).briefly(forked.fork());
  }

  @Bean
  SupposePage supposePage(Pages pages, Reviews reviews, ForkDesk forks, Between.Desk differences) {
    return new SupposePage(pages, reviews, forks, differences);
  }

  @Bean
  SheetPage sheetPage(
      Pages pages,
      Reviews reviews,
      Between.Desk differences,
      AnswerHash hashes,
      Timelines timelines) {
    return new SheetPage(pages, reviews, differences, hashes, timelines);
  }
}
