package io.tajmi.fold.bytes;

import io.tajmi.binary.BinaryReader;
import io.tajmi.binary.BinaryWriter;
import io.tajmi.binary.MalformedBinary;
import io.tajmi.count.Fault;
import io.tajmi.election.ContestId;
import io.tajmi.election.ElectionId;
import io.tajmi.eventlog.codec.DecodedEntry;
import io.tajmi.eventlog.codec.EventCodec;
import io.tajmi.fold.FoldEdit;
import io.tajmi.fold.FoldState;
import io.tajmi.view.ContestView;
import io.tajmi.view.ElectionView;
import io.tajmi.view.RulingLedger;
import io.tajmi.view.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.pcollections.HashTreePMap;
import org.pcollections.TreePVector;

/**
 * A state of the fold as bytes, and back. Equal states are equal bytes.
 *
 * <p>What the log says in few entries is not written: how it was founded, definitions, parts that
 * wait for a seal. They are folded again from their own entries. Nor are totals, which follow from
 * rows.
 */
public final class StateBytes {
  /**
   * The fold version: another where the same log adds up to something else, seen by readers or not,
   * or where that is written in another way.
   */
  public static final int VERSION = 3;

  private static final String OF_ELECTIONS = "election/";

  private StateBytes() {}

  /** The log that a state is of. */
  public interface Source {
    /** The entry at a position. */
    DecodedEntry entry(long position);

    /** Positions of a stream's entries, in order. */
    long[] positions(String stream);
  }

  /** Writes a state. */
  public static void write(FoldState state, EventCodec codec, BinaryWriter out) {
    Snapshot snapshot = state.snapshot();
    EventBytes events = new EventBytes(codec);
    out.number(snapshot.position()).instant(snapshot.time());
    out.all(
        new TreeMap<>(state.heads()).entrySet(),
        (Map.Entry<String, Long> head) -> out.text(head.getKey()).number(head.getValue()));
    out.all(
        new TreeMap<>(state.called()).entrySet(),
        (Map.Entry<ElectionId, ContestId> called) ->
            out.text(called.getKey().value()).text(called.getValue().toString()));
    out.all(snapshot.faults(), (Fault fault) -> out.number(fault.position()).text(fault.reason()));
    new RulingBytes(events, snapshot.position()).write(state.rulings(), out);
    ContestBytes contests = new ContestBytes(events, snapshot.position());
    out.all(
        snapshot.elections().values(),
        (ElectionView election) -> {
          ContestId follows = election.follows();
          out.text(election.definition().election().value())
              .text(election.definition().hash().hex())
              .number(election.sealedAt())
              .text(follows == null ? null : follows.toString());
          out.all(election.contests(), (ContestView contest) -> contests.write(contest, out));
        });
    out.flush();
  }

  /**
   * Reads a state.
   *
   * @param first the state before the first entry
   * @throws RuntimeException where these bytes are no state of that log
   */
  public static FoldState read(BinaryReader in, EventCodec codec, FoldState first, Source log) {
    long position = in.number(0, Long.MAX_VALUE - 1);
    Instant time = in.instant();
    Map<String, Long> heads = heads(in);
    Map<ElectionId, ContestId> called = new HashMap<>();
    for (int left = in.count(); left > 0; left--) {
      called.put(new ElectionId(in.required()), ContestId.parse(in.required()));
    }
    List<Fault> faults = in.all(() -> new Fault(in.number(0, position), in.required()));
    EventBytes events = new EventBytes(codec);
    RulingLedger rulings = new RulingBytes(events, position).read(in);
    FoldState sealed;
    UnaryOperator<SortedMap<ElectionId, ElectionView>> elections;
    try (ExecutorService beside = Executors.newSingleThreadExecutor()) {
      CompletableFuture<FoldState> folding =
          CompletableFuture.supplyAsync(() -> sealed(first, log, heads, position), beside);
      elections = elections(in, new ContestBytes(events, position));
      in.requireEnd();
      sealed = folding.join();
    }
    return new FoldState(
        new Snapshot(
            position,
            time,
            sealed.snapshot().log(),
            elections.apply(sealed.snapshot().elections()),
            rulings.issued(),
            TreePVector.from(faults)),
        sealed.definitions(),
        rulings,
        HashTreePMap.from(heads),
        HashTreePMap.from(called));
  }

  private static Map<String, Long> heads(BinaryReader in) {
    Map<String, Long> heads = new HashMap<>();
    for (int left = in.count(); left > 0; left--) {
      heads.put(in.required(), in.number(-1, Long.MAX_VALUE));
    }
    return heads;
  }

  /** What elections' own streams, and the founding of the log, make of the state before. */
  private static FoldState sealed(
      FoldState first, Source log, Map<String, Long> heads, long position) {
    TreeSet<Long> positions = new TreeSet<>(List.of(0L));
    for (String stream : heads.keySet()) {
      if (stream.startsWith(OF_ELECTIONS)) {
        for (long at : log.positions(stream)) {
          positions.add(at);
        }
      }
    }
    FoldEdit edit = new FoldEdit(first);
    positions.headSet(position, true).forEach(at -> edit.leavingOut(log.entry(at)));
    FoldState sealed = edit.done();
    sealed
        .heads()
        .forEach((stream, seq) ->
            MalformedBinary.unless(
                Objects.equals(heads.get(stream), seq), "another head of " + stream));
    return sealed;
  }

  /** What makes of elections as they were sealed those that were written. */
  private static UnaryOperator<SortedMap<ElectionId, ElectionView>> elections(
      BinaryReader in, ContestBytes contests) {
    Map<ElectionId, UnaryOperator<ElectionView>> written = new HashMap<>();
    for (int left = in.count(); left > 0; left--) {
      ElectionId id = new ElectionId(in.required());
      written.put(id, election(in, contests));
    }
    return sealed -> {
      MalformedBinary.unless(
          sealed.keySet().equals(written.keySet()), "other elections are sealed in the log");
      SortedMap<ElectionId, ElectionView> elections = new TreeMap<>();
      written.forEach((id, made) -> elections.put(id, made.apply(sealed.get(id))));
      return Collections.unmodifiableSortedMap(elections);
    };
  }

  private static UnaryOperator<ElectionView> election(BinaryReader in, ContestBytes contests) {
    String hash = in.required();
    long sealedAt = in.number();
    String follows = in.text();
    List<UnaryOperator<ContestView>> written = in.all(() -> contests.read(in));
    return sealed -> {
      MalformedBinary.unless(
          sealed.definition().hash().hex().equals(hash)
              && sealed.sealedAt() == sealedAt
              && sealed.views().size() == written.size(),
          "election " + sealed.definition().election() + " is sealed otherwise in the log");
      List<ContestView> views = new ArrayList<>();
      for (int contest = 0; contest < written.size(); contest++) {
        views.add(written.get(contest).apply(sealed.views().get(contest)));
      }
      return sealed.following(follows == null ? null : ContestId.parse(follows)).with(views);
    };
  }
}
