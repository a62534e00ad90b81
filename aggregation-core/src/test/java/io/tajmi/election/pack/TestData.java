package io.tajmi.election.pack;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tajmi.election.Definition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The published packages, where they are present; else the test is skipped. */
public final class TestData {
  private TestData() {}

  public static Definition definition(String name) {
    return switch (PackageReader.read(PackageSource.folder(folder(name)))) {
      case PackageReading.Accepted accepted -> accepted.definition();
      case PackageReading.Refused refused -> throw new AssertionError(refused.faults().toString());
    };
  }

  private static Path folder(String name) {
    Path root = Path.of(Optional.ofNullable(System.getenv("TAJMI_REPOSITORY")).orElse(".."));
    Path data =
        Optional.ofNullable(System.getenv("TAJMI_TEST_DATA"))
            .map(Path::of)
            .orElse(root.resolve("../shared/data"));
    Path folder = data.resolve(name);
    assumeTrue(Files.isDirectory(folder), () -> "the test data " + name + " is absent");
    return folder;
  }
}
