package io.tajmi.api.page.desk;

import io.tajmi.api.page.Pages;
import io.tajmi.api.replay.AnswerHash;
import io.tajmi.api.replay.Between;
import io.tajmi.api.replay.ForkDesk;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the pages of suppositions and of the sheet together. */
@Configuration(proxyBeanMethods = false)
public class SupposeConfiguration {

  @Bean
  SupposePage supposePage(Pages pages, ForkDesk forks, Between.Desk differences) {
    return new SupposePage(pages, forks, differences);
  }

  @Bean
  SheetPage sheetPage(Pages pages, Between.Desk differences, AnswerHash hashes) {
    return new SheetPage(pages, differences, hashes);
  }
}
