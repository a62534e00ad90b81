package io.tajmi.eventlog.writer;

import io.tajmi.eventlog.Condition;
import io.tajmi.eventlog.LogPosition;
import io.tajmi.eventlog.commit.LogIndex;
import io.tajmi.eventlog.line.Entry;

/**
 * The committer refused an act because of what the log already holds. Nothing of the act was
 * written.
 */
public abstract sealed class AppendRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private AppendRefused(String message) {
    super(message, null, false, false);
  }

  /** Another act has taken this place in the stream. */
  public static final class SequenceTaken extends AppendRefused {
    private static final long serialVersionUID = 1L;

    private final int entry;

    /** Names the stream, the sequence asked for and the one that the stream has reached. */
    public SequenceTaken(int entry, String stream, long seq, long head) {
      super("stream " + stream + " has reached sequence " + head + ", so " + seq + " is taken");
      this.entry = entry;
    }

    /** Index of the refused entry within the act. */
    public int entry() {
      return entry;
    }
  }

  /** Two entries of a call or a commit have the same id. */
  public static final class IdTaken extends AppendRefused {
    private static final long serialVersionUID = 1L;

    private final int entry;

    /** Names the id. */
    public IdTaken(int entry, String id) {
      super("the id " + id + " stands twice");
      this.entry = entry;
    }

    /** Index of the refused entry within the act. */
    public int entry() {
      return entry;
    }
  }

  /** The envelope was accepted before. */
  public static final class EnvelopeTaken extends AppendRefused {
    private static final long serialVersionUID = 1L;

    private final transient LogIndex.EnvelopeRecord first;
    private final boolean sameContent;

    /** Names where it was accepted, and whether with the same content. */
    public EnvelopeTaken(Entry.Envelope envelope, LogIndex.EnvelopeRecord first) {
      super(
          "envelope "
              + envelope.key().envelope()
              + " was accepted at position "
              + first.position());
      this.first = first;
      this.sameContent = first.content().equals(envelope.content());
    }

    /** Where it was accepted. */
    public LogPosition first() {
      return first.position();
    }

    /** Whether the content is the same: then the act is a repeat, not a conflict. */
    public boolean sameContent() {
      return sameContent;
    }
  }

  /** What the act was decided on is no longer so; it may be decided anew. */
  public static final class Moved extends AppendRefused {
    private static final long serialVersionUID = 1L;

    /** Names the condition that does not hold. */
    public Moved(Condition condition) {
      super("the log has moved on: " + condition + " does not hold");
    }
  }

  /** An entry's time is too far ahead of the committer's clock. */
  public static final class ClockAhead extends AppendRefused {
    private static final long serialVersionUID = 1L;

    /** Names both times. */
    public ClockAhead(java.time.Instant time, java.time.Instant now) {
      super("an entry's time " + time + " is too far ahead of the committer's clock " + now);
    }
  }
}
