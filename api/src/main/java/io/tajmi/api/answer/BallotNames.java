package io.tajmi.api.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tajmi.election.Contest;
import io.tajmi.election.Name;
import java.util.LinkedHashMap;
import java.util.Map;

/** Whom the codes of a tally's votes mean: names by code, in ballot order. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record BallotNames(Map<String, Name> candidates, Map<String, Name> lists) {

  public static BallotNames of(Contest contest) {
    Map<String, Name> candidates = new LinkedHashMap<>();
    contest.candidates().forEach(one -> candidates.put(one.code().value(), one.name()));
    Map<String, Name> lists = new LinkedHashMap<>();
    contest.lists().forEach(one -> lists.put(one.code().value(), one.name()));
    return new BallotNames(candidates, lists);
  }
}
