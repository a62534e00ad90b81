package io.tajmi.decision.poll;

import io.tajmi.decision.terms.ContestTerms;
import io.tajmi.decision.terms.ContestTerms.Entrant;
import io.tajmi.decision.terms.Fraction;
import io.tajmi.decision.terms.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The groups that seats are given to: the lists, and those who stand singly, who are one group
 * where seats follow shares and each a group of its own elsewhere. An option that can take no place
 * is in no group.
 */
public final class Groups {
  public static final String SINGLES = "singles";
  public static final String LIST = "list:";
  static final String CANDIDATE = "candidate:";

  private final Poll poll;
  private final int lists;
  private final List<String> names = new ArrayList<>();
  private final List<List<Integer>> members = new ArrayList<>();
  private final int[] groupOf;
  private final long[] votes;

  private Groups(Poll poll) {
    this.poll = poll;
    this.lists = poll.terms.lists().size();
    this.groupOf = new int[poll.votes.length];
    poll.terms.lists().forEach(list -> open(LIST + list));
    boolean together = poll.terms.rule() instanceof Rule.ListShare;
    for (int i = 0; i < groupOf.length; i++) {
      Entrant entrant = poll.terms.entrants().get(i);
      groupOf[i] = entrant.takesPlace() ? group(entrant, together) : -1;
      if (poll.ranks[i]) {
        members.get(groupOf[i]).add(i);
      }
    }
    this.votes = votes(together);
  }

  public static Groups of(Poll poll) {
    return new Groups(poll);
  }

  private int group(Entrant entrant, boolean together) {
    if (entrant.list() != ContestTerms.SINGLY) {
      return entrant.list();
    }
    if (!together) {
      return open(CANDIDATE + entrant.code());
    }
    return names.size() == lists ? open(SINGLES) : lists;
  }

  private int open(String name) {
    names.add(name);
    members.add(new ArrayList<>());
    return names.size() - 1;
  }

  private long[] votes(boolean together) {
    long[] sums = new long[names.size()];
    for (int i = 0; i < groupOf.length; i++) {
      if (groupOf[i] >= 0 && (together || groupOf[i] >= lists)) {
        sums[groupOf[i]] += poll.votes[i];
      }
    }
    for (int list = 0; list < lists && !together; list++) {
      sums[list] = poll.listVotes[list];
    }
    return sums;
  }

  /**
   * Of lists {@code list:} and the code, of one who stands singly {@code candidate:} and the code,
   * of all who stand singly together {@link #SINGLES}.
   */
  public List<String> names() {
    return names;
  }

  /** Those of each whose votes keep a place in the order. */
  public List<List<Integer>> members() {
    return members;
  }

  /** Votes of each, those of members who left among them; not to be written to. */
  public long[] votes() {
    return votes;
  }

  /** The group of a candidate, or -1 for an option. */
  public int of(int candidate) {
    return groupOf[candidate];
  }

  /** All whose votes are in a group's, those who left among them. */
  public IntStream entrants(int group) {
    return IntStream.range(0, groupOf.length).filter(c -> groupOf[c] == group);
  }

  /** The one candidate that a group is, or null where it is a list or all who stand singly. */
  public @Nullable Integer alone(int group) {
    return names.get(group).startsWith(CANDIDATE)
        ? entrants(group).boxed().findFirst().orElse(null)
        : null;
  }

  /** How many seats each can take. */
  public int[] caps() {
    return members.stream().mapToInt(List::size).toArray();
  }

  public int size() {
    return names.size();
  }

  /**
   * The members of a group by what orders them, more before less: their votes, or another number
   * for each where the list's own order counts.
   */
  public long[] keys(int group) {
    Rule.Order order = group < lists ? poll.terms.rule().order() : Rule.Order.PERSONAL;
    return switch (order) {
      case Rule.Order.Personal _ -> poll.votes;
      case Rule.Order.AsListed _ -> keys(group, new boolean[groupOf.length]);
      case Rule.Order.Unless unless -> keys(group, lifted(group, unless.share()));
    };
  }

  /** Whom a share of the list's votes puts before its own order; null where none can. */
  @Nullable
  public List<Integer> beforeTheListed(int group) {
    if (group >= lists || !(poll.terms.rule().order() instanceof Rule.Order.Unless unless)) {
      return null;
    }
    boolean[] lifted = lifted(group, unless.share());
    return members.get(group).stream()
        .filter(c -> lifted[c])
        .sorted((a, b) -> Long.compare(poll.votes[b], poll.votes[a]))
        .toList();
  }

  private boolean[] lifted(int group, Fraction share) {
    boolean[] lifted = new boolean[groupOf.length];
    members.get(group).forEach(c -> lifted[c] = share.isReachedBy(poll.votes[c], votes[group]));
    return lifted;
  }

  private long[] keys(int group, boolean[] lifted) {
    List<Integer> order = new ArrayList<>(members.get(group));
    order.sort((a, b) -> {
      if (lifted[a] != lifted[b]) {
        return lifted[a] ? -1 : 1;
      }
      int byVotes = lifted[a] ? Long.compare(poll.votes[b], poll.votes[a]) : 0;
      return byVotes != 0 ? byVotes : Integer.compare(a, b);
    });
    long[] keys = new long[groupOf.length];
    Arrays.setAll(keys, c -> -order.indexOf(c));
    return keys;
  }
}
