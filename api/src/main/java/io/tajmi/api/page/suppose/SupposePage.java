package io.tajmi.api.page.suppose;

import io.swagger.v3.oas.annotations.Hidden;
import io.tajmi.api.access.sight.AccessRefused;
import io.tajmi.api.access.sight.Sight;
import io.tajmi.api.page.Pages;
import io.tajmi.api.page.Parameters;
import io.tajmi.api.page.address.Addresses;
import io.tajmi.api.page.review.Review;
import io.tajmi.api.page.review.ReviewForm;
import io.tajmi.api.page.review.ReviewWriting;
import io.tajmi.api.page.review.Reviews;
import io.tajmi.api.query.Query;
import io.tajmi.api.query.Takes;
import io.tajmi.api.replay.Between;
import io.tajmi.api.replay.ForkDesk;
import io.tajmi.api.replay.ForkRequest;
import io.tajmi.document.Rejection;
import io.tajmi.election.AreaCode;
import io.tajmi.election.BranchCode;
import io.tajmi.election.ContestId;
import io.tajmi.election.ElectionId;
import io.tajmi.query.Lookup;
import io.tajmi.query.NotKept;
import io.tajmi.query.NotThere;
import io.tajmi.replay.ReplayBusy;
import io.tajmi.view.ContestView;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where somebody supposes that a contest's count were otherwise, and sees up to five suppositions
 * side by side. Nothing is recorded. Whoever may not suppose is not told that there is such a page.
 */
@Hidden
@Controller
class SupposePage {
  /** Asks for other forks than those that stand side by side. */
  static final String OTHERS = "others";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Pages pages;
  private final Reviews reviews;
  private final ForkDesk forks;
  private final Between.Desk differences;

  SupposePage(Pages pages, Reviews reviews, ForkDesk forks, Between.Desk differences) {
    this.pages = pages;
    this.reviews = reviews;
    this.forks = forks;
    this.differences = differences;
  }

  /** Address of the page with some forks side by side. */
  static String address(ContestId contest, List<String> forks) {
    return Addresses.with(
        Addresses.suppose(contest),
        List.of(Addresses.Parameter.of("forks", forks.isEmpty() ? null : String.join(",", forks))));
  }

  /** Whose request it is, for which contest, and from where it is read. */
  private record Asked(Pages.Request page, ContestView view, Reviews.Read read) {
    Sight sight() {
      return page.sight();
    }

    HttpServletRequest request() {
      return page.request();
    }

    String election() {
      return view.contest().id().election().value();
    }
  }

  /** The form, and forks that stand side by side. */
  @GetMapping("/elections/{election}/contests/{contest}/suppose")
  @Takes({
    "forks",
    OTHERS,
    "area",
    "annul",
    "areas",
    "branches",
    "entries",
    "ruling",
    Reviews.PICK,
    Review.SINCE,
    Review.KEPT,
    Review.Complaint.NUMBER,
    Review.Complaint.RECEIVED,
    Review.Complaint.REVIEWED
  })
  public ModelAndView page(
      @PathVariable String election, @PathVariable String contest, HttpServletRequest request) {
    Asked asked = asked(election, contest, request);
    List<String> ids = SupposeTelling.ids(Query.first(request, "forks"));
    return shown(asked, SupposeForm.asked(request, chosen(asked)), ids, null);
  }

  /** Boxes that are chosen, by their codes. */
  private static String chosen(Asked asked) {
    return asked.read().review().picks().everyBranch(asked.view()).stream()
        .map(BranchCode::value)
        .collect(Collectors.joining(", "));
  }

  /** Supposes what the form says; or keeps a fork under a name, or forgets that. */
  @PostMapping("/elections/{election}/contests/{contest}/suppose")
  @Takes({
    "areas",
    "branches",
    Reviews.PICK,
    Review.SINCE,
    Review.KEPT,
    Review.Complaint.NUMBER,
    Review.Complaint.RECEIVED,
    Review.Complaint.REVIEWED
  })
  public @Nullable ModelAndView suppose(
      @PathVariable String election,
      @PathVariable String contest,
      HttpServletRequest request,
      HttpServletResponse response) {
    Asked asked = asked(election, contest, request);
    SupposeForm form = SupposeForm.sent(request);
    List<String> ids = SupposeTelling.ids(request.getParameter("forks"));
    Wrong wrong;
    try {
      List<String> next = done(asked, form, ids);
      response.setStatus(HttpServletResponse.SC_SEE_OTHER);
      response.setHeader(HttpHeaders.LOCATION, next(asked, next));
      return null;
    } catch (SupposedDocument.Unclear unclear) {
      wrong = Wrong.of(Pages.words(request), unclear);
    } catch (Rejection refused) {
      wrong = Wrong.of(Pages.words(request), refused);
    } catch (AccessRefused refused) {
      wrong = Wrong.of(Pages.words(request), refused);
    } catch (ReplayBusy busy) {
      response.setHeader(HttpHeaders.RETRY_AFTER, "1");
      wrong = Wrong.of(Pages.words(request), busy);
    } catch (NotKept notKept) {
      response.setHeader(HttpHeaders.RETRY_AFTER, "5");
      wrong = Wrong.of(Pages.words(request), notKept);
    }
    return shown(asked, form, ids, wrong);
  }

