package io.tajmi.api.chart;

import io.tajmi.api.access.sight.Sights;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the charts together. */
@Configuration(proxyBeanMethods = false)
public class ChartConfiguration {

  @Bean
  ChartsController chartsController(Sights sights) {
    return new ChartsController(sights);
  }
}
