package io.tajmi.text;

import io.tajmi.election.Candidate;
import io.tajmi.election.CandidateList;
import io.tajmi.election.Contest;
import java.util.ArrayList;
import java.util.List;

/**
 * What the candidates and lists of one contest are called wherever readers see them: by name, and
 * by name and code where another of the contest could be meant.
 */
public final class ContestNames {
  private static final MadeOnce<Contest, ContestNames> KNOWN = new MadeOnce<>();

  private final List<String> candidates = new ArrayList<>();
  private final List<String> lists = new ArrayList<>();

  private ContestNames(Language language, Contest contest) {
    Namesakes onBallot = Namesakes.among(onBallot(language, contest), Named::key, Named::name);
    for (Candidate one : contest.candidates()) {
      candidates.add(called(language, onBallot, Named.of(language, one)));
    }
    for (CandidateList one : contest.lists()) {
      lists.add(called(language, onBallot, Named.of(language, one)));
    }
  }

  /** The names of a contest in a language, made once. */
  public static ContestNames of(Language language, Contest contest) {
    return KNOWN.get(contest, language, () -> new ContestNames(language, contest));
  }

  /** A candidate by its ordinal. */
  public String candidate(int ordinal) {
    return candidates.get(ordinal);
  }

  /** A list by its ordinal. */
  public String list(int ordinal) {
    return lists.get(ordinal);
  }

  /** Who or what can be voted for; candidates and lists have codes of their own. */
  private record Named(String key, String code, String name) {
    static Named of(Language language, Candidate one) {
      String code = one.code().value();
      return new Named("c " + code, code, language.name(one.name()));
    }

    static Named of(Language language, CandidateList one) {
      String code = one.code().value();
      return new Named("l " + code, code, language.name(one.name()));
    }
  }

  private static List<Named> onBallot(Language language, Contest contest) {
    List<Named> all = new ArrayList<>();
    contest.candidates().forEach(one -> all.add(Named.of(language, one)));
    contest.lists().forEach(one -> all.add(Named.of(language, one)));
    return all;
  }

  private static String called(Language language, Namesakes onBallot, Named one) {
    return onBallot.has(one.key())
        ? Namesakes.withCode(language, one.name(), one.code())
        : one.name();
  }
}
