package io.tajmi.api.page.job;

import io.swagger.v3.oas.annotations.Hidden;
import io.tajmi.api.access.sight.Sights;
import io.tajmi.api.job.LongAnswers;
import io.tajmi.api.page.PageContent;
import io.tajmi.api.page.Pages;
import io.tajmi.api.page.address.Addresses;
import io.tajmi.replay.job.Job;
import io.tajmi.replay.job.JobState;
import io.tajmi.text.Words;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * Where a reader waits for a page that takes long: it asks again by itself, says how far the work
 * is, and leads on to the page once that is there.
 */
@Hidden
@Controller
class JobPage {
  private static final int HUNDRED = 100;
  private static final int AGAIN_SECONDS = 2;

  private final Pages pages;
  private final LongAnswers answers;
  private final Sights sights;

  JobPage(Pages pages, LongAnswers answers, Sights sights) {
    this.pages = pages;
    this.answers = answers;
    this.sights = sights;
  }

  /**
   * What it shows.
   *
   * @param text how it stands, in words
   * @param href the page that is waited for
   * @param again whether the page asks again by itself
   * @param percent of the steps that are known of
   */
  record View(
      Map<String, String> cells, String title, String text, String href, boolean again, int percent)
      implements PageContent {}

  /** How far it is; leads on once it is done. */
  @GetMapping("/jobs/{job}")
  public @Nullable ModelAndView job(
      @PathVariable String job, HttpServletRequest request, HttpServletResponse response) {
    Job found = answers.find(sights.viewer(), job);
    String address = found.question().address();
    // Looked at once: it may end at any moment.
    JobState state = found.state();
    if (state == JobState.DONE || state == JobState.FAILED) {
      response.setStatus(HttpServletResponse.SC_SEE_OTHER);
      response.setHeader(HttpHeaders.LOCATION, address);
      return null;
    }
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    View view = view(found, state, Pages.words(request));
    ModelAndView page = pages.still("job", null, view, sights.current(), request);
    page.addObject("refresh", view.again() ? AGAIN_SECONDS : null);
    return page;
  }

  /** Ends it. */
  @PostMapping("/jobs/{job}")
  public @Nullable ModelAndView cancel(
      @PathVariable String job, HttpServletRequest request, HttpServletResponse response) {
    answers.cancel(answers.find(sights.viewer(), job));
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader(HttpHeaders.LOCATION, Addresses.job(job, request));
    return null;
  }

  private static View view(Job job, JobState state, Words words) {
    boolean again = !state.ended();
    long done = job.steps().done();
    long total = job.steps().total();
    String text =
        switch (state) {
          case WAITING -> words.say("job.waiting");
          case RUNNING, DONE, FAILED ->
              words.say("job.running", words.number(done), words.number(total));
          case CANCELLED -> words.say("job.cancelled");
        };
    return new View(
        Map.of(),
        words.say("job." + job.question().kind().name()),
        text,
        job.question().address(),
        again,
        total == 0 ? 0 : (int) (done * HUNDRED / total));
  }
}
