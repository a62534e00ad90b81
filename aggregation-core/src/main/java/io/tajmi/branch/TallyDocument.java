package io.tajmi.branch;

import io.tajmi.document.EnvelopeContent;
import io.tajmi.document.Fields;
import io.tajmi.document.Places;
import io.tajmi.document.Rejection;
import io.tajmi.document.Request;
import io.tajmi.document.RuleCode;
import io.tajmi.election.BranchCode;
import io.tajmi.election.BranchId;
import io.tajmi.election.CandidateCode;
import io.tajmi.election.Contest;
import io.tajmi.election.ContestCode;
import io.tajmi.election.Definition;
import io.tajmi.election.Definitions;
import io.tajmi.election.ElectionId;
import io.tajmi.election.ListCode;
import io.tajmi.eventlog.Act;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * One tally as a sender wrote it: a line of a package, or the body of a request. It is parsed
 * strictly first, and resolved against the sealed definition then.
 */
public final class TallyDocument {
  /** The largest document. */
  public static final int BYTES_MAX = Fields.BYTES_MAX;

  private static final int LISTS_BYTES_MAX = 4_096;
  private static final Set<String> KEYS =
      Set.of(
          "envelope",
          "contest",
          "branch",
          "source",
          "complete",
          "ballots",
          "votes",
          "listVotes",
          "ambiguous",
          "definition",
          "minute",
          "serials",
          "explanation",
          "reasons",
          "signed",
          "countedAt",
          "reason",
          "corrects");

  private final Fields document;
  private final String envelope;
  private final ContestCode contest;
  private final BranchCode branch;
  private final boolean correction;
  private final @Nullable String replaces;
  private final @Nullable String reason;
  private final Map<String, Integer> votes;
  private final @Nullable Map<String, Integer> listVotes;
  private final List<TallyParts.NamedAmbiguous> ambiguous;
  private final Tally withoutVotes;

  private TallyDocument(Fields document, byte[] bytes) {
    this.document = document;
    envelope = document.envelopeOf(bytes);
    contest = contest(document);
    branch = branch(document);
    correction = document.has("corrects");
    if (correction != document.has("reason")) {
      throw Fields.malformed(
          document.at(correction ? "reason" : "corrects"),
          "A correction states both corrects and reason.");
    }
    replaces = correction && !document.isTrue("corrects") ? document.envelope("corrects") : null;
    reason = document.textOrNull("reason");
    if (document.has("definition")) {
      document.code("definition");
    }
    votes = document.numbers("votes");
    listVotes = document.has("listVotes") ? document.numbers("listVotes") : null;
    ambiguous = TallyParts.ambiguous(document);
    if (document.bytesOf("serials", "ambiguous", "signed", "reasons") > LISTS_BYTES_MAX) {
      throw Fields.malformed(
          null,
          String.format(
              Locale.ROOT,
              "serials, ambiguous, signed and reasons have at most %d bytes together.",
              LISTS_BYTES_MAX));
    }
    withoutVotes =
        new Tally(
            document.constant("source", Tally.Source.class),
            document.flag("complete"),
            TallyParts.ballots(document.object("ballots")),
            Votes.of(),
            null,
            List.of(),
            TallyParts.minute(document),
            TallyParts.serials(document),
            TallyParts.explanation(document),
            TallyParts.reasons(document),
            TallyParts.signed(document),
            document.textOrNull("countedAt"));
  }

  /**
   * Reads a document strictly, as UTF-8 JSON.
   *
   * @throws Rejection R.101 where it is malformed, R.108 over {@link #BYTES_MAX}
   */
  public static TallyDocument parse(byte[] bytes) {
    return new TallyDocument(Fields.read(bytes).only(KEYS), bytes);
  }

  /** The sender's envelope, or {@code sha256:} and the start of the hash of the bytes. */
  public String envelope() {
    return envelope;
  }

  /** The contest it names. */
  public ContestCode contest() {
    return contest;
  }

  /** The branch it names. */
  public BranchCode branch() {
    return branch;
  }

  /** Whether it is meant to replace the tally in force. */
  public boolean correction() {
    return correction;
  }

  /**
   * The request that it makes of an election.
   *
   * @throws Rejection R.102, R.103 or R.104
   */
  public Request<BranchTallyCommand> resolve(ElectionId election, Definitions definitions) {
    return resolve(Places.definition(election, definitions));
  }

