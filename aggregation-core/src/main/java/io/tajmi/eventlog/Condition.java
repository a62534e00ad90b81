package io.tajmi.eventlog;

import io.tajmi.eventlog.line.Entry;
import org.jspecify.annotations.Nullable;

/**
 * What must still be so when an act is appended, because the act was decided on it. The committer
 * looks at what the log holds and at the acts that come before in the same commit.
 */
public sealed interface Condition {

  /**
   * A stream has reached exactly this sequence number.
   *
   * @param seq -1 where it has no entry
   */
  record StreamAt(String stream, long seq) implements Condition {}

  /**
   * Nothing has been appended after a position, to this contest, or to streams of this kind, or to
   * streams of this kind in this contest.
   *
   * @param contest {@code election:contest}; null for any entry, of a contest or not
   * @param kind the text before the first slash of a stream; null for any entry
   */
  record NothingAfter(long position, @Nullable String contest, @Nullable String kind)
      implements Condition {

    /** Checks that it says after what. */
    public NothingAfter {
      if (contest == null && kind == null) {
        throw new IllegalArgumentException("a contest or a kind of stream is named, or both");
      }
    }

    /** In a contest, whatever it is. */
    public static NothingAfter inContest(String contest, long position) {
      return new NothingAfter(position, contest, null);
    }

    /** Whether an entry is of what is named. */
    public boolean concerns(Entry.Header header) {
      return (contest == null || contest.equals(header.contest())) && isOfKind(header.stream());
    }

    private boolean isOfKind(@Nullable String stream) {
      return kind == null || (stream != null && stream.startsWith(kind + "/"));
    }
  }
}
