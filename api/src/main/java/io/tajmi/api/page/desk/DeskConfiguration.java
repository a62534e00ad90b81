package io.tajmi.api.page.desk;

import io.tajmi.api.access.sight.Sights;
import io.tajmi.api.page.Pages;
import io.tajmi.api.page.difference.DifferencePage;
import io.tajmi.api.page.review.KeptPicks;
import io.tajmi.api.page.review.Reviews;
import io.tajmi.api.replay.Between;
import io.tajmi.api.replay.KeptBranches;
import io.tajmi.query.NotThere;
import java.util.TreeSet;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the pages of the desk together. */
@Configuration(proxyBeanMethods = false)
public class DeskConfiguration {

  @Bean
  Reviews reviews(Pages pages, KeptPicks kept) {
    return new Reviews(pages, kept);
  }

  @Bean
  KeptBranches keptBranches(KeptPicks kept) {
    return (viewer, view, named) -> {
      KeptPicks.Kept found = kept.find(Reviews.circles(viewer), view.contest().id(), named);
      if (found == null) {
        throw new NotThere("There is no selection " + named + ".");
      }
      return new TreeSet<>(found.picks().everyBranch(view));
    };
  }

  @Bean
  DeskPage deskPage(Pages pages, Sights sights, KeptPicks kept, Reviews reviews) {
    return new DeskPage(pages, sights, kept, reviews);
  }

  @Bean
  DifferencePage differencePage(Pages pages, Reviews reviews, Between.Desk desk) {
    return new DifferencePage(pages, reviews, desk);
  }

  @Bean
  OriginPage originPage(Pages pages, Reviews reviews) {
    return new OriginPage(pages, reviews);
  }
}