  /**
   * The request that it makes under a sealed definition.
   *
   * @throws Rejection R.102, R.103 or R.104
   */
  public Request<BranchTallyCommand> resolve(Definition definition) {
    Contest known = Places.contest(contest.value(), definition, "/contest");
    BranchId id = Places.branch(branch.value(), known, definition, "/branch");
    if (document.has("definition")
        && !document.code("definition").equals(definition.hash().hex())) {
      throw new Rejection(
          RuleCode.R_104, "/definition", "The definition in force is " + definition.hash() + ".");
    }
    Tally tally = tally(known);
    BranchTallyCommand command =
        correction && reason != null
            ? new BranchTallyCommand.CorrectTally(id, envelope, replaces, reason, tally)
            : new BranchTallyCommand.RecordTally(id, envelope, tally);
    return new Request<>(
        command, new Act.Envelope(definition.election().value(), envelope, content(id, tally)));
  }

  private String content(BranchId id, Tally tally) {
    Map<String, Object> content = new TreeMap<>(Map.of("branch", id.toString(), "tally", tally));
    if (document.has("definition")) {
      content.put("definition", document.code("definition"));
    }
    if (correction && reason != null) {
      content.put("corrects", replaces == null ? true : replaces);
      content.put("reason", reason);
    }
    return EnvelopeContent.hash(correction ? "correct" : "record", content);
  }

  private Tally tally(Contest known) {
    Tally t = withoutVotes;
    ToIntFunction<String> candidates =
        code -> CandidateCode.isCode(code) ? known.ordinal(new CandidateCode(code)) : -1;
    ToIntFunction<String> lists =
        code -> ListCode.isCode(code) ? known.ordinal(new ListCode(code)) : -1;
    return new Tally(
        t.source(),
        t.complete(),
        t.ballots(),
        votes("votes", votes, known.candidates().size(), candidates),
        listVotes(known.lists().size(), lists),
        ambiguous(candidates),
        t.minute(),
        t.serials(),
        t.explanation(),
        t.reasons(),
        t.signed(),
        t.countedAt());
  }

  private Votes votes(
      String key, Map<String, Integer> named, int size, ToIntFunction<String> ordinal) {
    int[] counts = new int[size];
    Arrays.fill(counts, withoutVotes.complete() ? 0 : -1);
    named.forEach(
        (code, n) -> counts[known(ordinal, code, () -> document.object(key).at(code))] = n);
    return Votes.of(counts);
  }

  private @Nullable Votes listVotes(int size, ToIntFunction<String> ordinal) {
    Map<String, Integer> named = listVotes == null ? Map.of() : listVotes;
    Votes votes = votes("listVotes", named, size, ordinal);
    return size == 0 || (named.isEmpty() && !withoutVotes.complete()) ? null : votes;
  }

  private List<Tally.Ambiguous> ambiguous(ToIntFunction<String> ordinal) {
    List<Tally.Ambiguous> resolved = new ArrayList<>();
    for (TallyParts.NamedAmbiguous named : ambiguous) {
      String at = "/ambiguous/" + resolved.size() + "/candidates/";
      Set<Integer> ordinals = new TreeSet<>();
      for (int i = 0; i < named.candidates().size(); i++) {
        String pointer = at + i;
        ordinals.add(known(ordinal, named.candidates().get(i), () -> pointer));
      }
      resolved.add(new Tally.Ambiguous(List.copyOf(ordinals), named.n()));
    }
    return resolved;
  }

  private static int known(ToIntFunction<String> ordinal, String code, Supplier<String> pointer) {
    int found = ordinal.applyAsInt(code);
    if (found < 0) {
      throw new Rejection(
          RuleCode.R_102, pointer.get(), "The candidate or list " + code + " is not known.");
    }
    return found;
  }

  private static ContestCode contest(Fields document) {
    String code = document.code("contest");
    if (!ContestCode.isCode(code)) {
      throw Fields.malformed(document.at("contest"), "A contest is a code of ASCII characters.");
    }
    return new ContestCode(code);
  }

  private static BranchCode branch(Fields document) {
    String code = document.code("branch");
    if (!BranchCode.isCode(code)) {
      throw Fields.malformed(document.at("branch"), "A branch is a code of ASCII characters.");
    }
    return new BranchCode(code);
  }
}
