package io.tajmi.api.page.sheet;

import io.tajmi.api.access.sight.Sight;
import io.tajmi.election.ContestId;
import io.tajmi.replay.check.CheckStatus;
import io.tajmi.replay.check.Concerned;
import io.tajmi.replay.check.Lift;
import io.tajmi.replay.check.Round;
import io.tajmi.replay.check.Stop;
import io.tajmi.text.Dates;
import io.tajmi.text.Words;
import io.tajmi.view.ContestView;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;

/** What a page says of the node's check of itself: what it stopped, and the last round. */
record CheckLine(Words words, Sight sight, ZoneId zone) {
  private static final int NAMED_MAX = 3;

  /** What is stopped, or was until it was lifted; empty where nothing is. */
  String stop() {
    Stop stop = sight.check().stop();
    if (stop == null) {
      return "";
    }
    String found =
        stop.unread()
            ? words.say("check.unread")
            : words.say("check.found", words.number(stop.position()), time(stop.time()), of(stop));
    Lift lift = stop.lift();
    if (lift == null && stop.unread()) {
      return found + " " + words.say("check.unread.do");
    }
    if (lift == null) {
      String rest =
          stop.lastGood() < 0
              ? words.say("check.noGood")
              : words.say("check.lastGood", words.number(stop.lastGood()));
      return words.say("check.stopped", found, rest);
    }
    Lift.Known known = lift.knownTo();
    return words.say(
        "check.lifted",
        found,
        lift.office(),
        time(lift.time()),
        lift.reason(),
        known == null
            ? words.say("check.knownToNobody")
            : words.say("check.knownTo", known.office(), known.document()));
  }

  /** Up to where, when and with what result the last round was. */
  String last() {
    CheckStatus check = sight.check();
    Round last = check.last();
    if (last == null) {
      return words.say("check.none");
    }
    return words.say(
        "check.last",
        words.number(last.position()),
        time(last.time()),
        words.say("check.verdict." + last.verdict().name()));
  }

  private String of(Stop stop) {
    Concerned concerned = stop.concerned();
    if (concerned.all()) {
      return words.say("check.everyContest");
    }
    List<ContestId> contests = List.copyOf(concerned.contests());
    String named =
        contests.stream()
            .limit(NAMED_MAX)
            .map(this::name)
            .collect(Collectors.joining(words.say("check.and")));
    int more = contests.size() - NAMED_MAX;
    return more <= 0 ? named : words.say("check.more", named, words.number(more));
  }

  private String name(ContestId contest) {
    ContestView view = sight.snapshot().contest(contest);
    return view == null
        ? contest.toString()
        : new Naming(words, view.definition()).contest(view.contest());
  }

  private String time(Instant time) {
    return Dates.time(words.language(), time, zone);
  }
}
