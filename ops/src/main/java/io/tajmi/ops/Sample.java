package io.tajmi.ops;

import io.tajmi.ops.client.Bar;
import io.tajmi.ops.client.ExitCode;
import io.tajmi.ops.sample.SampleFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes an election that nobody can take for a real one. */
@Command(
    name = "sample",
    description =
        "Make a plainly fictional election to try things out: its package, its tallies in every"
            + " state and breaking every rule, its rulings, and the sums they must give.")
final class Sample implements Callable<Integer> {
  private static final int FILES = 8;

  private final Terminal terminal;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "DIR", description = "The folder to write to; it is made if need be.")
  private Path folder = Path.of("");

  @Option(
      names = "--branches",
      paramLabel = "N",
      defaultValue = "2000",
      description = "How many branches, from 200 to 99999 (default: ${DEFAULT-VALUE}).")
  private int branches;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "The same seed and size make the same files (default: ${DEFAULT-VALUE}).")
  private long seed;

  Sample(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (branches < SampleFiles.BRANCHES_MIN || branches > SampleFiles.BRANCHES_MAX) {
      throw new ParameterException(
          spec.commandLine(),
          "--branches is from "
              + SampleFiles.BRANCHES_MIN
              + " to "
              + SampleFiles.BRANCHES_MAX
              + ", not "
              + branches);
    }
    PrintWriter out = spec.commandLine().getOut();
    AtomicInteger done = new AtomicInteger();
    try (Bar bar = Bar.of("Sample", FILES, spec.commandLine().getErr(), terminal.bars())) {
      SampleFiles.write(
          folder,
          branches,
          seed,
          file -> bar.show(done.incrementAndGet(), String.valueOf(file.getFileName())));
    }
    out.println("Wrote a fictional election of " + branches + " branches to " + folder);
    return ExitCode.DONE;
  }
}
