package io.tajmi.api.page.desk;

import io.tajmi.api.access.sight.Sights;
import io.tajmi.api.page.Pages;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the pages of the desk together. */
@Configuration(proxyBeanMethods = false)
public class DeskConfiguration {

  @Bean
  DeskPage deskPage(Pages pages, Sights sights, KeptPicks kept) {
    return new DeskPage(pages, sights, kept);
  }

  @Bean
  OriginPage originPage(Pages pages) {
    return new OriginPage(pages);
  }
}
