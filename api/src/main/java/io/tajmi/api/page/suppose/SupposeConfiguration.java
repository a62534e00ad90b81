package io.tajmi.api.page.suppose;

import io.tajmi.api.page.Pages;
import io.tajmi.api.page.count.Timelines;
import io.tajmi.api.page.past.PastBars;
import io.tajmi.api.page.review.Reviews;
import io.tajmi.api.replay.AnswerHash;
import io.tajmi.api.replay.Between;
import io.tajmi.api.replay.ForkDesk;
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
