package io.tajmi.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs every benchmark, or those that are named, and prints all figures. {@code --profile} adds
 * where the time went, {@code --data=DIR} names the disk to measure. Figures also go to {@code
 * target/bench.json}.
 */
public final class Bench {
  private static final String DATA = "--data=";
  private static final String PROFILE = "--profile";
  private static final List<Concern> CONCERNS =
      List.of(
          new AppendBench(),
          new SealBench(),
          new GatewayBench(),
          new JdbcBench(),
          new HttpBench(),
          new ServerBench(),
          new SseBench(),
          new CountyBench(),
          new FreshnessBench(),
          new FoldBench(),
          new AsOfBench(),
          new CheckBench(),
          new ForkBench(),
          new DesksBench(),
          new DecisionBench(),
          new JmhBench(),
          new StartBench(),
          new HeapBench());

  private final PrintStream out;
  private final Path target;
  private Path data;
  private boolean profile;
  private final List<Concern> chosen = new ArrayList<>();

  private Bench(PrintStream out, Path target) {
    this.out = out;
    this.target = target;
    this.data = target;
  }

  /** Exit code 2 for an argument that is no benchmark. */
  public static void main(String[] arguments) throws Exception {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Path target = Path.of(System.getProperty("bench.target", "target")).toAbsolutePath();
    Bench bench = new Bench(out, target);
    for (String argument : arguments) {
      if (!bench.takes(argument)) {
        out.println("bench: no benchmark is named " + argument + "; there are " + names());
        System.exit(2);
      }
    }
    bench.run();
    System.exit(0);
  }

  private boolean takes(String argument) {
    if (argument.startsWith(DATA)) {
      data = Path.of(argument.substring(DATA.length()));
      return true;
    }
    if (argument.equals(PROFILE)) {
      profile = true;
      return true;
    }
    return CONCERNS.stream().filter(c -> c.name().equals(argument)).peek(chosen::add).count() == 1;
  }

  private static List<String> names() {
    return CONCERNS.stream().map(Concern::name).toList();
  }

  private void run() throws Exception {
    List<Row> rows = new ArrayList<>();
    try (Workspace workspace = new Workspace(data, Bench::tell)) {
      BenchMachine machine = BenchMachine.facts(workspace.root(), target);
      for (Concern concern : chosen.isEmpty() ? CONCERNS : chosen) {
        List<Row> some = measured(concern, workspace);
        out.println(new Report(machine, some).markdown());
        rows.addAll(some);
      }
      Report report = new Report(machine, rows);
      out.println(report.markdown());
      JsonMapper json = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
      Files.write(target.resolve("bench.json"), json.writeValueAsBytes(report));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void tell(String progress) {
    System.err.println(progress);
  }

  private List<Row> measured(Concern concern, Workspace workspace) throws Exception {
    if (!profile) {
      return concern.measure(workspace);
    }
    try (Profile sampled = new Profile(workspace.file("profile"))) {
      List<Row> rows = concern.measure(workspace);
      out.println(concern.name() + ": " + sampled.report());
      return rows;
    }
  }
}
