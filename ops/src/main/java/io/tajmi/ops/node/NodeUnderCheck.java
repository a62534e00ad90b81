package io.tajmi.ops.node;

import io.tajmi.document.Rejection;
import io.tajmi.document.RuleCode;
import io.tajmi.election.ContestId;
import io.tajmi.eventlog.Act;
import io.tajmi.eventlog.Commands;
import io.tajmi.eventlog.LogBusy;
import io.tajmi.eventlog.LogFull;
import io.tajmi.eventlog.LogMoving;
import io.tajmi.eventlog.LogStopped;
import io.tajmi.eventlog.OutcomeUnknown;
import io.tajmi.eventlog.codec.DecodedEntry;
import io.tajmi.fold.FoldState;
import io.tajmi.live.SnapshotHolder;
import io.tajmi.publication.PublicationCommand.HaltContest;
import io.tajmi.replay.check.Stop;
import io.tajmi.replay.check.Subject;
import io.tajmi.view.Snapshot;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the node's own check looks at, and what it may do. */
final class NodeUnderCheck implements Subject {
  private static final Logger LOG = LoggerFactory.getLogger(NodeUnderCheck.class);

  private final NodeFold fold;
  private final SnapshotHolder snapshots;
  private final Commands commands;
  private final NodeName name;

  NodeUnderCheck(NodeFold fold, SnapshotHolder snapshots, Commands commands, NodeName name) {
    this.fold = fold;
    this.snapshots = snapshots;
    this.commands = commands;
    this.name = name;
  }

  @Override
  public Snapshot live() {
    return snapshots.current();
  }

  @Override
  public FoldState first() {
    return FoldState.first();
  }

  @Override
  public List<DecodedEntry> page(long from, int count) {
    return fold.page(from, count);
  }

  @Override
  public @Nullable FoldState kept(long before, RandomGenerator chance) {
    return fold.kept(before, chance);
  }

  @Override
  public void distrust() {
    fold.distrust();
  }

  @Override
  public void folded(FoldState state) {
    fold.timeline().keep(state);
  }

  @Override
  public void mend(FoldState good) {
    fold.mend(good);
    LOG.warn(
        "What is shown was replaced at position {} by a fold of the log",
        fold.fold().state().position());
  }

  @Override
  public boolean halt(ContestId contest, Stop stop) {
    try {
      var _ = commands.send(new HaltContest(contest, name.word(), reason(stop)), ACT);
      return true;
    } catch (Rejection refused) {
      if (refused.code() == RuleCode.R_109) {
        return true; // Somebody halted it meanwhile.
      }
      throw refused;
    } catch (LogBusy | LogMoving | LogFull | LogStopped | OutcomeUnknown later) {
      LOG.warn("The halt of {} could not be put on record; it is tried again", contest, later);
      return false;
    }
  }

  private static final Act ACT = new Act(Node.SELF, null, null);

  private static String reason(Stop stop) {
    return String.format(
        Locale.ROOT,
        "وارسی خودکار سامانه: آنچه نشان داده می‌شد در شمارهٔ ثبت %d با دفتر رویدادها یکی نبود"
            + " / self-check of the node: what it showed differed from the log at position %d",
        stop.position(),
        stop.position());
  }
}
