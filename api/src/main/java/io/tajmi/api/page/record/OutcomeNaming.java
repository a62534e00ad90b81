package io.tajmi.api.page.record;

import io.tajmi.decision.explanation.Step;
import io.tajmi.decision.result.Place;
import io.tajmi.decision.result.Result;
import io.tajmi.election.BranchCode;
import io.tajmi.election.CandidateCode;
import io.tajmi.election.Contest;
import io.tajmi.election.ListCode;
import io.tajmi.text.BranchNames;
import io.tajmi.text.ContestNames;
import io.tajmi.text.Language;
import io.tajmi.text.Words;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What candidates, groups and places of an outcome are called on a page. */
public record OutcomeNaming(Words words, Contest contest) {
  private static final String LIST = "list:";
  private static final String CANDIDATE = "candidate:";
  private static final String SINGLES = "singles";
  private static final Pattern TWICE =
      Pattern.compile("(نامزد|شعبهٔ|[Cc]andidate|branch) (?=\u2068(?i:\\1) )");

  private ContestNames names() {
    return ContestNames.of(words.language(), contest);
  }

  /** A candidate by its code; a branch where it is the code of one. */
  public String candidate(String code) {
    int ordinal = CandidateCode.isCode(code) ? contest.ordinal(new CandidateCode(code)) : -1;
    return ordinal < 0 ? branch(code) : names().candidate(ordinal);
  }

  private String branch(String code) {
    int ordinal = BranchCode.isCode(code) ? contest.ordinal(new BranchCode(code)) : -1;
    return ordinal < 0 ? code : BranchNames.of(words.language(), contest, ordinal);
  }

  /** A group by its name in an outcome. */
  public String group(String group) {
    if (group.equals(SINGLES)) {
      return words.say("outcome.singles");
    }
    if (group.startsWith(CANDIDATE)) {
      return candidate(group.substring(CANDIDATE.length()));
    }
    return group.startsWith(LIST) ? list(group.substring(LIST.length())) : candidate(group);
  }

  private String list(String code) {
    int ordinal = ListCode.isCode(code) ? contest.ordinal(new ListCode(code)) : -1;
    return ordinal < 0 ? code : names().list(ordinal);
  }

  private String groups(List<String> groups) {
    return groups.stream().map(this::group).collect(Collectors.joining(words.say("list.comma")));
  }

  /** What becomes of a place. */
  public String place(Place place) {
    return switch (place) {
      case Place.Filled filled -> candidate(filled.candidate());
      case Place.LotNeeded lot -> words.say("place.LOT_NEEDED", groups(lot.tied()));
      case Place.BodyDecides body -> words.say("place.BODY_DECIDES", groups(body.tied()));
      case Place.ToRunOff _ -> words.say("place.TO_RUN_OFF");
      case Place.AwaitsBody awaits -> awaits(awaits.why(), awaits.candidate());
      case Place.Vacant vacant -> vacant(vacant.why(), vacant.candidate());
    };
  }

  private String awaits(Place.Waits why, @Nullable String candidate) {
    return words.say("place.AWAITS_BODY." + why, candidate == null ? "" : candidate(candidate));
  }

  private String vacant(Place.Empty why, @Nullable String candidate) {
    return words.say("place.VACANT." + why, candidate == null ? "" : candidate(candidate));
  }

  /** Candidates of the second round; no text where there is none. */
  public String runOff(Result result) {
    Result.RunOff runOff = result.runOff();
    return runOff == null ? "" : places(runOff.members());
  }

  /** Alternates in their order, list by list; no text where there are none. */
  public String alternates(Result result) {
    return result.alternates().stream()
        .map(line -> {
          String names = places(line.places());
          String group = line.group();
          return group == null ? names : words.say("outcome.ofGroup", group(group), names);
        })
        .collect(Collectors.joining(words.say("outcome.between")));
  }

  /** Seats of each list or group; no text where seats are not won by groups. */
  public String groupSeats(Result result) {
    return result.groupSeats().entrySet().stream()
        .map(seats ->
            words.say("outcome.ofGroup", group(seats.getKey()), words.number(seats.getValue())))
        .collect(Collectors.joining(words.say("outcome.between")));
  }

  private String places(List<Place> places) {
    return places.stream()
        .map(this::place)
        .distinct()
        .collect(Collectors.joining(words.say("list.comma")));
  }

  /** A step of an explanation; a name that begins with the word before it has it once. */
  public String step(Step step) {
    UnaryOperator<String> naming = code -> words.language().within(group(code));
    String said = words.language() == Language.FA ? step.fa(naming) : step.en(naming);
    return TWICE.matcher(said).replaceAll("");
  }
}
