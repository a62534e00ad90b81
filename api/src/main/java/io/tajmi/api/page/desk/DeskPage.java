package io.tajmi.api.page.desk;

import io.swagger.v3.oas.annotations.Hidden;
import io.tajmi.api.access.Grant;
import io.tajmi.api.access.Right;
import io.tajmi.api.access.Sight;
import io.tajmi.api.access.Sights;
import io.tajmi.api.access.Viewer;
import io.tajmi.api.page.Pages;
import io.tajmi.api.page.Parameters;
import io.tajmi.api.page.Picked;
import io.tajmi.api.query.Standpoints;
import io.tajmi.api.query.Takes;
import io.tajmi.document.Rejection;
import io.tajmi.election.Area;
import io.tajmi.election.ContestId;
import io.tajmi.query.Lookup;
import io.tajmi.query.NotKept;
import io.tajmi.query.NotThere;
import io.tajmi.replay.Ahead;
import io.tajmi.view.ContestView;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** The desk of a contest: boxes and areas that are chosen for review, and how they stand. */
@Hidden
@Controller
public class DeskPage {
  private static final String ADDRESS = "/elections/{election}/contests/{contest}/desk";
  private static final String KEPT = "kept";
  private static final String NAME = "name";
  private static final String PICK = "pick";
  private static final String SINCE = "since";

  private final Pages pages;
  private final Sights sights;
  private final KeptPicks kept;

  DeskPage(Pages pages, Sights sights, KeptPicks kept) {
    this.pages = pages;
    this.sights = sights;
    this.kept = kept;
  }

  /**
   * What a request asks for.
   *
   * @param named the selection that is asked for by its id; null where none is
   * @param read what was pasted; null where nothing was
   */
  record Asked(
      Pages.Request from,
      ContestView view,
      Area scope,
      Picks picks,
      KeptPicks.@Nullable Kept named,
      PickReader.@Nullable Reading read,
      DeskSheet.Asked typed,
      @Nullable String after) {
    /** Everything that is chosen. */
    Picks all() {
      Picks all = named == null ? picks : picks.and(named.picks());
      return read == null ? all : all.and(read.picks());
    }

    /** Whether the address already says what was typed and ticked. */
    boolean isExact(List<String> areas, List<String> branches) {
      return read == null
          && Picked.of(from.request()) == null
          && areas.size() <= 1
          && branches.size() <= 1;
    }
  }

  /** The desk; what was typed or ticked leads to an address that says the same in one way. */
  @GetMapping(ADDRESS)
  @Takes({"area", "areas", "branches", PICK, SINCE, KEPT, "after", "contest", NAME})
  public ModelAndView desk(
      @PathVariable String election, @PathVariable String contest, HttpServletRequest request) {
    Asked asked = asked(election, contest, request);
    Parameters parameters = Parameters.of(request);
    DeskWriting writing = writing(asked);
    boolean exact =
        asked.isExact(parameters.all(Picks.AREAS), parameters.all(Picks.BRANCHES))
            && parameters.text("contest") == null;
    boolean clear = asked.read() == null || asked.read().doubts().isEmpty();
    if (!exact && clear && asked.all().fitsAddress() && asked.named() == null) {
      throw asked.from().elsewhere(writing.address(asked.all()));
    }
    return shown(asked, writing, asked.all().fitsAddress() ? null : "desk.tooLong");
  }

