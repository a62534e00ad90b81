package io.tajmi.ops.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tajmi.replay.job.JobState;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AnswerTest {
  private static final JsonNode JOB = Answer.read("{\"state\":\"DONE\",\"next\":null}");

  @Test
  void a_word_of_a_list_is_read_as_what_it_stands_for() {
    assertThat(Answer.word(JOB, "state", JobState.class)).isEqualTo(JobState.DONE);
    assertThat(Answer.word(JOB, "next", JobState.class)).isNull();
    assertThat(Answer.word(JOB, "absent", JobState.class)).isNull();
  }

  @Test
  void a_word_that_is_not_known_ends_the_command_with_a_sentence() {
    assertThatExceptionOfType(ClientFailure.class)
        .isThrownBy(
            () -> Answer.word(Answer.read("{\"state\":\"PAUSED\"}"), "state", JobState.class))
        .satisfies(failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.NO_SERVER))
        .withMessageContainingAll("PAUSED", "state", "use the program that came with the server");
  }
}
