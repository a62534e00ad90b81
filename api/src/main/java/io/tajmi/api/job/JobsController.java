package io.tajmi.api.job;

import io.swagger.v3.oas.annotations.Operation;
import io.tajmi.api.access.account.Viewer;
import io.tajmi.replay.job.Job;
import io.tajmi.replay.job.JobState;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Jobs of the caller's circle. */
@RestController
@RequestMapping(path = "/api/v1/jobs/{job}", produces = MediaType.APPLICATION_JSON_VALUE)
public class JobsController {
  private final LongAnswers answers;
  private final Supplier<Viewer> viewer;
  private final Telling telling;
  private final AnswerAgain again;

  JobsController(LongAnswers answers, Supplier<Viewer> viewer, Telling telling, AnswerAgain again) {
    this.again = again;
    this.answers = answers;
    this.viewer = viewer;
    this.telling = telling;
  }

  /** Makes of what an address has answered what goes out from there. */
  @FunctionalInterface
  public interface Telling {
    /** As the direct answer's bytes would be. */
    byte[] told(Viewer viewer, String address, byte[] answer);
  }

  /** How far a job is, and its answer once that is there. */
  @Operation(
      operationId = "job",
      summary = "How far a long answer is, and the answer itself once it is there")
  @GetMapping
  public @Nullable ResponseEntity<JobAnswer> job(
      @PathVariable String job, HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    Job found = answers.find(viewer.get(), job);
    RuntimeException failure = found.failure();
    if (failure != null) {
      throw failure;
    }
    JobState state = found.state();
    if (state != JobState.DONE) {
      return answer(JobAnswer.of(found), state != JobState.CANCELLED);
    }
    String address = found.question().address();
    AnswerAgain.Told told = again.at(address, request, response);
    if (told.status() == HttpServletResponse.SC_ACCEPTED) {
      // More of it takes long, or what was kept has gone meanwhile.
      return answer(JobAnswer.of(found, next(told)), true);
    }
    if (told.status() != HttpServletResponse.SC_OK) {
      return refused(told, response);
    }
    byte[] result =
        telling.told(viewer.get(), address, told.body().getBytes(StandardCharsets.UTF_8));
    String text = new String(result, StandardCharsets.UTF_8);
    return answer(JobAnswer.of(found, text), false);
  }

  /** Ends a job, and lets its answer go. */
  @Operation(operationId = "cancelJob", summary = "Cancel a long answer, or let it go")
  @DeleteMapping
  public ResponseEntity<Void> cancel(@PathVariable String job) {
    answers.cancel(answers.find(viewer.get(), job));
    return ResponseEntity.noContent().build();
  }

  private Job next(AnswerAgain.Told told) {
    String location = String.valueOf(told.location());
    return answers.find(viewer.get(), location.substring(location.lastIndexOf('/') + 1));
  }

  private static ResponseEntity<JobAnswer> answer(JobAnswer job, boolean again) {
    ResponseEntity.BodyBuilder answer = ResponseEntity.ok().cacheControl(CacheControl.noStore());
    return (again ? answer.header(HttpHeaders.RETRY_AFTER, "1") : answer).body(job);
  }

  /** The problem that the address answers with now. */
  private static @Nullable ResponseEntity<JobAnswer> refused(
      AnswerAgain.Told told, HttpServletResponse response) throws IOException {
    response.setStatus(told.status());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.getOutputStream().write(told.body().getBytes(StandardCharsets.UTF_8));
    return null;
  }
}
