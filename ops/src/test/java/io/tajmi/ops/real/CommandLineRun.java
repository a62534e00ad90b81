package io.tajmi.ops.real;

import io.tajmi.api.access.account.Accounts;
import io.tajmi.ops.TajmiRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The verbs of {@code tajmi} against one server, with the token in its data directory. */
record CommandLineRun(String url, Path data) {

  TajmiRun importing(Path folder) {
    return TajmiRun.of("import", folder.toString(), "--server", url, "--token-file", token());
  }

  TajmiRun submit(String election, Path... files) {
    List<String> arguments = new ArrayList<>(List.of("submit"));
    for (Path file : files) {
      arguments.add(file.toString());
    }
    arguments.addAll(List.of("--election", election, "--server", url, "--token-file", token()));
    return TajmiRun.of(arguments.toArray(String[]::new));
  }

  TajmiRun results(String election, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "results",
                "--election",
                election,
                "--contest",
                "president",
                "--server",
                url,
                "--token-file",
                token()));
    arguments.addAll(List.of(more));
    return TajmiRun.of(arguments.toArray(String[]::new));
  }

  private String token() {
    return Accounts.operatorToken(data).toString();
  }
}
