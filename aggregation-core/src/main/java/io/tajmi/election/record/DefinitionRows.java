package io.tajmi.election.record;

import io.tajmi.election.Area;
import io.tajmi.election.AreaCode;
import io.tajmi.election.Branch;
import io.tajmi.election.BranchCode;
import io.tajmi.election.Candidate;
import io.tajmi.election.CandidateList;
import io.tajmi.election.Contest;
import io.tajmi.election.ContestId;
import io.tajmi.election.ContestRule;
import io.tajmi.election.Definition;
import io.tajmi.election.ElectionId;
import io.tajmi.election.ListCode;
import io.tajmi.election.Policy;
import io.tajmi.election.VoteLimits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes a definition as canonical rows. */
final class DefinitionRows {
  static final int FORMAT = 1;
  static final int HEAD_ELEMENTS = 16;
  static final int CONTEST_ELEMENTS = 23;
  static final int CANDIDATE_ELEMENTS = 5;
  static final int SCOPE_AREAS_MAX = 500;
  static final int VOTER_RANGES_MAX = 1_000;

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final List<Area> areas;
  private final List<Branch> branches;
  private final Territory territory;
  private final Map<BranchCode, Integer> branchOrdinals = new HashMap<>();
  private final List<JsonNode> rows = new ArrayList<>();

  DefinitionRows(List<Area> areas, List<Branch> branches) {
    this.areas = areas;
    this.branches = branches;
    this.territory = new Territory(areas, branches);
    for (int i = 0; i < branches.size(); i++) {
      branchOrdinals.put(branches.get(i).code(), i);
    }
  }

  /** All rows; call once. */
  List<JsonNode> rows(ElectionId election, Definition.Head head, List<Contest> contests) {
    addHead(election, head);
    for (Area area : areas) {
      AreaCode parent = area.parent();
      row(RowKind.AREA)
          .add(area.code().value())
          .add(parent == null ? null : parent.value())
          .add(area.level().name())
          .add(area.name().fa())
          .add(area.name().en())
          .add(area.electorate());
    }
    for (Branch branch : branches) {
      row(RowKind.BRANCH)
          .add(branch.code().value())
          .add(branch.area().value())
          .add(branch.kind().name())
          .add(branch.name())
          .add(branch.electorate());
    }
    contests.forEach(this::addContest);
    return rows;
  }

  private ArrayNode row(RowKind kind) {
    ArrayNode row = JSON.arrayNode().add(kind.word());
    rows.add(row);
    return row;
  }

  private void addHead(ElectionId election, Definition.Head head) {
    Policy policy = head.policy();
    ContestId replaces = head.replaces();
    ObjectNode thresholds = JSON.objectNode();
    new TreeMap<>(policy.thresholds()).forEach(thresholds::put);
    ObjectNode effects = JSON.objectNode();
    new TreeMap<>(policy.effects()).forEach((code, effect) -> effects.put(code, effect.name()));
    row(RowKind.HEAD)
        .add(FORMAT)
        .add(election.value())
        .add(head.type().name())
        .add(head.term())
        .add(head.byElection())
        .add(replaces == null ? null : replaces.toString())
        .add(head.name().fa())
        .add(head.name().en())
        .add(head.date() == null ? null : head.date().toString())
        .add(head.zone().getId())
        .add(policy.correction().name())
        .add(policy.entry().name())
        .add(policy.electorateBinds())
        .add(thresholds)
        .add(effects);
    if (policy.leftAfterPoll() != null) {
      end(JSON.objectNode().put("leftAfterPoll", policy.leftAfterPoll().name()));
    }
  }

  /**
   * Ends the last row with what packages could not say at first. Written only where it says
   * something, so that definitions that were sealed before keep their hash.
   */
  private void end(ObjectNode more) {
    ((ArrayNode) rows.getLast()).add(more);
  }

  private void addContest(Contest contest) {
    ContestRule rule = contest.rule();
    row(RowKind.CONTEST)
        .add(contest.id().contest().value())
        .add(contest.office())
        .add(contest.round())
        .add(contest.seats())
        .add(contest.alternates())
        .add(contest.votesMax())
        .add(contest.opensAt())
        .add(contest.closesAt())
        .add(rule.method().name())
        .add(rule.version())
        .add(rule.onTie().name())
        .add(rule.basis())
        .add(rule.majority())
        .add(rule.orShare())
        .add(rule.withLead())
        .add(rule.runOff())
        .add(rule.share())
        .add(rule.runOffPerSeat())
        .add(rule.mode())
        .add(rule.denominator())
        .add(rule.alternatesFrom())
        .add(rule.threshold());
    addMore(contest);
    addScope(contest.scope());
    for (CandidateList list : contest.lists()) {
      row(RowKind.LIST).add(list.code().value()).add(list.name().fa()).add(list.name().en());
    }
    for (Candidate candidate : contest.candidates()) {
      ListCode list = candidate.list();
      row(RowKind.CANDIDATE)
          .add(candidate.code().value())
          .add(candidate.name().fa())
          .add(candidate.name().en())
          .add(list == null ? null : list.value());
      if (!candidate.seat()) {
        end(JSON.objectNode().put("seat", false));
      }
    }
    if (!territory.branchesIn(contest.scope()).equals(contest.branches())) {
      addVoters(contest.branches());
    }
  }

  private void addMore(Contest contest) {
    ContestRule rule = contest.rule();
    VoteLimits limits = contest.limits();
    VoteLimits plain = VoteLimits.of(limits.votesMax());
    ObjectNode more = JSON.objectNode();
    if (limits.cumulateMax() != plain.cumulateMax()) {
      more.put("cumulateMax", limits.cumulateMax());
    }
    if (rule.order() != ContestRule.Order.PERSONAL) {
      more.put("order", rule.order().name());
    }
    if (rule.orderShare() != null) {
      more.put("orderShare", rule.orderShare());
    }
    if (limits.personVotesMax() != plain.personVotesMax()) {
      more.put("personVotesMax", limits.personVotesMax());
    }
    if (rule.thresholdBasis() != ContestRule.ThresholdBasis.LIST_VOTES) {
      more.put("thresholdBasis", rule.thresholdBasis().name());
    }
    if (!more.isEmpty()) {
      end(more);
    }
  }

  private void addScope(List<AreaCode> scope) {
    for (int from = 0; from < scope.size(); from += SCOPE_AREAS_MAX) {
      ArrayNode row = row(RowKind.SCOPE);
      scope
          .subList(from, Math.min(scope.size(), from + SCOPE_AREAS_MAX))
          .forEach(area -> row.add(area.value()));
    }
  }

  private void addVoters(List<Branch> voting) {
    ArrayNode row = row(RowKind.VOTERS);
    int i = 0;
    while (i < voting.size()) {
      int first = ordinal(voting.get(i));
      int last = first;
      i++;
      while (i < voting.size() && ordinal(voting.get(i)) == last + 1) {
        last++;
        i++;
      }
      if (row.size() > 2 * VOTER_RANGES_MAX) {
        row = row(RowKind.VOTERS);
      }
      row.add(first).add(last);
    }
  }

  private int ordinal(Branch branch) {
    Integer ordinal = branchOrdinals.get(branch.code());
    if (ordinal == null) {
      throw new IllegalArgumentException("branch " + branch.code() + " is not of this election");
    }
    return ordinal;
  }
}
