package io.tajmi.fold.bytes;

import io.tajmi.binary.BinaryReader;
import io.tajmi.binary.BinaryWriter;
import io.tajmi.branch.BallotField;
import io.tajmi.branch.Ballots;
import io.tajmi.branch.Tally;
import io.tajmi.branch.Votes;
import io.tajmi.election.Policy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tallies of one contest, of so many candidates and lists, as bytes, and back. */
final class TallyBytes {
  private static final BallotField[] FIELDS = BallotField.values();
  private static final Tally.Source[] SOURCES = Tally.Source.values();
  private static final Tally.Explanation.Direction[] DIRECTIONS =
      Tally.Explanation.Direction.values();

  private final int candidates;
  private final int lists;

  TallyBytes(int candidates, int lists) {
    this.candidates = candidates;
    this.lists = lists;
  }

  void write(Tally tally, BinaryWriter out) {
    out.number(tally.source().ordinal()).flag(tally.complete());
    for (BallotField field : FIELDS) {
      out.number(tally.ballots().states(field) ? tally.ballots().get(field) : -1);
    }
    votes(tally.votes(), candidates, out);
    Votes listVotes = tally.listVotes();
    out.flag(listVotes != null);
    if (listVotes != null) {
      votes(listVotes, lists, out);
    }
    out.all(
        tally.ambiguous(),
        (Tally.Ambiguous it) ->
            out.all(it.candidates(), (Integer named) -> out.number(named)).number(it.n()));
    paper(tally, out);
  }

  private static void votes(Votes votes, int size, BinaryWriter out) {
    if (votes.size() != size) {
      throw new IllegalStateException(votes.size() + " votes where the contest has " + size);
    }
    for (int vote : votes.toArray()) {
      out.number(vote);
    }
  }

  private static void paper(Tally tally, BinaryWriter out) {
    Tally.Minute minute = tally.minute();
    out.flag(minute != null);
    if (minute != null) {
      out.text(minute.form()).text(minute.serial()).text(minute.sha256());
    }
    out.all(
        tally.serials(),
        (Tally.SerialRange it) -> out.common(it.kind()).text(it.from()).text(it.to()));
    Tally.Explanation explanation = tally.explanation();
    out.flag(explanation != null);
    if (explanation != null) {
      out.number(explanation.direction().ordinal()).text(explanation.text());
    }
    out.all(
        tally.reasons().entrySet(),
        (Map.Entry<String, String> it) -> out.common(it.getKey()).text(it.getValue()));
    Tally.Signed signed = tally.signed();
    out.flag(signed != null);
    if (signed != null) {
      out.all(signed.executive(), out::common).all(signed.supervisory(), out::common);
    }
    out.text(tally.countedAt());
  }

  Tally read(BinaryReader in) {
    Tally.Source source = SOURCES[in.number(0, SOURCES.length - 1)];
    boolean complete = in.flag();
    int[] stated = new int[FIELDS.length];
    for (int i = 0; i < stated.length; i++) {
      stated[i] = in.number(-1, Policy.NUMBER_MAX);
    }
    Votes votes = votes(candidates, in);
    Votes listVotes = in.flag() ? votes(lists, in) : null;
    List<Tally.Ambiguous> ambiguous = in.all(() -> ambiguous(in));
    Tally.Minute minute = in.flag() ? new Tally.Minute(in.text(), in.text(), in.text()) : null;
    List<Tally.SerialRange> serials =
        in.all(() -> new Tally.SerialRange(in.common(), in.required(), in.required()));
    return new Tally(
        source,
        complete,
        Ballots.of(stated),
        votes,
        listVotes,
        ambiguous,
        minute,
        serials,
        explanation(in),
        reasons(in),
        signed(in),
        in.text());
  }

  private static Votes votes(int size, BinaryReader in) {
    int[] votes = new int[size];
    for (int i = 0; i < size; i++) {
      votes[i] = in.number(Integer.MIN_VALUE, Policy.NUMBER_MAX);
    }
    return Votes.of(votes);
  }

  private Tally.Ambiguous ambiguous(BinaryReader in) {
    List<Integer> named = in.all(() -> in.number(0, candidates - 1));
    return new Tally.Ambiguous(List.copyOf(named), in.number(0, Policy.NUMBER_MAX));
  }

  private static Tally.@Nullable Explanation explanation(BinaryReader in) {
    return in.flag()
        ? new Tally.Explanation(DIRECTIONS[in.number(0, DIRECTIONS.length - 1)], in.required())
        : null;
  }

  private static Map<String, String> reasons(BinaryReader in) {
    int count = in.count();
    Map<String, String> reasons = count == 0 ? Map.of() : new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      reasons.put(in.common(), in.required());
    }
    return reasons;
  }

  private static Tally.@Nullable Signed signed(BinaryReader in) {
    return in.flag()
        ? new Tally.Signed(List.copyOf(in.all(in::common)), List.copyOf(in.all(in::common)))
        : null;
  }
}
