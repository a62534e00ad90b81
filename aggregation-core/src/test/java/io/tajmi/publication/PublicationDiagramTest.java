package io.tajmi.publication;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.StateDiagram;
import io.tajmi.document.Rejection;
import io.tajmi.election.ContestId;
import io.tajmi.publication.PublicationCommand.HaltContest;
import io.tajmi.publication.PublicationCommand.ReleaseContest;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The diagram beside the states of a contest's publication is the one that the code walks. */
class PublicationDiagramTest {
  private static final ContestId CONTEST = ContestId.parse("e:c");

  @Test
  void the_diagram_shows_every_step_that_an_act_can_take_and_no_other() throws IOException {
    Set<String> steps = new TreeSet<>(Set.of("[*] --> CLOSED"));
    for (PublicationState state : PublicationState.values()) {
      for (PublicationCommand act :
          List.of(
              new ReleaseContest(CONTEST, "headquarters", null, null, null, null),
              new HaltContest(CONTEST, "headquarters", "a fault was found"))) {
        try {
          PublicationEvent event = state.decide(act);
          steps.add(StateDiagram.step(state, event, state.after(event)));
        } catch (Rejection refused) {
          assertThat(refused.code()).isNotNull();
        }
      }
    }
    assertThat(steps).isEqualTo(StateDiagram.of(PublicationState.class));
  }
}
