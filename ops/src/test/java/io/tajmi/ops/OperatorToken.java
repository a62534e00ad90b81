package io.tajmi.ops;

import io.tajmi.api.access.account.Accounts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The token that a server writes beside its data when it is founded. */
public final class OperatorToken {
  private OperatorToken() {}

  /** Of a data directory. */
  public static String of(Path data) {
    try {
      return Files.readString(Accounts.operatorToken(data)).strip();
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
