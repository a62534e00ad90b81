package io.tajmi.eventlog.writer;

import io.tajmi.eventlog.LogFull;
import io.tajmi.eventlog.LogStopped;
import io.tajmi.eventlog.OutcomeUnknown;
import io.tajmi.eventlog.commit.Chain;
import io.tajmi.eventlog.commit.ChainVerification;
import io.tajmi.eventlog.commit.Commit;
import io.tajmi.eventlog.commit.CommitHeader;
import io.tajmi.eventlog.commit.CommitLog;
import io.tajmi.eventlog.commit.LogIndex;
import io.tajmi.eventlog.merkle.RightEdge;
import io.tajmi.eventlog.merkle.Tiles;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread of a node that decides the order: checks what has queued up, commits it,
 * acknowledges. Where another node's commit comes first it takes that in, checks anew, and commits
 * after it; while nothing is to be written it takes in what others have written once a second.
 *
 * <p><b>Why so.</b> A sync takes hardly longer for hundreds of entries than for one. So nothing is
 * delayed to fill a commit, and still commits fill: whatever arrives while one is synced is the
 * next. One thread, because a position is an order, and each act is checked against all acts before
 * it, also those of its own commit, which are in no index yet ({@link AppendBatch}).
 *
 * <p><b>An example</b> ({@code EventLogTest}, a conflict fails its own act only): entry a, of
 * stream 1 with number 0, is being synced. Four acts arrive: b (stream 2, number 0); c and d in one
 * act, d being of stream 1 with number 0; another entry with the id b; and e (stream 2, number 1).
 * Once a is durable at position 0 they are checked together. b may stand. c and d may not, as
 * stream 1 has reached 0, and nothing of the act is written, c neither. The second b may not, its
 * id being in this very batch. e may: b comes before it and takes number 0. One commit and one
 * sync: b is at position 1, e at 2; then b and e are told where they stand, and the other two why
 * they do not.
 *
 * <p><b>Tempting, and wrong.</b> To tell a refusal at once: that of the second b rests on the
 * first, which is not durable yet; had the disk failed then, a sender was told "it stands already"
 * of something that does not. To write again under a new id after a failed write: the first may
 * stand, and then the act stands twice; so the same bytes are offered again, and the store's head
 * tells ({@link KeptCommit}). To trust this node's index where other nodes write: it is only as new
 * as the last commit taken in, and sound because a commit is appended at exactly the next number,
 * or loses ({@code OtherWritersTest}).
 *
 * <p><b>Never change this:</b> the order of {@code told}: durable, then the index and the readers'
 * head, then the senders, so that whoever is told can read it. {@code OutcomeUnknown} is for acts
 * whose bytes may be on disk, {@code LogStopped} for those whose bytes cannot be: a sender may
 * decide anew only on the second. After any other failure of the store nothing more is written,
 * because every later check would rest on a guess.
 */
