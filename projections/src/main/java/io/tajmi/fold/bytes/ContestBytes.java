package io.tajmi.fold.bytes;

import io.tajmi.binary.BinaryReader;
import io.tajmi.binary.BinaryWriter;
import io.tajmi.binary.MalformedBinary;
import io.tajmi.contest.ContestActEvent;
import io.tajmi.contest.ContestActEvent.ScopePart;
import io.tajmi.count.AreaSums;
import io.tajmi.count.BranchRow;
import io.tajmi.count.Chunks;
import io.tajmi.election.BranchCode;
import io.tajmi.election.Contest;
import io.tajmi.fold.ContestActs;
import io.tajmi.publication.Confirmation;
import io.tajmi.publication.PublicationState;
import io.tajmi.secrecy.SmallBoxes;
import io.tajmi.view.ContestFile;
import io.tajmi.view.ContestView;
import io.tajmi.view.Publicity;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Contests as bytes, and back: rows, small boxes, acts. Totals are not written, because they follow
 * from the rows.
 */
final class ContestBytes {
  /** More candidates or lists than an entry of the log has room for. */
  private static final int PLACES_MAX = 1 << 16;

  private static final PublicationState[] PUBLICITY = PublicationState.values();

  private final EventBytes events;
  private final long position;

  /** Up to a position of the log. */
  ContestBytes(EventBytes events, long position) {
    this.events = events;
    this.position = position;
  }

  void write(ContestView view, BinaryWriter out) {
    boolean counting = isCounting(view);
    out.flag(counting);
    if (counting) {
      int candidates = view.contest().candidates().size();
      int lists = view.contest().lists().size();
      out.number(view.rows().size()).number(candidates).number(lists);
      RowBytes rows = new RowBytes(new TallyBytes(candidates, lists), position);
      for (int branch = 0; branch < view.rows().size(); branch++) {
        rows.write(view.row(branch), out);
      }
      new BoxBytes(view.rows()).write(view.smallBoxes(), out);
    }
    out.flag(!view.publicity().equals(Publicity.CLOSED));
    if (!view.publicity().equals(Publicity.CLOSED)) {
      write(view.publicity(), out);
    }
    out.flag(!view.file().equals(ContestFile.EMPTY));
    if (!view.file().equals(ContestFile.EMPTY)) {
      write(view.file(), out);
    }
  }

  /** Whether anything has happened at a branch; nothing else changes rows, totals and boxes. */
  private static boolean isCounting(ContestView view) {
    return view.whole().changedAt() >= 0;
  }

  /** What makes of a contest as it was sealed the one that was written. */
  UnaryOperator<ContestView> read(BinaryReader in) {
    UnaryOperator<ContestView> counted = in.flag() ? counted(in) : UnaryOperator.identity();
    Publicity publicity = in.flag() ? publicity(in) : Publicity.CLOSED;
    ContestFile file = in.flag() ? file(in) : ContestFile.EMPTY;
    return sealed -> {
      file.noted().forEach(noted -> ContestActs.check(noted.fact(), sealed.contest()));
      return counted.apply(sealed).with(publicity, file);
    };
  }

  private UnaryOperator<ContestView> counted(BinaryReader in) {
    int branches = in.count();
    int candidates = in.number(0, PLACES_MAX);
    int lists = in.number(0, PLACES_MAX);
    RowBytes written = new RowBytes(new TallyBytes(candidates, lists), position);
    Chunks<BranchRow> rows = Chunks.of(branches, _ -> written.read(in));
    UnaryOperator<SmallBoxes> boxes = new BoxBytes(rows).read(in);
    return sealed -> {
      Contest contest = sealed.contest();
      MalformedBinary.unless(
          contest.branches().size() == branches
              && contest.candidates().size() == candidates
              && contest.lists().size() == lists,
          "contest " + contest + " has other branches, candidates or lists");
      return sealed.with(
          rows, AreaSums.of(contest, sealed.index(), rows), boxes.apply(sealed.smallBoxes()));
    };
  }

  private static void write(Publicity publicity, BinaryWriter out) {
    out.number(publicity.state().ordinal())
        .number(publicity.position())
        .instant(publicity.time())
        .text(publicity.office())
        .text(publicity.reason())
        .text(publicity.article())
        .text(publicity.document());
    Confirmation confirmed = publicity.confirmedBy();
    out.flag(confirmed != null);
    if (confirmed != null) {
      out.text(confirmed.office()).text(confirmed.document());
    }
    out.flag(publicity.history());
  }

  private Publicity publicity(BinaryReader in) {
    return new Publicity(
        PUBLICITY[in.number(0, PUBLICITY.length - 1)],
        in.number(0, position),
        in.instant(),
        in.text(),
        in.text(),
        in.text(),
        in.text(),
        in.flag() ? new Confirmation(in.required(), in.required()) : null,
        in.flag());
  }

  private void write(ContestFile file, BinaryWriter out) {
    out.all(
        file.noted(),
        (ContestFile.Noted noted) -> {
          events.write(noted.fact(), out);
          out.number(noted.position()).instant(noted.time());
          List<BranchCode> scope = file.state().scope(noted.fact().act());
          out.flag(scope != null);
          if (scope != null) {
            out.all(scope, branch -> out.text(branch.value()));
          }
        });
    out.all(file.state().parts(), (ScopePart part) -> events.write(part, out));
    out.number(file.incompleteSince());
  }

  /** By the same steps as in the log, so that what does not fit is refused. */
  private ContestFile file(BinaryReader in) {
    ContestFile file = ContestFile.EMPTY;
    for (int left = in.count(); left > 0; left--) {
      ContestActEvent.Fact fact = events.read(ContestActEvent.Fact.class, in);
      long at = in.number(0, position);
      Instant time = in.instant();
      if (in.flag()) {
        List<BranchCode> scope = in.all(() -> new BranchCode(in.required()));
        file = file.after(new ScopePart(fact.contest(), fact.act(), 0, 1, scope), at, time);
      }
      file = file.after(fact, at, time);
    }
    for (int left = in.count(); left > 0; left--) {
      file = file.after(events.read(ScopePart.class, in), position, null);
    }
    long incompleteSince = in.number(-1, position);
    return incompleteSince < 0 ? file : file.incompleteAt(incompleteSince);
  }
}
