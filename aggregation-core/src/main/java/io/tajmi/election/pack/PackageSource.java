package io.tajmi.election.pack;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Path;

/** Where an election package is read from. */
public sealed interface PackageSource {

  /** A folder that holds the package's files. */
  record Folder(Path path) implements PackageSource {}

  /** A zip, read to its end and not closed; its central directory says what is in it. */
  record Zip(InputStream stream) implements PackageSource {}

  /** The package in a folder. */
  static PackageSource folder(Path path) {
    return new Folder(path);
  }

  /** The package in a zip. */
  static PackageSource zip(byte[] bytes) {
    return new Zip(new ByteArrayInputStream(bytes));
  }

  /** The package in a zip that is still arriving. */
  static PackageSource zip(InputStream stream) {
    return new Zip(stream);
  }
}
