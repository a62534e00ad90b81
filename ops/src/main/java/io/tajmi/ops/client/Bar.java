package io.tajmi.ops.client;

import java.io.PrintWriter;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A progress bar on a terminal, and nothing elsewhere. */
public final class Bar implements AutoCloseable {
  private static final int COLUMNS = 120;
  private static final int UPDATE_MILLIS = 200;

  private final @Nullable ProgressBar bar;
  private final PrintWriter err;

  private Bar(@Nullable ProgressBar bar, PrintWriter err) {
    this.bar = bar;
    this.err = err;
  }

  /** Whether bars are drawn. */
  public enum Use {
    /** On a terminal. */
    DRAWN,
    /** Where nobody looks on. */
    SILENT
  }

  /** A bar of {@code total} steps. */
  public static Bar of(String task, long total, PrintWriter err, Use use) {
    ProgressBar bar =
        use == Use.DRAWN
            ? new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(total)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(UPDATE_MILLIS)
                .setConsumer(new OneLine(err))
                .build()
            : null;
    return new Bar(bar, err);
  }

  /** Says how far it has come, with a few words. */
  public void show(long done, String words) {
    if (bar != null) {
      bar.stepTo(done);
      bar.setExtraMessage(words);
    }
  }

  /** Ends the bar's line, so that a message stands on one of its own. */
  public void leaveRoom() {
    if (bar != null) {
      err.println();
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }

  /** Rewrites one line of a terminal. */
  private record OneLine(PrintWriter err) implements ProgressBarConsumer {
    @Override
    public int getMaxRenderedLength() {
      return COLUMNS;
    }

    @Override
    public void accept(String rendered) {
      err.print("\r" + rendered);
      err.flush();
    }

    @Override
    public void close() {
      err.println();
      err.flush();
    }
  }
}
