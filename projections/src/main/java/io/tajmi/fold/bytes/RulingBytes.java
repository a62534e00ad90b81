package io.tajmi.fold.bytes;

import io.tajmi.binary.BinaryReader;
import io.tajmi.binary.BinaryWriter;
import io.tajmi.binary.MalformedBinary;
import io.tajmi.election.BranchCode;
import io.tajmi.ruling.RulingEvent.RulingIssued;
import io.tajmi.ruling.RulingId;
import io.tajmi.ruling.RulingName;
import io.tajmi.ruling.RulingState;
import io.tajmi.view.RulingLedger;
import io.tajmi.view.RulingView;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.pcollections.HashTreePMap;
import org.pcollections.TreePMap;

/** The books on rulings as bytes, and back. */
final class RulingBytes {
  private final EventBytes events;
  private final long position;

  /** Up to a position of the log. */
  RulingBytes(EventBytes events, long position) {
    this.events = events;
    this.position = position;
  }

  void write(RulingLedger ledger, BinaryWriter out) {
    Map<RulingId, RulingState> gathering = new TreeMap<>(Comparator.comparing(RulingId::toString));
    gathering.putAll(ledger.gathering());
    out.all(
        gathering.entrySet(),
        (Map.Entry<RulingId, RulingState> it) -> {
          RulingState.Gathering parts = (RulingState.Gathering) it.getValue();
          out.text(it.getKey().toString()).number(parts.parts()).number(parts.of());
          branches(parts.branches(), out);
        });
    if (ledger.names().size() != ledger.issued().size()) {
      throw new IllegalStateException("a ruling is not known by its stream");
    }
    out.all(ledger.issued().values(), (RulingView view) -> write(view, out));
  }

  private void write(RulingView view, BinaryWriter out) {
    events.write(view.issued(), out);
    out.flag(view.completed())
        .number(view.issuedAt())
        .number(view.changedAt())
        .number(view.completedAt());
    branches(view.scope(), out);
    for (BranchCode branch : view.scope()) {
      out.flag(view.reached(branch));
    }
  }

  private static void branches(List<BranchCode> branches, BinaryWriter out) {
    out.all(branches, branch -> out.text(branch.value()));
  }

  RulingLedger read(BinaryReader in) {
    Map<RulingId, RulingState> gathering = new HashMap<>();
    for (int left = in.count(); left > 0; left--) {
      RulingId id = RulingId.parse(in.required());
      int parts = in.number(0, Integer.MAX_VALUE);
      int of = in.number(0, Integer.MAX_VALUE);
      gathering.put(id, new RulingState.Gathering(parts, of, branches(in)));
    }
    Map<RulingId, RulingName> names = new HashMap<>();
    Map<RulingName, RulingView> issued = new TreeMap<>();
    for (int left = in.count(); left > 0; left--) {
      RulingView view = view(in);
      RulingName name = view.issued().name();
      MalformedBinary.unless(issued.put(name, view) == null, "a ruling is issued twice");
      names.put(view.issued().ruling(), name);
    }
    return new RulingLedger(
        HashTreePMap.from(gathering), HashTreePMap.from(names), TreePMap.from(issued));
  }

  private RulingView view(BinaryReader in) {
    RulingIssued ruling = events.read(RulingIssued.class, in);
    boolean completed = in.flag();
    long issuedAt = in.number(0, position);
    long changedAt = in.number(issuedAt, position);
    long completedAt = in.number(completed ? issuedAt : -1, completed ? position : -1);
    List<BranchCode> branches = branches(in);
    BitSet reached = new BitSet();
    for (int branch = 0; branch < branches.size(); branch++) {
      reached.set(branch, in.flag());
    }
    RulingState.OnRecord state =
        completed
            ? new RulingState.Enforced(ruling, branches)
            : new RulingState.Open(ruling, branches);
    return RulingView.onRecord(state, reached, issuedAt, changedAt, completedAt);
  }

  private static List<BranchCode> branches(BinaryReader in) {
    return List.copyOf(in.all(() -> new BranchCode(in.required())));
  }
}
