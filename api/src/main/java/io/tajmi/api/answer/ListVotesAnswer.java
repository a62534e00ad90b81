package io.tajmi.api.answer;

import io.tajmi.election.CandidateList;
import io.tajmi.election.Contest;
import io.tajmi.election.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToLongFunction;

/** Votes for a whole list; a list of these is in ballot order. */
record ListVotesAnswer(String list, Name name, long votes) {

  static ListVotesAnswer of(CandidateList list, long votes) {
    return new ListVotesAnswer(list.code().value(), list.name(), votes);
  }

  /** Of every list of a contest, by ordinals. */
  static List<ListVotesAnswer> inOrder(Contest contest, IntToLongFunction votes) {
    List<ListVotesAnswer> rows = new ArrayList<>(contest.lists().size());
    for (int i = 0; i < contest.lists().size(); i++) {
      rows.add(of(contest.lists().get(i), votes.applyAsLong(i)));
    }
    return rows;
  }
}
