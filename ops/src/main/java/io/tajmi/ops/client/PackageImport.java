package io.tajmi.ops.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.JsonNode;

/** Sends an election package, a folder or a zip, to be sealed. */
public final class PackageImport {
  private static final List<String> FILES =
      List.of("election.json", "areas.csv", "branches.csv", "contest-branches.csv");
  private static final int CREATED = 201;

  private final ServerConnection server;
  private final PrintWriter out;
  private final PrintWriter err;

  /** What was sealed goes to {@code out}, faults to {@code err}. */
  public PackageImport(ServerConnection server, PrintWriter out, PrintWriter err) {
    this.server = server;
    this.out = out;
    this.err = err;
  }

  /** Sends it; {@link ExitCode#PACKAGE_WRONG} with each fault named where it was not taken. */
  public int send(Path source) throws IOException {
    byte[] zip = Files.isDirectory(source) ? zip(source) : Files.readAllBytes(source);
    Answer answer = server.post("/api/v1/elections", "application/zip", zip);
    if (answer.succeeded()) {
      String election = answer.json().path("election").asString(source.toString());
      out.println(
          answer.status() == CREATED
              ? "Sealed: " + election
              : "Sealed before with the same content: " + election);
      return ExitCode.DONE;
    }
    if (answer.status() / 100 == 5) {
      throw new ClientFailure(ExitCode.NO_SERVER, answer.problem());
    }
    for (JsonNode fault : answer.json().path("errors")) {
      err.println(fault(fault));
    }
    err.println(answer.problem());
    return ExitCode.PACKAGE_WRONG;
  }

  private static String fault(JsonNode fault) {
    String line = fault.path("line").asString("");
    return fault.path("file").asString("package")
        + (line.isEmpty() ? "" : ":" + line)
        + ": "
        + (fault.path("code").asString("") + " " + fault.path("detail").asString("")).strip();
  }

  private static byte[] zip(Path folder) throws IOException {
    if (!Files.isRegularFile(folder.resolve("election.json"))) {
      throw new ClientFailure(
          ExitCode.PACKAGE_WRONG, folder + " is no election package: it has no election.json.");
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String name : FILES) {
        Path file = folder.resolve(name);
        if (Files.isRegularFile(file)) {
          ZipEntry entry = new ZipEntry(name);
          entry.setTime(0);
          zip.putNextEntry(entry);
          Files.copy(file, zip);
          zip.closeEntry();
        }
      }
    }
    return bytes.toByteArray();
  }
}
