package io.tajmi.ops.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoDataTest {
  @Test
  void a_directory_that_nobody_named_is_deleted_with_all_that_is_in_it() throws IOException {
    DemoData data = DemoData.of(null);
    Path path = data.path();
    Files.writeString(Files.createDirectories(path.resolve("log/tiles")).resolve("x"), "x");
    data.close();
    data.close();
    assertThat(path).doesNotExist();
  }

  @Test
  void a_named_directory_stays(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("x"), "x");
    DemoData.of(folder).close();
    assertThat(folder.resolve("x")).exists();
  }
}
