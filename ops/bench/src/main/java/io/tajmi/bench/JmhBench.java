package io.tajmi.bench;

import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** {@link HotFunctions} by JMH, in a process of its own each. */
final class JmhBench implements Concern {
  private static final TimeValue ITERATION = TimeValue.seconds(2);
  private static final int WARM_UPS = 3;

  @Override
  public String name() {
    return "jmh";
  }

  @Override
  public List<Row> measure(Workspace workspace) throws Exception {
    workspace.say("JMH: decode, apply, decide");
    Options options =
        new OptionsBuilder()
            .include(HotFunctions.class.getName())
            .forks(1)
            .warmupIterations(WARM_UPS)
            .warmupTime(ITERATION)
            .measurementIterations(Load.REPETITIONS)
            .measurementTime(ITERATION)
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT)
            .build();
    List<Row> rows = new ArrayList<>();
    for (RunResult result : new Runner(options).run()) {
      double[] micros =
          result.getBenchmarkResults().stream()
              .flatMap(fork -> fork.getIterationResults().stream())
              .mapToDouble(iteration -> iteration.getPrimaryResult().getScore())
              .toArray();
      rows.add(
          Row.of(name(), result.getPrimaryResult().getLabel(), 0, Spread.of(micros), "µs a call"));
    }
    return rows;
  }
}
