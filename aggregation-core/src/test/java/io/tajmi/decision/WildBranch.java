package io.tajmi.decision;

import io.tajmi.decision.terms.BranchCount;
import io.tajmi.decision.terms.BranchCount.Box;
import io.tajmi.decision.terms.BranchCount.SameName;
import io.tajmi.decision.terms.BranchCount.State;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A branch that prints itself as it is written in a test. */
record WildBranch(String branch, State state, long papers, @Nullable Minute minute) {

  /** A minute with all its numbers. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Minute(long valid, long invalid, long[] votes, long[] lists, List<SameName> names) {
    Box box() {
      return new Box(
          valid, invalid, c -> votes[c], lists.length == 0 ? null : l -> lists[l], names);
    }

    Minute times(long factor) {
      return new Minute(
          valid * factor,
          invalid * factor,
          Arrays.stream(votes).map(it -> it * factor).toArray(),
          Arrays.stream(lists).map(it -> it * factor).toArray(),
          names.stream().map(it -> new SameName(it.candidates(), it.votes() * factor)).toList());
    }

    @Override
    public String toString() {
      String shared =
          names.stream()
              .map(it ->
                  "new SameName(List.of(%s), %d)".formatted(joined(it.candidates()), it.votes()))
              .collect(Collectors.joining(", "));
      return "new Minute(%d, %d, new long[] {%s}, new long[] {%s}, List.of(%s))"
          .formatted(valid, invalid, joined(votes), joined(lists), shared);
    }
  }

  BranchCount count() {
    return new BranchCount(branch, state, papers, minute == null ? null : minute.box());
  }

  private static String joined(List<Integer> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  private static String joined(long[] numbers) {
    return Arrays.stream(numbers).mapToObj(String::valueOf).collect(Collectors.joining(", "));
  }

  @Override
  public String toString() {
    return "new WildBranch(\"%s\", State.%s, %d, %s)".formatted(branch, state, papers, minute);
  }
}
