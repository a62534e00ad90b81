package io.tajmi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The Mermaid diagram in the comment of a state machine, as a set of its arrows. */
public final class StateDiagram {
  private static final Pattern ARROW =
      Pattern.compile("(?m)^ \\*\\s+((?:\\[\\*]|\\w+) --> \\w+(?:: \\w+)?)$");

  private StateDiagram() {}

  /** The arrows in the source of a type. */
  public static Set<String> of(Class<?> machine) throws IOException {
    Path source =
        Path.of(Optional.ofNullable(System.getenv("TAJMI_REPOSITORY")).orElse(".."))
            .resolve("aggregation-core/src/main/java")
            .resolve(machine.getName().replace('.', '/') + ".java");
    String text = Files.readString(source);
    assertThat(text).contains("stateDiagram-v2");
    Set<String> arrows = new TreeSet<>();
    for (MatchResult arrow : ARROW.matcher(text).results().toList()) {
      assertThat(arrows.add(arrow.group(1))).as(arrow.group(1)).isTrue();
    }
    return arrows;
  }

  /** An arrow from one state to another by an event, each by its type's name. */
  public static String step(Object state, Object event, Object next) {
    return "%s --> %s: %s".formatted(name(state), name(next), name(event));
  }

  private static String name(Object it) {
    return it instanceof Enum<?> constant ? constant.name() : it.getClass().getSimpleName();
  }
}
