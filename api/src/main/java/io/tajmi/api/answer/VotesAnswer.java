package io.tajmi.api.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tajmi.election.Candidate;
import io.tajmi.election.Contest;
import io.tajmi.election.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/** Votes of a candidate; a list of these is in ballot order. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record VotesAnswer(String candidate, Name name, @Nullable String list, long votes) {

  static VotesAnswer of(Candidate candidate, long votes) {
    var list = candidate.list();
    return new VotesAnswer(
        candidate.code().value(), candidate.name(), list == null ? null : list.value(), votes);
  }

  /** Of every candidate of a contest, by ordinals. */
  static List<VotesAnswer> inOrder(Contest contest, IntToLongFunction votes) {
    List<VotesAnswer> rows = new ArrayList<>(contest.candidates().size());
    for (int i = 0; i < contest.candidates().size(); i++) {
      rows.add(of(contest.candidates().get(i), votes.applyAsLong(i)));
    }
    return rows;
  }
}
