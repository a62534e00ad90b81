package io.tajmi.view;

import io.tajmi.EventCatalogue;
import io.tajmi.document.Scope;
import io.tajmi.election.BranchCode;
import io.tajmi.election.BranchId;
import io.tajmi.election.ContestId;
import io.tajmi.election.Definition;
import io.tajmi.eventlog.codec.DecodedEntry;
import io.tajmi.fold.FoldState;
import io.tajmi.replay.fork.Fork;
import io.tajmi.replay.fork.Forked;
import io.tajmi.replay.fork.OtherRule;
import io.tajmi.replay.fork.RecordedActs;
import io.tajmi.replay.fork.Supposition;
import io.tajmi.ruling.RulingEvent.EnforcementCompleted;
import io.tajmi.ruling.RulingEvent.Kind;
import io.tajmi.ruling.RulingEvent.RulingIssued;
import io.tajmi.ruling.RulingEvent.ScopePart;
import io.tajmi.ruling.RulingId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Forks of a log that was written by hand. */
record PaperForks(Definition definition, List<DecodedEntry> entries) implements RecordedActs {

  /** What is supposed of a contest after the whole log. */
  Forked of(ContestId contest, Supposition... suppositions) {
    return of(contest, null, suppositions);
  }

  /** The same under another rule. */
  Forked of(ContestId contest, @Nullable String rule, Supposition... suppositions) {
    Fork fork =
        new Fork(
            "test/log",
            entries.size() - 1L,
            "0".repeat(64),
            contest,
            List.of(suppositions),
            rule == null ? null : new OtherRule(rule));
    return Forked.of(Fork.parse(fork.canonical()), base(), this);
  }

  FoldState base() {
    return FoldState.first(SampleElection.source(definition)).after(entries);
  }

  @Override
  public DecodedEntry entry(long position) {
    return entries.get((int) position);
  }

  @Override
  public List<DecodedEntry> ofStream(String stream, long through) {
    return entries.stream()
        .limit(through + 1)
        .filter(entry -> stream.equals(entry.stream()))
        .toList();
  }

  @Override
  public @Nullable Long accepted(String election, String envelope) {
    return entries.stream()
        .filter(entry -> election.equals(entry.meta().get("election")))
        .filter(entry -> envelope.equals(entry.meta().get("envelope")))
        .map(entry -> entry.position().index())
        .findFirst()
        .orElse(null);
  }

  @Override
  public String nameOf(Object event) {
    return String.valueOf(EventCatalogue.NAMES.nameOf(event.getClass()));
  }

  /** A ruling of two parts, carried out by what {@code atBranches} writes, and completed. */
  static void ruling(
      LogOnPaper log,
      String envelope,
      @Nullable String reverses,
      List<BranchId> branches,
      Runnable atBranches) {
    RulingId id = new RulingId(SampleElection.ID, "%032x".formatted(envelope.hashCode()));
    List<BranchCode> scope = branches.stream().map(BranchId::branch).toList();
    log.in(envelope);
    int of = scope.size();
    for (int i = 0; i < of; i++) {
      log.ruled(new ScopePart(id, i, of, scope.subList(i, i + 1)));
    }
    log.ruled(
        new RulingIssued(
            id,
            envelope,
            reverses == null ? Kind.ANNUL : Kind.RESTORE,
            branches.getFirst().contest(),
            reverses,
            of,
            Scope.hash(scope),
            "board",
            "chair",
            "29",
            "17/b",
            "2026-01-02"));
    log.because(envelope);
    atBranches.run();
    log.ruled(new EnforcementCompleted(id));
  }

  /** The document of a ruling. */
  static String document(String envelope, @Nullable String reverses, String... branches) {
    return """
    {"envelope":"%s","kind":"%s",%s"contest":"head","branches":[%s],"body":"board",
     "office":"chair","article":"31","document":"7","date":"2026-01-02"}
    """
        .formatted(
            envelope,
            reverses == null ? "ANNUL" : "RESTORE",
            reverses == null ? "" : "\"reverses\":\"" + reverses + "\",",
            String.join(",", Stream.of(branches).map(code -> "\"" + code + "\"").toList()));
  }
}
