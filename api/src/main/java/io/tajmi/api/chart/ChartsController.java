package io.tajmi.api.chart;

import io.swagger.v3.oas.annotations.Hidden;
import io.tajmi.api.access.Sight;
import io.tajmi.api.access.Sights;
import io.tajmi.api.live.Audience;
import io.tajmi.election.Area;
import io.tajmi.election.AreaCode;
import io.tajmi.election.ContestCode;
import io.tajmi.election.ElectionId;
import io.tajmi.text.Language;
import io.tajmi.text.Words;
import io.tajmi.view.ContestView;
import io.tajmi.view.ElectionView;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/** The figures of a chart, each answer from one snapshot, as whoever asks may see them. */
@Hidden
@RestController
public class ChartsController {
  /** Part of every ETag: changes when the same log would give another answer. */
  private static final String VERSION = "3";

  private final Sights sights;

  ChartsController(Sights sights) {
    this.sights = sights;
  }

  /** One chart. */
  @GetMapping(path = "/charts/{kind}.json", produces = MediaType.APPLICATION_JSON_VALUE)
  public @Nullable ResponseEntity<Chart> chart(
      @PathVariable String kind,
      @RequestParam String election,
      @RequestParam String contest,
      @RequestParam(required = false) @Nullable String area,
      @RequestParam(defaultValue = "fa") String lang,
      ServletWebRequest request) {
    Sight sight = sights.current();
    Charts.Kind asked = Charts.Kind.of(kind);
    ContestView view = contest(sight, election, contest);
    Area where = view == null ? null : area(view, area);
    if (asked == null || view == null || where == null) {
      throw new ErrorResponseException(HttpStatus.NOT_FOUND);
    }
    Language language = Language.of(lang);
    Charts charts = new Charts(Words.of(language), sight, sight.figures(view, where));
    String tag =
        "\"%s-%d-%s-%s\""
            .formatted(
                VERSION, charts.changedAt(), language.tag(), Audience.of(sight.viewer()).tag());
    if (request.checkNotModified(tag)) {
      return null;
    }
    return ResponseEntity.ok()
        .eTag(tag)
        .cacheControl(CacheControl.noCache().cachePrivate())
        .header(HttpHeaders.VARY, HttpHeaders.COOKIE)
        .body(charts.of(asked));
  }

  private static @Nullable ContestView contest(Sight sight, String election, String contest) {
    ElectionView view =
        ElectionId.isCode(election)
            ? sight.snapshot().elections().get(new ElectionId(election))
            : null;
    return view == null || !ContestCode.isCode(contest)
        ? null
        : view.contest(new ContestCode(contest));
  }

  private static @Nullable Area area(ContestView view, @Nullable String code) {
    if (code == null) {
      return view.roots().getFirst();
    }
    AreaCode area = AreaCode.isCode(code) ? new AreaCode(code) : null;
    return area == null || view.total(area) == null
        ? null
        : view.definition().areas().get(view.definition().ordinal(area));
  }
}