final class Committer implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Committer.class);
  private static final long ROOM_POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private final CommitLog store;
  private final LogIndex index;
  private final EventLog.Settings settings;
  private final AppendQueue queue;
  private final BiConsumer<RightEdge, List<Tiles.Tile>> committed;
  private final Tiles tiles;
  private final HeadOnRecord onRecord;
  private final SecureRandom random = new SecureRandom();
  private Chain chain;
  private boolean writing;
  private volatile boolean full;
  private volatile @Nullable Throwable fault;

  Committer(
      CommitLog store,
      EventLog.Settings settings,
      ChainVerification.Verified verified,
      AppendQueue queue,
      BiConsumer<RightEdge, List<Tiles.Tile>> committed) {
    this.store = store;
    this.settings = settings;
    this.queue = queue;
    this.committed = committed;
    this.index = verified.index();
    this.tiles = verified.tiles();
    this.chain = verified.chain();
    this.onRecord = new HeadOnRecord(settings.record(), store.head());
  }

  /** Whether it waits for room on the disk. */
  boolean full() {
    return full;
  }

  /** Whether the head could not be put on record at the last try. */
  boolean recordFailing() {
    return onRecord.failing();
  }

  @Nullable Throwable fault() {
    return fault;
  }

  @Override
  public void run() {
    try {
      while (!queue.drained()) {
        List<AppendQueue.Request> taken = queue.take(AppendQueue.patience());
        if (taken.isEmpty()) {
          catchUp();
        } else {
          commitOrTell(taken);
        }
        onRecord.keep();
      }
      onRecord.keepNow();
    } catch (RuntimeException | InterruptedException | Error reason) {
      fault = reason;
      LOG.error("the log stops: {}", reason.toString(), reason);
      queue.fail(reason);
    }
  }

  /** Whatever fails, no act is left waiting. */
  private void commitOrTell(List<AppendQueue.Request> taken) throws InterruptedException {
    try {
      commit(taken);
    } catch (RuntimeException | InterruptedException | Error reason) {
      RuntimeException answer =
          writing ? unknown(reason) : new LogStopped("the log stopped", reason);
      taken.forEach(act -> act.outcome().completeExceptionally(answer));
      throw reason;
    }
  }

  private void commit(List<AppendQueue.Request> taken) throws InterruptedException {
    boolean lost = true;
    while (lost) {
      writing = false;
      catchUp();
      Instant latest = settings.clock().instant().plus(settings.limits().aheadMax());
      AppendBatch batch = new AppendBatch(taken, index, chain.end(), latest);
      if (batch.acts().isEmpty()) {
        catchUp();
        batch.tellRefused();
        return;
      }
      lost = isLost(batch, taken);
    }
  }

  /** Whether another writer's commit came first, so that nothing of the batch was written. */
  private boolean isLost(AppendBatch batch, List<AppendQueue.Request> taken)
      throws InterruptedException {
    long start = System.nanoTime();
    Commit commit =
        new Commit(chain.header(batch.entries(), id(), settings.writer()), batch.entries());
    writing = true;
    switch (append(commit, taken)) {
      case CommitLog.Appended _ -> told(batch, commit, System.nanoTime() - start);
      case CommitLog.Lost _ -> {
        return true;
      }
      case CommitLog.Unknown unknown -> throw unknown.reason();
      case null -> {}
    }
    return false;
  }

  private void told(AppendBatch batch, Commit commit, long nanos) {
    long first = chain.end();
    moveTo(Chain.upTo(commit.header()), commit);
    long bytes = 0;
    for (AppendQueue.Request act : batch.acts()) {
      act.outcome().complete(new LogWriter.Appended(first, act.entries().getFirst().leafHash()));
      first += act.entries().size();
      bytes += act.bytes();
    }
    batch.tellRefused();
    settings.observer().committed(batch.acts().size(), batch.entries().size(), bytes, nanos);
    goOn();
  }

  /** Takes in commits of other writers, re-hashed: nobody here has seen them. */
  private void catchUp() {
    CommitHeader head = store.head();
    if (head != null && head.number() >= chain.nextNumber()) {
      store.read(chain.nextNumber(), commit -> moveTo(chain.with(commit), commit));
    }
  }

  private void moveTo(Chain next, Commit commit) {
    chain = next;
    index.accept(commit);
    onRecord.moved(commit.header());
    List<Tiles.Tile> whole = new ArrayList<>(0);
    commit.entries().forEach(entry -> whole.addAll(tiles.append(entry.leafHash())));
    committed.accept(chain.edge(), whole);
  }

  /** What became of it; null where the log is closed while the disk is full, which tells nobody. */
  private CommitLog.@Nullable Outcome append(Commit commit, List<AppendQueue.Request> taken)
      throws InterruptedException {
    try {
      return store.append(commit);
    } catch (CommitLog.StoreFull noRoom) {
      full = true;
      LOG.error("The disk is full; acts are refused until there is room: {}", noRoom.getMessage());
      LogFull unknown = new LogFull("the disk was full while this act was being written");
      taken.forEach(act -> act.outcome().completeExceptionally(unknown));
      queue.refuse("the disk is full; the act was not written");
    }
    KeptCommit kept = new KeptCommit(store, commit, chain);
    while (!kept.settle()) {
      onRecord.keep();
      if (queue.awaitClosed(ROOM_POLL_NANOS)) {
        return null;
      }
    }
    return new CommitLog.Appended();
  }

  private void goOn() {
    if (full) {
      full = false;
      queue.admit();
      LOG.info("There is room on the disk again; the log goes on at position {}", chain.end());
    }
  }

  private static OutcomeUnknown unknown(Throwable reason) {
    OutcomeUnknown unknown =
        new OutcomeUnknown("the store failed while this act was being written");
    unknown.initCause(reason);
    return unknown;
  }

  private String id() {
    byte[] id = new byte[16];
    random.nextBytes(id);
    return HexFormat.of().formatHex(id);
  }
}
