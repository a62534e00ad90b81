package io.tajmi.ops.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The product's code as it is written. */
final class Sources {
  private Sources() {}

  /** Each main file's text by its path below {@code java}. */
  static Map<String, String> ofMain() throws IOException {
    Path root = Path.of(Optional.ofNullable(System.getenv("TAJMI_REPOSITORY")).orElse(".."));
    Map<String, String> sources = new TreeMap<>();
    for (String module : List.of("aggregation-core", "projections", "api", "ops")) {
      Path main = root.resolve(module).resolve("src/main/java");
      try (Stream<Path> files = Files.walk(main)) {
        for (Path file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
          sources.put(main.relativize(file).toString(), Files.readString(file));
        }
      }
    }
    return sources;
  }
}
