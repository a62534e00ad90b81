package io.tajmi.election.pack;

import io.tajmi.election.ContestCode;
import io.tajmi.election.ContestId;
import io.tajmi.election.Definition;
import io.tajmi.election.ElectionId;
import io.tajmi.election.ElectionType;
import io.tajmi.election.Name;
import io.tajmi.election.Policy;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code election.json}. */
final class ElectionReader {
  private static final int ORDINAL_MAX = 9_999;

  private final ElectionFields fields;

  /** What the file states; {@code id} and {@code head} are null where a fault says why. */
  record Stated(
      @Nullable ElectionId id, Definition.@Nullable Head head, List<ContestDraft> contests) {}

  private ElectionReader(ElectionFields fields) {
    this.fields = fields;
  }

  static Stated read(String text, PackageFaults faults) {
    LinedJson document = LinedJson.parse(PackageFiles.ELECTION, text, faults);
    ElectionFields fields = document == null ? null : ElectionFields.of(document, "", faults);
    return fields == null ? new Stated(null, null, List.of()) : new ElectionReader(fields).read();
  }

  private Stated read() {
    ElectionId id = fields.code("election", fields.required("election"), ElectionId::new);
    ElectionType type = fields.word("type", fields.required("type"), ElectionType.class);
    Integer term = fields.number("term", fields.required("term"), 0, ORDINAL_MAX);
    Integer byElection = fields.number("byElection", fields.required("byElection"), 0, ORDINAL_MAX);
    ContestId replaces = replaces();
    Name name = fields.name("name");
    LocalDate date = date();
    ZoneId zone = zone();
    Policy policy = PolicyReader.read(fields, type);
    List<ContestDraft> contests = contests(zone);
    fields.refuseOthers();
    Definition.Head head = null;
    if (type != null
        && term != null
        && byElection != null
        && name != null
        && zone != null
        && policy != null) {
      head = new Definition.Head(type, term, byElection, replaces, name, date, zone, policy);
    }
    return new Stated(id, head, contests);
  }

  private @Nullable ContestId replaces() {
    ElectionFields replaced = fields.object("replaces", fields.optional("replaces"));
    if (replaced == null) {
      return null;
    }
    ElectionId election = replaced.code("election", replaced.required("election"), ElectionId::new);
    ContestCode contest = replaced.code("contest", replaced.required("contest"), ContestCode::new);
    replaced.refuseOthers();
    return election == null || contest == null ? null : new ContestId(election, contest);
  }

  private @Nullable LocalDate date() {
    String text = fields.raw("date", fields.optional("date"));
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeException e) {
      malformed("date", "2020-01-01");
      return null;
    }
  }

  private @Nullable ZoneId zone() {
    String text = fields.raw("zone", fields.required("zone"));
    try {
      return text == null ? null : ZoneId.of(text);
    } catch (DateTimeException e) {
      malformed("zone", "Asia/Tehran");
      return null;
    }
  }

  private void malformed(String field, String example) {
    fields.fault(
        field,
        PackageFaultCode.TIME_MALFORMED,
        "cannot be read; write it such as " + example + ".");
  }

  private List<ContestDraft> contests(@Nullable ZoneId zone) {
    LinedJson stated = fields.required("contests");
    List<ElectionFields> items = fields.objects("contests", stated);
    if (items.isEmpty() && stated instanceof LinedJson.Sequence) {
      fields.fault("contests", PackageFaultCode.FIELD_MISSING, "is empty; describe a contest.");
    }
    List<ContestDraft> contests = new ArrayList<>();
    Set<ContestCode> seen = new HashSet<>();
    for (ElectionFields item : items) {
      ContestDraft contest = ContestReader.read(item, zone);
      if (contest != null && !seen.add(contest.code())) {
        item.fault(
            "contest",
            PackageFaultCode.CODE_TWICE,
            "is contest " + contest.code() + " again; give it another code.");
      } else if (contest != null) {
        contests.add(contest);
      }
    }
    return contests;
  }
}
