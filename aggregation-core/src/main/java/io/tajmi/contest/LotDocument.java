package io.tajmi.contest;

import io.tajmi.contest.ContestActCommand.RecordLot;
import io.tajmi.contest.ContestActEvent.Method;
import io.tajmi.decision.Outcome;
import io.tajmi.decision.terms.Lot;
import io.tajmi.decision.terms.Lot.Matter;
import io.tajmi.document.Fields;
import io.tajmi.document.Places;
import io.tajmi.document.Rejection;
import io.tajmi.document.Request;
import io.tajmi.document.RuleCode;
import io.tajmi.document.Signed;
import io.tajmi.election.BranchCode;
import io.tajmi.election.Contest;
import io.tajmi.election.ContestId;
import io.tajmi.election.Definition;
import io.tajmi.eventlog.Act;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A lot as its sender wrote it. By SEED it names the seed and the {@code tied}, and the order
 * follows; drawn by HAND, or decided by the competent BODY, it names them as {@code drawn}.
 */
public final class LotDocument {
  private final Signed signed;
  private final Matter matter;
  private final @Nullable String branch;
  private final Method method;
  private final @Nullable String seed;
  private final List<String> drawn;
  private final List<String> witnesses;

  private LotDocument(Fields fields) {
    method = fields.constant("method", Method.class);
    matter = fields.constant("matter", Matter.class);
    boolean bySeed = method == Method.SEED;
    Set<String> keys = new HashSet<>(Set.of("matter", "method", "witnesses"));
    keys.addAll(bySeed ? Set.of("seed", "tied") : Set.of("drawn"));
    if (matter == Matter.SAME_NAME) {
      keys.add("branch");
    }
    signed = Signed.read(fields, keys);
    branch = matter == Matter.SAME_NAME ? fields.code("branch") : null;
    seed = bySeed ? fields.text("seed") : null;
    String names = bySeed ? "tied" : "drawn";
    List<String> named = fields.codes(names);
    if (named.size() < 2 || Set.copyOf(named).size() != named.size()) {
      throw Fields.malformed(fields.at(names), "Name two or more, each once.");
    }
    drawn = seed == null ? List.copyOf(named) : bySeed(matter, Set.copyOf(named), seed);
    witnesses = List.copyOf(fields.texts("witnesses"));
    if (witnesses.isEmpty()) {
      throw Fields.malformed(fields.at("witnesses"), "Name one office or more.");
    }
  }

  private static List<String> bySeed(Matter matter, Set<String> tied, String seed) {
    return Lot.bySeed(matter, tied, seed, List.of()).drawn();
  }

  /**
   * Reads it strictly.
   *
   * @throws Rejection R.101 or R.108
   */
  public static LotDocument parse(byte[] bytes) {
    return new LotDocument(Fields.read(bytes));
  }

  /**
   * The request that it makes of a contest.
   *
   * @param code of the contest, as sent
   * @param position of the log at which it is looked whether they are equal
   * @throws Rejection R.101, R.102 or R.103
   */
  public Request<ContestActCommand> resolve(String code, Definition definition, long position) {
    Contest contest = Places.contest(code, definition, null);
    BranchCode where =
        branch == null ? null : Places.branch(branch, contest, definition, "/branch").branch();
    RecordLot command =
        new RecordLot(
            contest.id(),
            signed.envelope(),
            matter,
            where,
            method,
            seed,
            drawn,
            witnesses,
            position,
            signed.authority());
    return new Request<>(command, envelope(contest.id()));
  }

  /** The envelope that it came in, as one of this contest. */
  public Act.Envelope envelope(ContestId contest) {
    Map<String, Object> content = new TreeMap<>();
    content.put("matter", matter);
    content.put("branch", branch == null ? "" : branch);
    content.put("method", method);
    content.put("seed", seed == null ? "" : seed);
    content.put("drawn", drawn);
    content.put("witnesses", witnesses);
    return signed.envelope("lot", contest, content);
  }

  /**
   * Before it is sent: a lot may be recorded only where the outcome waits for it, between exactly
   * these.
   *
   * @throws Rejection R.110, or R.111 where what comes may still change whether they are equal
   */
  public static void admit(RecordLot lot, Outcome outcome) {
    String branch = lot.branch() == null ? null : lot.branch().value();
    Lot.Question asked =
        outcome.questions().stream()
            .filter(it -> it.matter() == lot.matter() && Objects.equals(it.branch(), branch))
            .filter(it -> Set.copyOf(it.equal()).equals(Set.copyOf(lot.drawn())))
            .findFirst()
            .orElseThrow(
                () -> new Rejection(RuleCode.R_110, "/drawn", "Nothing waits for this lot."));
    boolean body = outcome.bodyDecides();
    if (body != (lot.method() == Method.BODY)) {
      throw new Rejection(
          RuleCode.R_110,
          "/method",
          body
              ? "The rule of this contest knows no lot; the competent body decides."
              : "The rule of this contest settles equality by lot.");
    }
    boolean mayChange =
        asked.matter() != Matter.SAME_NAME
            && (outcome.state() == Outcome.State.OPEN
                || outcome.questions().stream().anyMatch(it -> it.matter() == Matter.SAME_NAME));
    if (mayChange) {
      throw new Rejection(
          RuleCode.R_111,
          null,
          "Branches, or lots on votes of one name, may still change whether these are equal.");
    }
  }
}
