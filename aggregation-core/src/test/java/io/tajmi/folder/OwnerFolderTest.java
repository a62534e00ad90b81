package io.tajmi.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnerFolderTest {
  @TempDir Path folder;

  @BeforeEach
  void owners() {
    assumeTrue(
        folder.getFileSystem().supportedFileAttributeViews().contains("posix"),
        "the file system knows no owners");
  }

  @Test
  void only_the_owner_enters_what_was_made() throws IOException {
    Path log = OwnerFolder.make(folder.resolve("data").resolve("log"));
    assertThat(log).isDirectory();
    assertThat(rights(log)).isEqualTo("rwx------");
    assertThat(rights(folder.resolve("data"))).isEqualTo("rwx------");
  }

  @Test
  void a_folder_that_is_there_keeps_its_rights() throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-x---"));
    OwnerFolder.make(folder);
    assertThat(rights(folder)).isEqualTo("rwxr-x---");
  }

  private static String rights(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
