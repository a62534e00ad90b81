package io.tajmi.decision;

import java.util.ArrayList;
import java.util.List;

/**
 * The groups that seats are given to: the lists, and those who stand singly, who are one group
 * where seats follow shares and each a group of its own elsewhere.
 */
final class Groups {
  static final String SINGLES = "singles";

  private final List<String> names;
  private final List<List<Integer>> members;
  private final long[] votes;

  private Groups(List<String> names, List<List<Integer>> members, long[] votes) {
    this.names = names;
    this.members = members;
    this.votes = votes;
  }

  static Groups of(Poll poll) {
    boolean together = poll.terms.rule() instanceof Rule.ListShare;
    List<String> names = new ArrayList<>();
    List<List<Integer>> members = new ArrayList<>();
    for (String list : poll.terms.lists()) {
      names.add("list:" + list);
      members.add(new ArrayList<>());
    }
    int lists = names.size();
    List<Integer> groupOf = new ArrayList<>();
    for (int i = 0; i < poll.votes.length; i++) {
      int group = poll.terms.entrants().get(i).list();
      if (group == ContestTerms.SINGLY) {
        if (!together || names.size() == lists) {
          names.add(together ? SINGLES : "candidate:" + poll.terms.code(i));
          members.add(new ArrayList<>());
        }
        group = names.size() - 1;
      }
      groupOf.add(group);
      if (poll.stands[i]) {
        members.get(group).add(i);
      }
    }
    long[] votes = new long[names.size()];
    for (int i = 0; i < poll.votes.length; i++) {
      if (together || groupOf.get(i) >= lists) {
        votes[groupOf.get(i)] += poll.votes[i];
      }
    }
    for (int list = 0; list < lists && !together; list++) {
      votes[list] = poll.listVotes[list];
    }
    return new Groups(names, members, votes);
  }

  /**
   * Of lists {@code list:} and the code, of one who stands singly {@code candidate:} and the code,
   * of all who stand singly together {@link #SINGLES}.
   */
  List<String> names() {
    return names;
  }

  /** Those of each who can take a place. */
  List<List<Integer>> members() {
    return members;
  }

  /** Votes of each, those of members who left among them; not to be written to. */
  long[] votes() {
    return votes;
  }

  /** How many seats each can take. */
  int[] caps() {
    return members.stream().mapToInt(List::size).toArray();
  }

  int size() {
    return names.size();
  }
}
