package io.tajmi.eventlog.axon;

import io.tajmi.eventlog.EventLog;
import io.tajmi.eventlog.LogPosition;
import io.tajmi.eventlog.Receipt;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * A command's receipt before its events have a position: a handler's result exists first, so the
 * receipt travels as a resource of the unit of work, and the engine fills it in on append.
 */
final class PendingReceipt {
  /** Under which a unit of work, and a command's metadata on the way there, hold it. */
  static final String KEY = "receipt";

  private @Nullable Receipt receipt;

  /** Makes it the resource of the unit of work that handles the command. */
  void travelWith(UnitOfWork<?> unitOfWork) {
    unitOfWork.root().resources().put(KEY, this);
  }

  /** Fills in the receipt of the current unit of work, if one waits for it. */
  static void fill(EventLog.Appended appended, int entries) {
    if (!CurrentUnitOfWork.isStarted()) {
      return;
    }
    PendingReceipt pending = CurrentUnitOfWork.get().root().getResource(KEY);
    if (pending != null && pending.receipt == null) {
      pending.receipt =
          new Receipt(
              new LogPosition(appended.first()),
              new LogPosition(appended.first() + entries - 1),
              appended.leafHash().hex(),
              false);
    }
  }

  /** The receipt, or null where nothing was written. */
  @Nullable Receipt get() {
    return receipt;
  }
}