  private Asked asked(String election, String contest, HttpServletRequest request) {
    Pages.Request page = pages.read(request);
    ElectionId id = Lookup.electionId(election);
    ContestView view =
        Lookup.orFirst(page.sight().find().election(id), Lookup.contestCode(contest));
    if (!page.sight().maySuppose(view)) {
      throw new NotThere("There is nothing of the contest " + contest + " to suppose.");
    }
    AreaCode whole = Lookup.orRoot(view, (AreaCode) null).code();
    return new Asked(page, view, reviews.read(page, view, whole, Parameters.ofAddress(request)));
  }

  /** Does what was sent, and answers with the forks that then stand side by side. */
  private List<String> done(Asked asked, SupposeForm form, List<String> ids) {
    String of = SupposeForm.text(asked.request().getParameter("of"));
    return switch (SupposeForm.text(asked.request().getParameter("act"))) {
      case "forget" -> {
        forks.forget(asked.sight().viewer(), of);
        yield ids;
      }
      case "keep" -> {
        if (form.name().isEmpty()) {
          throw new SupposedDocument.Unclear("suppose.wrong.name");
        }
        var _ = made(asked, JSON.writeValueAsString(Map.of("fork", of, "name", form.name())), ids);
        yield ids;
      }
      default -> {
        SupposedDocument document =
            new SupposedDocument(Pages.words(asked.request()), asked.view(), form, base(asked));
        yield withLast(ids, made(asked, document.json(), ids));
      }
    };
  }

  private String made(Asked asked, String document, List<String> ids) {
    ForkRequest request = ForkRequest.read(document.getBytes(StandardCharsets.UTF_8));
    return forks
        .make(
            asked.sight().viewer(), asked.election(), request, id -> next(asked, withLast(ids, id)))
        .forked()
        .fork()
        .id();
  }

  /** The last of them, where there are too many. */
  private static List<String> withLast(List<String> ids, String last) {
    List<String> next = new ArrayList<>(ids);
    next.remove(last);
    next.add(last);
    return next.subList(Math.max(0, next.size() - SupposeTelling.FORKS_MAX), next.size());
  }

  private static SupposedDocument.Base base(Asked asked) {
    Sight sight = asked.sight();
    Instant time = Objects.requireNonNull(sight.snapshot().time(), "a log with a contest");
    return new SupposedDocument.Base(
        sight.snapshot().position(),
        fork(asked),
        LocalDate.ofInstant(time, asked.view().definition().head().zone()));
  }

  /** The fork that is gone on from; null where the page is read from none of this contest. */
  static @Nullable String fork(Sight sight, ContestView view) {
    return sight.forked() == null || !sight.forked().fork().contest().equals(view.contest().id())
        ? null
        : sight.forked().fork().id();
  }

  private static @Nullable String fork(Asked asked) {
    return fork(asked.sight(), asked.view());
  }

  /** This page as it was read, with these forks. */
  private static String next(Asked asked, List<String> ids) {
    return Addresses.with(
            address(asked.view().contest().id(), ids), Addresses.others(asked.request(), "forks"))
        + "#side-by-side";
  }

  /** The form of the review, with the forks that stand side by side. */
  private ReviewForm review(Asked asked, List<String> ids) {
    List<Addresses.Parameter> hidden = new ArrayList<>(asked.read().review().selection());
    hidden.add(Addresses.Parameter.of("forks", ids.isEmpty() ? null : String.join(",", ids)));
    return new ReviewWriting(pages, asked.page(), asked.sight(), asked.view(), asked.read())
        .form(
            ReviewWriting.Step.SUPPOSE,
            Addresses.suppose(asked.view().contest().id()),
            hidden,
            null);
  }

  private ModelAndView shown(
      Asked asked, SupposeForm form, List<String> ids, @Nullable Wrong wrong) {
    List<ForkDesk.Made> found = new ArrayList<>();
    for (String id : ids) {
      try {
        ForkDesk.Made made = forks.find(asked.sight().viewer(), asked.election(), id);
        if (made.forked().fork().contest().equals(asked.view().contest().id())) {
          found.add(made);
        }
      } catch (NotThere gone) {
        // The page says how many of those asked for are not there.
      }
    }
    SupposeTelling telling =
        new SupposeTelling(Pages.words(asked.request()), asked.sight(), asked.view(), differences);
    SupposeView view =
        telling.view(
            form,
            review(asked, ids),
            Addresses.with(
                Addresses.suppose(asked.view().contest().id()),
                Addresses.others(
                    asked.request(), "forks", OTHERS, "area", "annul", "entries", "ruling")),
            found,
            ids.size(),
            Query.first(asked.request(), OTHERS) == null
                ? null
                : forks.all(asked.sight().viewer(), asked.election()),
            wrong == null ? null : wrong.text());
    ModelAndView answer =
        pages.step(
            "suppose",
            asked.view().contest().id(),
            view,
            asked.sight(),
            asked.read().review().carried(asked.view().contest().id().contest()),
            asked.request());
    answer.setStatus(wrong == null ? HttpStatus.OK : wrong.status());
    return answer;
  }
}