  /** Keeps a selection under a name for the role and area of who asks. */
  @PostMapping(ADDRESS)
  @Takes({"area", "areas", "branches", PICK, SINCE, KEPT, "after", "contest", NAME})
  public ModelAndView keep(
      @PathVariable String election, @PathVariable String contest, HttpServletRequest request) {
    Asked asked = asked(election, contest, request);
    List<String> circles = circles(asked.from().sight().viewer());
    if (circles.isEmpty()) {
      throw asked.from().sight().refusal(Right.READ_VOTES, asked.view());
    }
    String name = asked.typed().name();
    Picks picks = asked.all();
    if (asked.read() != null && !asked.read().doubts().isEmpty()) {
      return shown(asked, writing(asked), "desk.notKept");
    }
    if (name.isEmpty() || name.length() > KeptPicks.NAME_CHARACTERS_MAX || picks.isEmpty()) {
      return shown(asked, writing(asked), "desk.nameless");
    }
    if (picks.size() > Picks.PICKS_MAX) {
      return shown(asked, writing(asked), "desk.tooMany");
    }
    try {
      KeptPicks.Kept made = kept.keep(circles.getFirst(), asked.view().contest().id(), picks, name);
      throw asked.from().elsewhere(writing(asked).address(made));
    } catch (IOException failed) {
      throw new NotKept(failed);
    }
  }

  private Asked asked(String election, String contest, HttpServletRequest request) {
    Pages.Request from = pages.read(request);
    Sight sight = from.sight();
    ContestView view =
        Lookup.contest(
            sight.find().election(Lookup.electionId(election)),
            Objects.requireNonNull(Lookup.contestCode(contest)));
    Parameters parameters = Parameters.of(request);
    Area scope = Lookup.orRoot(view, parameters.area());
    String pick = typed(parameters, PICK);
    PickReader.Reading read =
        pick.isEmpty()
            ? null
            : PickReader.read(
                from.words(),
                view,
                scope.code(),
                pick.substring(0, Math.min(pick.length(), PickReader.TEXT_CHARACTERS_MAX)));
    return new Asked(
        from,
        view,
        scope,
        Picks.of(view, parameters).and(Picks.carried(view, Picked.of(request))),
        named(sight, view, parameters.text(KEPT)),
        read,
        new DeskSheet.Asked(
            pick, typed(parameters, SINCE), scope.code().value(), typed(parameters, NAME)),
        parameters.text("after"));
  }

  private KeptPicks.@Nullable Kept named(Sight sight, ContestView view, @Nullable String id) {
    if (id == null) {
      return null;
    }
    KeptPicks.Kept found = kept.find(circles(sight.viewer()), view.contest().id(), id);
    if (found == null) {
      throw new NotThere("There is no selection " + id + ".");
    }
    return found;
  }

  private static String typed(Parameters parameters, String name) {
    String text = parameters.text(name);
    return text == null ? "" : text.strip();
  }

  /** By what somebody finds selections again: each role that reads votes, with its area. */
  static List<String> circles(Viewer viewer) {
    return viewer.grants().stream()
        .filter(grant -> Right.READ_VOTES.of(grant.role()))
        .map(DeskPage::circle)
        .distinct()
        .toList();
  }

  private static String circle(Grant grant) {
    return grant.role() + " " + (grant.area() == null ? "*" : grant.area().value());
  }

  private DeskWriting writing(Asked asked) {
    return new DeskWriting(asked, kept.all(circles(asked.from().sight().viewer()), id(asked)));
  }

  private static ContestId id(Asked asked) {
    return asked.view().contest().id();
  }

  private ModelAndView shown(Asked asked, DeskWriting writing, @Nullable String said) {
    String why = said;
    Sight since = null;
    if (!asked.typed().since().isEmpty()) {
      try {
        since = since(asked);
      } catch (Rejection | Ahead | NotThere none) {
        why = "desk.noMoment";
      }
    }
    boolean keeps = !circles(asked.from().sight().viewer()).isEmpty();
    Picks all = asked.all();
    return pages.desk(
        id(asked),
        writing.sheet(since, why, keeps),
        all.isEmpty() || !all.fitsAddress() ? null : all.carried(id(asked).contest()),
        asked.from());
  }

  private Sight since(Asked asked) {
    String typed = asked.typed().since();
    String exact = pages.exact(typed, asked.from().request());
    Sight since = sights.pinned(Standpoints.parse(SINCE, exact == null ? typed : exact));
    if (since.snapshot().position() > asked.from().sight().snapshot().position()
        || since.snapshot().contest(id(asked)) == null) {
      throw new NotThere("That is not before the moment shown.");
    }
    return since;
  }
}
