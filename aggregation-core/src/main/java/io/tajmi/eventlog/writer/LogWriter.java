package io.tajmi.eventlog.writer;

import io.tajmi.eventlog.Condition;
import io.tajmi.eventlog.line.Entry;
import io.tajmi.eventlog.line.EntryTooLarge;
import io.tajmi.eventlog.merkle.Hash;
import java.util.List;

/** The log as it is written. */
public interface LogWriter {

  /**
   * What an act became.
   *
   * @param first position of its first entry; the others follow
   * @param leafHash of the entry at {@code first}
   */
  record Appended(long first, Hash leafHash) {}

  /**
   * Makes an act durable that rests on nothing but its own streams, and says where it stands.
   *
   * @see #append(List, List)
   */
  default Appended append(List<Entry> entries) {
    return append(entries, List.of());
  }

  /**
   * Makes an act durable and says where it stands.
   *
   * @param entries one act, in order
   * @param conditions all of which must hold where it is appended
   * @throws AppendRefused where the log already holds what forbids it
   * @throws IllegalArgumentException where the entries do not carry one and the same envelope, or
   *     the sealed part of one is withheld
   * @throws EntryTooLarge where it is larger than a commit
   * @throws LogBusy where the queue is full
   * @throws LogFull where the disk is full; of an act that was being written the same envelope,
   *     sent again, tells whether it stands
   * @throws OutcomeUnknown where the wait was interrupted or too long
   * @throws LogStopped where the writer has stopped
   */
  Appended append(List<Entry> entries, List<Condition> conditions);
}
