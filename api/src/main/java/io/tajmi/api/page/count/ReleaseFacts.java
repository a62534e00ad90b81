package io.tajmi.api.page.count;

import io.tajmi.api.page.sheet.Fact;
import io.tajmi.publication.Confirmation;
import io.tajmi.text.Dates;
import io.tajmi.text.Figures;
import io.tajmi.text.Words;
import io.tajmi.view.Publicity;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who released a contest, on what, and whether supervision confirmed it. */
final class ReleaseFacts {
  private final Words words;
  private final List<Fact> facts = new ArrayList<>();

  private ReleaseFacts(Words words) {
    this.words = words;
  }

  /** None where it is not released. */
  static List<Fact> of(Words words, Publicity publicity, ZoneId zone) {
    ReleaseFacts release = new ReleaseFacts(words);
    String office = publicity.office();
    if (publicity.released() && office != null) {
      release.add("contest.released", release.by(office, publicity.time(), zone));
      release.text("contest.released.article", publicity.article());
      release.text("contest.released.document", publicity.document());
      if (publicity.history()) {
        release.add("contest.history", words.say("contest.history.open"));
      }
      release.add("contest.confirmed", release.confirmed(publicity.confirmedBy()));
    }
    return release.facts;
  }

  private void text(String label, @Nullable String text) {
    if (text != null) {
      add(label, words.language().text(text));
    }
  }

  private void add(String label, String value) {
    facts.add(new Fact(words.say(label), value));
  }

  private String by(String office, @Nullable Instant time, ZoneId zone) {
    return words.say(
        "contest.released.by",
        named(office),
        time == null ? Figures.NONE : Dates.time(words.language(), time, zone));
  }

  private String confirmed(@Nullable Confirmation confirmation) {
    return confirmation == null
        ? words.say("contest.confirmed.none")
        : words.say(
            "contest.confirmed.by", named(confirmation.office()), named(confirmation.document()));
  }

  private String named(String text) {
    return words.language().within(words.language().text(text));
  }
}
