package io.tajmi.election.pack;

import io.tajmi.election.AreaCode;
import io.tajmi.election.Candidate;
import io.tajmi.election.CandidateCode;
import io.tajmi.election.CandidateList;
import io.tajmi.election.ContestCode;
import io.tajmi.election.ContestRule;
import io.tajmi.election.ListCode;
import io.tajmi.election.Name;
import io.tajmi.election.VoteLimits;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one item of {@code contests}. */
final class ContestReader {
  private static final int ROUND_MAX = 99;
  private static final int MEMBERS_MAX = 9_999;

  private final ElectionFields fields;
  private final @Nullable ZoneId zone;

  private ContestReader(ElectionFields fields, @Nullable ZoneId zone) {
    this.fields = fields;
    this.zone = zone;
  }

  /**
   * The contest; null, with faults, where a field that everything hangs on cannot be read.
   *
   * @param zone of the election; null where that could not be read
   */
  static @Nullable ContestDraft read(ElectionFields fields, @Nullable ZoneId zone) {
    return new ContestReader(fields, zone).read();
  }

  private @Nullable ContestDraft read() {
    ContestCode code = fields.code("contest", fields.required("contest"), ContestCode::new);
    String office = fields.filledText("office");
    Integer round = fields.number("round", fields.required("round"), 1, ROUND_MAX);
    Integer seats = fields.number("seats", fields.required("seats"), 1, MEMBERS_MAX);
    Integer alternates = fields.number("alternates", fields.optional("alternates"), 0, MEMBERS_MAX);
    Integer votesMax = fields.number("votesMax", fields.optional("votesMax"), 1, MEMBERS_MAX);
    List<AreaCode> scope = scope();
    String opensAt = time("opensAt");
    String closesAt = time("closesAt");
    checkOrder(opensAt, closesAt);
    ContestRule rule = RuleReader.read(fields);
    List<CandidateList> lists = lists();
    List<Candidate> candidates = candidates(lists);
    VoteLimits limits =
        VoteLimitsReader.read(fields, fields.optional("votesMax") == null ? seats : votesMax, rule);
    fields.refuseOthers();
    if (code == null || office == null || round == null || seats == null || rule == null) {
      return null;
    }
    return new ContestDraft(
        code,
        fields.line(),
        office,
        round,
        seats,
        alternates == null ? 0 : alternates,
        limits == null ? VoteLimits.of(seats) : limits,
        scope,
        opensAt,
        closesAt,
        rule,
        candidates,
        lists);
  }

  private List<AreaCode> scope() {
    List<AreaCode> scope = new ArrayList<>();
    Set<AreaCode> seen = new HashSet<>();
    for (LinedJson item : fields.items("scope", fields.required("scope"))) {
      AreaCode area = fields.code("scope", item, AreaCode::new);
      if (area != null && !seen.add(area)) {
        fields.fault(
            "scope", PackageFaultCode.CODE_TWICE, "names area " + area + " twice; keep one.");
      } else if (area != null) {
        scope.add(area);
      }
    }
    return scope;
  }

  private @Nullable String time(String field) {
    String text = fields.raw(field, fields.optional(field));
    if (text == null) {
      return null;
    }
    OffsetDateTime time = PollTime.read(text);
    if (time == null) {
      noTime(
          field,
          "is "
              + PackageFaults.quote(text)
              + (PollTime.isWritten(text)
                  ? ", a time that never was; correct it."
                  : "; write it with its offset, such as " + PollTime.EXAMPLE + "."));
      return null;
    }
    if (zone != null && PollTime.isSkipped(time, zone)) {
      noTime(field, "is " + text + ", which the clocks of " + zone + " never showed; correct it.");
    }
    return text;
  }

  private void checkOrder(@Nullable String opensAt, @Nullable String closesAt) {
    if (!PollTime.isInOrder(opensAt, closesAt)) {
      noTime("closesAt", "is not after opensAt; correct one of them.");
    }
  }

  private void noTime(String field, String detail) {
    fields.fault(field, PackageFaultCode.TIME_MALFORMED, detail);
  }

  private List<CandidateList> lists() {
    List<CandidateList> lists = new ArrayList<>();
    Set<ListCode> seen = new HashSet<>();
    for (ElectionFields item : fields.objects("lists", fields.optional("lists"))) {
      ListCode code = item.code("code", item.required("code"), ListCode::new);
      Name name = item.name("name");
      item.refuseOthers();
      if (code != null && !seen.add(code)) {
        item.fault(
            "code", PackageFaultCode.CODE_TWICE, "is list " + code + " again; give it another.");
      } else if (code != null) {
        lists.add(new CandidateList(code, name == null ? new Name("", "") : name));
      }
    }
    return lists;
  }

  private List<Candidate> candidates(List<CandidateList> lists) {
    List<Candidate> candidates = new ArrayList<>();
    Set<CandidateCode> seen = new HashSet<>();
    Set<ListCode> known = new HashSet<>();
    lists.forEach(list -> known.add(list.code()));
    List<ElectionFields> items = fields.objects("candidates", fields.required("candidates"));
    if (items.isEmpty() && fields.optional("candidates") instanceof LinedJson.Sequence) {
      fields.fault("candidates", PackageFaultCode.FIELD_MISSING, "is empty; name the candidates.");
    }
    for (ElectionFields item : items) {
      Candidate candidate = candidate(item, known);
      if (candidate != null && !seen.add(candidate.code())) {
        item.fault(
            "code",
            PackageFaultCode.CODE_TWICE,
            "is candidate " + candidate.code() + " again; give it another.");
      } else if (candidate != null) {
        candidates.add(candidate);
      }
    }
    if (!candidates.isEmpty() && candidates.stream().noneMatch(Candidate::seat)) {
      fields.fault(
          "candidates",
          PackageFaultCode.FIELD_MISSING,
          "are only options that take no place; name somebody who can.");
    }
    long entryBytes = EntrySize.largestEntryBytes(candidates.size(), lists.size());
    if (entryBytes > EntrySize.ENTRY_BYTES_MAX) {
      fields.fault(
          "candidates",
          PackageFaultCode.CONTEST_TOO_LARGE,
          "make an entry of up to " + entryBytes + " bytes, more than 65,535; divide the contest.");
    }
    return candidates;
  }

  private static @Nullable Candidate candidate(ElectionFields item, Set<ListCode> known) {
    CandidateCode code = item.code("code", item.required("code"), CandidateCode::new);
    Name name = item.name("name");
    ListCode list = item.code("list", item.optional("list"), ListCode::new);
    boolean seat = item.isTrueOrAbsent("seat");
    item.refuseOthers();
    if (!seat && list != null) {
      item.fault(
          "seat",
          PackageFaultCode.FIELD_UNKNOWN,
          "is false on a list, whose members all take places; remove it or the list.");
    }
    if (list != null && !known.contains(list)) {
      item.fault(
          "list",
          PackageFaultCode.REFERENCE_UNKNOWN,
          "is " + list + ", which is none of the contest's lists; add the list or correct it.");
    }
    return code == null
        ? null
        : new Candidate(code, name == null ? new Name("", "") : name, list, seat);
  }
}
