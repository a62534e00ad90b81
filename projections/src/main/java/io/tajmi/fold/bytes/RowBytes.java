package io.tajmi.fold.bytes;

import io.tajmi.binary.BinaryReader;
import io.tajmi.binary.BinaryWriter;
import io.tajmi.binary.MalformedBinary;
import io.tajmi.branch.BranchState;
import io.tajmi.branch.SeenRulings;
import io.tajmi.branch.SeenRulings.Standing;
import io.tajmi.branch.TallyInForce;
import io.tajmi.count.BranchRow;
import io.tajmi.count.Fault;
import io.tajmi.count.Trail;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rows of the branches of one contest as bytes, and back. */
final class RowBytes {
  private static final int UNTOUCHED = 0;
  private static final int AWAITED = 1;
  private static final int CLOSED = 2;
  private static final int TALLIED = 3;
  private static final Standing[] STANDINGS = Standing.values();

  private final TallyBytes tallies;
  private final long position;

  /** Up to a position of the log. */
  RowBytes(TallyBytes tallies, long position) {
    this.tallies = tallies;
    this.position = position;
  }

  void write(BranchRow row, BinaryWriter out) {
    if (row.equals(BranchRow.AWAITED)) {
      out.number(UNTOUCHED);
      return;
    }
    TallyInForce latest = row.state().inForce();
    if (latest != null) {
      out.number(TALLIED).text(latest.envelope()).flag(latest.heldBack());
      out.all(latest.failed(), out::common);
      tallies.write(latest.tally(), out);
    } else if (row.state() instanceof BranchState.NoTally closed) {
      out.number(CLOSED).text(closed.reason());
    } else {
      out.number(AWAITED);
    }
    out.all(
        row.state().rulings().byEnvelope().entrySet(),
        (Map.Entry<String, Standing> seen) ->
            out.common(seen.getKey()).number(seen.getValue().ordinal()));
    trail(row.trail(), out);
  }

  private static void trail(Trail trail, BinaryWriter out) {
    out.number(trail.seq()).number(trail.position()).number(trail.micros()).text(trail.reason());
    Fault fault = trail.fault();
    out.flag(fault != null);
    if (fault != null) {
      out.number(fault.position()).text(fault.reason());
    }
  }

  BranchRow read(BinaryReader in) {
    return switch (in.number(UNTOUCHED, TALLIED)) {
      case UNTOUCHED -> BranchRow.AWAITED;
      case AWAITED -> new BranchRow(new BranchState.Awaited(rulings(in)), trail(in));
      case CLOSED -> new BranchRow(new BranchState.NoTally(in.required(), rulings(in)), trail(in));
      default -> {
        TallyInForce latest = latest(in);
        yield new BranchRow(BranchState.of(latest, rulings(in)), trail(in));
      }
    };
  }

  private TallyInForce latest(BinaryReader in) {
    String envelope = in.required();
    boolean heldBack = in.flag();
    List<String> failed = in.all(in::common);
    return new TallyInForce(envelope, tallies.read(in), failed, heldBack);
  }

  private static SeenRulings rulings(BinaryReader in) {
    int count = in.count();
    Map<String, Standing> seen = new HashMap<>();
    for (int i = 0; i < count; i++) {
      seen.put(in.common(), STANDINGS[in.number(0, STANDINGS.length - 1)]);
    }
    return seen.isEmpty() ? SeenRulings.NONE : new SeenRulings(seen);
  }

  private Trail trail(BinaryReader in) {
    long seq = in.number(-1, Long.MAX_VALUE);
    long changedAt = in.number(0, position);
    long micros = in.number();
    String reason = in.text();
    Fault fault = in.flag() ? new Fault(in.number(0, position), in.required()) : null;
    MalformedBinary.unless(
        fault == null || fault.position() == changedAt, "a branch went on after its fault");
    return new Trail(seq, changedAt, micros, reason, fault);
  }
}
