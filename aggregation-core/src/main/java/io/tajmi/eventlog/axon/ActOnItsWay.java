package io.tajmi.eventlog.axon;

import io.tajmi.eventlog.Condition;
import io.tajmi.eventlog.LogPosition;
import io.tajmi.eventlog.Receipt;
import io.tajmi.eventlog.line.Entry;
import io.tajmi.eventlog.writer.LogWriter;
import java.util.List;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * What travels with a command as a resource of its unit of work: the conditions under which its
 * events may be appended, and its receipt, which the engine fills in then, because a handler's
 * result exists before its events have a position.
 */
final class ActOnItsWay {
  /** Under which a unit of work, and a command's metadata on the way there, hold it. */
  static final String KEY = "act";

  private final List<Condition> conditions;
  private @Nullable Receipt receipt;

  ActOnItsWay(List<Condition> conditions) {
    this.conditions = conditions;
  }

  /** Makes it the resource of the unit of work that handles the command. */
  void travelWith(UnitOfWork<?> unitOfWork) {
    unitOfWork.root().resources().put(KEY, this);
  }

  /** That of the current unit of work, or null where it was not sent as an act. */
  static @Nullable ActOnItsWay current() {
    return CurrentUnitOfWork.isStarted() ? CurrentUnitOfWork.get().root().getResource(KEY) : null;
  }

  /** Under what its events may be appended. */
  List<Condition> conditions() {
    return conditions;
  }

  /** Fills in its receipt, with the first of its events. */
  void appended(LogWriter.Appended appended, List<Entry> entries, Object event) {
    if (receipt == null) {
      Entry.Envelope envelope = entries.getFirst().envelope();
      receipt =
          new Receipt(
              new LogPosition(appended.first()),
              new LogPosition(appended.first() + entries.size() - 1),
              appended.leafHash().hex(),
              false,
              envelope == null ? null : envelope.key().envelope(),
              event);
    }
  }

  /** The receipt, or null where nothing was written. */
  @Nullable Receipt receipt() {
    return receipt;
  }
}
