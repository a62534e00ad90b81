package io.tajmi.api.job;

import io.tajmi.api.access.account.Viewer;
import io.tajmi.query.NotThere;
import io.tajmi.replay.job.Job;
import io.tajmi.replay.job.JobKind;
import io.tajmi.replay.job.Jobs;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Works out what may take long for whoever asks over HTTP. A job belongs to the circle of who
 * asked, which is the roles and areas that are held, or everyone: to everybody else it is not
 * there. What it keeps is not yet anybody's answer; that is made by the rights of whoever reads it.
 */
public final class LongAnswers {
  private final Jobs jobs;

  /** Over the jobs of a node. */
  public LongAnswers(Jobs jobs) {
    this.jobs = jobs;
  }

  /**
   * What somebody asks for, and where it is read.
   *
   * @param what everything that the answer depends on but the rights of whoever reads it
   * @param address null for that of the request
   */
  public record Asked(Viewer viewer, JobKind kind, String what, @Nullable String address) {}

  /**
   * Works it out.
   *
   * @throws io.tajmi.replay.job.JobRuns where that takes longer than whoever asks is to wait
   * @throws io.tajmi.replay.job.JobsFull where too many ask
   */
  public <T> T of(Asked asked, Class<T> type, Supplier<Jobs.Made<T>> work) {
    HttpServletRequest request = request();
    if (request == null) {
      // Nobody follows a job but whoever has an address for it.
      return work.get().value();
    }
    String named = asked.address();
    String address = named == null ? address(request) : named;
    return jobs.of(
        new Job.Question(circle(asked.viewer()), asked.kind(), asked.what(), address), type, work);
  }

  /**
   * A job of the viewer's circle.
   *
   * @throws NotThere where there is none such for this viewer, for whatever reason
   */
  public Job find(Viewer viewer, String id) {
    Job job = jobs.find(circle(viewer), id);
    if (job == null) {
      throw new NotThere(String.format(Locale.ROOT, "There is no job %s.", id));
    }
    return job;
  }

  /** Ends a job within one step, and lets its answer go. */
  public void cancel(Job job) {
    jobs.cancel(job);
  }

  /** The roles and areas that are held, in an order of their own. */
  private static String circle(Viewer viewer) {
    return viewer.grants().stream()
        .map(grant -> grant.role() + " " + (grant.area() == null ? "*" : grant.area().value()))
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }

  /** The request of this thread; null where it serves none. */
  public static @Nullable HttpServletRequest request() {
    return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes it
        ? it.getRequest()
        : null;
  }

  private static String address(HttpServletRequest request) {
    String query = request.getQueryString();
    return request.getRequestURI() + (query == null ? "" : "?" + query);
  }
}
