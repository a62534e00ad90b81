package io.tajmi.eventlog.commit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps commits in memory: for tests, and for nothing that anybody relies on. Several logs may be
 * open over it at once, each with an index of its own.
 */
public final class InMemoryCommitLog implements CommitLog {
  private final List<Commit> commits = new ArrayList<>();

  @Override
  public synchronized @Nullable CommitHeader head() {
    return commits.isEmpty() ? null : commits.getLast().header();
  }

  @Override
  public synchronized Outcome append(Commit commit) {
    if (commit.header().number() < commits.size()) {
      return new Lost(commits.getLast().header());
    }
    if (commit.header().number() > commits.size()) {
      throw new IllegalStateException(
          "commit " + commits.size() + " is next, not " + commit.header().number());
    }
    commits.add(commit);
    return new Appended();
  }

  @Override
  public boolean reopen() {
    return true;
  }

  @Override
  public void read(long fromNumber, Consumer<Commit> reader) {
    from(fromNumber).forEach(reader);
  }

  private synchronized List<Commit> from(long number) {
    int from = (int) Math.min(number, commits.size());
    return List.copyOf(commits.subList(from, commits.size()));
  }

  @Override
  public synchronized @Nullable CommitHeader header(long number) {
    return number < commits.size() ? commits.get((int) number).header() : null;
  }

  @Override
  public void close() {
    // Nothing to let go of; a test may open it again.
  }
}
