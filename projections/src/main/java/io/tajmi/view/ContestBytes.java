package io.tajmi.view;

import io.tajmi.binary.BinaryReader;
import io.tajmi.binary.BinaryWriter;
import io.tajmi.contest.ContestActEvent;
import io.tajmi.contest.ContestActEvent.ScopePart;
import io.tajmi.election.BranchCode;
import io.tajmi.election.Contest;
import io.tajmi.publication.Confirmation;
import io.tajmi.publication.PublicationState;
import java.time.Instant;
import java.util.List;

/**
 * Contests as bytes, and back: rows, small boxes, acts. Totals are not written, because they follow
 * from the rows.
 */
final class ContestBytes {
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
      RowBytes rows = new RowBytes(view.contest(), position);
      for (int branch = 0; branch < view.rows().size(); branch++) {
        rows.write(view.row(branch), out);
      }
      new BoxBytes(view.index(), view.rows()).write(view.smallBoxes(), out);
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

  /** From the contest as it was sealed. */
  ContestView read(BinaryReader in, ContestView sealed) {
    Chunks<BranchRow> rows = sealed.rows();
    Chunks<AreaTotal> totals = sealed.totals();
    SmallBoxes boxes = sealed.smallBoxes();
    if (in.flag()) {
      RowBytes written = new RowBytes(sealed.contest(), position);
      rows = Chunks.of(rows.size(), _ -> written.read(in));
      totals = AreaSums.of(sealed.contest(), sealed.index(), rows);
      boxes = new BoxBytes(sealed.index(), rows).read(in, boxes);
    }
    Publicity publicity = in.flag() ? publicity(in) : Publicity.CLOSED;
    ContestFile file = in.flag() ? file(in, sealed.contest()) : ContestFile.EMPTY;
    return sealed.with(rows, totals, boxes).with(publicity, file);
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
        in.flag() ? new Confirmation(in.required(), in.required()) : null);
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
  private ContestFile file(BinaryReader in, Contest contest) {
    ContestFile file = ContestFile.EMPTY;
    for (int left = in.count(); left > 0; left--) {
      ContestActEvent.Fact fact = events.read(ContestActEvent.Fact.class, in);
      long at = in.number(0, position);
      Instant time = in.instant();
      if (in.flag()) {
        List<BranchCode> scope = in.all(() -> new BranchCode(in.required()));
        ScopePart whole = new ScopePart(fact.contest(), fact.act(), 0, 1, scope);
        file = after(file, whole, contest, at, time);
      }
      file = after(file, fact, contest, at, time);
    }
    for (int left = in.count(); left > 0; left--) {
      file = after(file, events.read(ScopePart.class, in), contest, -1, null);
    }
    long incompleteSince = in.number(-1, position);
    return incompleteSince < 0 ? file : file.incompleteAt(incompleteSince);
  }

  private static ContestFile after(
      ContestFile file,
      ContestActEvent event,
      Contest contest,
      long at,
      @org.jspecify.annotations.Nullable Instant time) {
    ContestActs.check(event, contest);
    return file.after(event, at, time);
  }
}
