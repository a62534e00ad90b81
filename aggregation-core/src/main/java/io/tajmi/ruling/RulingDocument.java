package io.tajmi.ruling;

import io.tajmi.branch.BranchState;
import io.tajmi.branch.SeenRulings;
import io.tajmi.document.EnvelopeContent;
import io.tajmi.document.Fields;
import io.tajmi.document.NotPossible;
import io.tajmi.document.Places;
import io.tajmi.document.Rejection;
import io.tajmi.document.Request;
import io.tajmi.document.RuleCode;
import io.tajmi.document.Signed;
import io.tajmi.election.BranchCode;
import io.tajmi.election.BranchId;
import io.tajmi.election.Contest;
import io.tajmi.election.ContestId;
import io.tajmi.election.Definition;
import io.tajmi.eventlog.Act;
import io.tajmi.ruling.RulingCommand.IssueRuling;
import io.tajmi.ruling.RulingEvent.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A ruling as its sender wrote it. */
public final class RulingDocument {
  private static final Set<String> KEYS =
      Set.of(
          "envelope",
          "kind",
          "contest",
          "branches",
          "reverses",
          "body",
          "office",
          "article",
          "document",
          "date");

  private final String envelope;
  private final Kind kind;
  private final String contest;
  private final List<String> branches;
  private final @Nullable String reverses;
  private final String body;
  private final String office;
  private final String article;
  private final String number;
  private final String date;

  private RulingDocument(Fields document, byte[] bytes) {
    envelope = document.envelopeOf(bytes);
    kind = document.constant("kind", Kind.class);
    contest = document.code("contest");
    branches = List.copyOf(document.codes("branches"));
    if (branches.isEmpty()) {
      throw Fields.malformed(document.at("branches"), "A ruling names one branch or more.");
    }
    if ((kind == Kind.RESTORE) != document.has("reverses")) {
      throw Fields.malformed(
          document.at("reverses"), "A RESTORE names the ruling that it reverses; no other does.");
    }
    reverses = document.has("reverses") ? document.envelope("reverses") : null;
    body = document.text("body");
    office = document.text("office");
    article = document.text("article");
    number = document.text("document");
    date = document.date("date");
  }

  /**
   * Reads a ruling strictly, as UTF-8 JSON.
   *
   * @throws Rejection R.101 where it is malformed, R.108 where it is too large
   */
  public static RulingDocument parse(byte[] bytes) {
    return new RulingDocument(Fields.read(bytes).only(KEYS), bytes);
  }

  /** The sender's envelope, or {@code sha256:} and the start of the hash of the bytes. */
  public String envelope() {
    return envelope;
  }

  /** What it does. */
  public Kind kind() {
    return kind;
  }

  /**
   * The request that it makes under a sealed definition; what the log says of its branches is left
   * to {@link #admit}.
   *
   * @param random gives its stream a number
   * @throws Rejection R.101, R.102 or R.103
   */
  public Request<IssueRuling> resolve(Definition definition, RandomGenerator random) {
    Contest known = Places.contest(contest, definition, "/contest");
    List<BranchCode> scope = Signed.branches(branches, "/branches", known, definition);
    IssueRuling command =
        new IssueRuling(
            RulingId.draw(definition.election(), random),
            envelope,
            kind,
            known.id(),
            reverses,
            scope,
            body,
            office,
            article,
            number,
            date);
    return new Request<>(
        command, new Act.Envelope(definition.election().value(), envelope, content(known.id())));
  }

  /**
   * Before it is sent: a ruling not on record yet may be issued only where it can be enforced. An
   * annulment needs a tally at each of its branches, which nothing takes away again; a reversal
   * needs its ruling to stand at each of them, or to be on its way there, with no other reversal
   * after it.
   *
   * @throws Rejection R.102 or R.109
   */
  public static void admit(IssueRuling command, Rulings rulings) {
    if (rulings.of(command.name()) != null) {
      return;
    }
    String reversed = command.reverses();
    if (reversed == null) {
      admitAnnulment(command, rulings);
    } else {
      admitReversal(command, new RulingName(command.ruling().election(), reversed), rulings);
    }
  }

  private static void admitAnnulment(IssueRuling command, Rulings rulings) {
    for (int i = 0; i < command.branches().size(); i++) {
      BranchCode branch = command.branches().get(i);
      if (rulings.branch(new BranchId(command.contest(), branch)).inForce() == null) {
        throw NotPossible.BRANCH_WITHOUT_TALLY.at("/branches/" + i, branch);
      }
    }
  }

  private static void admitReversal(IssueRuling command, RulingName reversed, Rulings rulings) {
    Rulings.Issued ruling = rulings.of(reversed);
    if (ruling == null) {
      throw new Rejection(
          RuleCode.R_102, "/reverses", "The ruling " + reversed.envelope() + " is not known.");
    }
    if (ruling.issued().kind() != Kind.ANNUL
        || !ruling.issued().contest().equals(command.contest())) {
      throw NotPossible.RULING_ANNULS_NOTHING_HERE.at("/reverses", reversed.envelope());
    }
    Set<BranchCode> scope = new HashSet<>(ruling.branches());
    scope.removeAll(beingRestored(reversed, rulings));
    for (int i = 0; i < command.branches().size(); i++) {
      BranchCode branch = command.branches().get(i);
      if (!scope.contains(branch)
          || !stands(ruling, rulings.branch(new BranchId(command.contest(), branch)))) {
        throw NotPossible.RULING_STANDS_NOT_AT_BRANCH.at(
            "/branches/" + i, reversed.envelope(), branch);
      }
    }
  }

  /**
   * Branches that another reversal may not have reached yet. It is read before the branches: what
   * is completed meanwhile, they tell.
   */
  private static Set<BranchCode> beingRestored(RulingName reversed, Rulings rulings) {
    Set<BranchCode> branches = new HashSet<>();
    for (RulingName open : rulings.open()) {
      Rulings.Issued other = rulings.of(open);
      if (other != null
          && open.election().equals(reversed.election())
          && reversed.envelope().equals(other.issued().reverses())) {
        branches.addAll(other.branches());
      }
    }
    return branches;
  }

  private static boolean stands(Rulings.Issued ruling, BranchState branch) {
    SeenRulings.Standing seen = branch.rulings().of(ruling.issued().envelope());
    return seen == null ? ruling.open() : seen == SeenRulings.Standing.STANDING;
  }

  private String content(ContestId id) {
    Map<String, Object> content =
        new TreeMap<>(
            Map.of(
                "kind", kind,
                "contest", id.toString(),
                "branches", branches,
                "body", body,
                "office", office,
                "article", article,
                "document", number,
                "date", date));
    if (reverses != null) {
      content.put("reverses", reverses);
    }
    return EnvelopeContent.hash("ruling", content);
  }
}
