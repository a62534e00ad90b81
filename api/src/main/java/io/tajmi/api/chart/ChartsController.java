package io.tajmi.api.chart;

import io.swagger.v3.oas.annotations.Hidden;
import io.tajmi.api.access.sight.Sight;
import io.tajmi.api.access.sight.Sights;
import io.tajmi.api.live.Audience;
import io.tajmi.query.AreaFigures;
import io.tajmi.query.Lookup;
import io.tajmi.query.NotThere;
import io.tajmi.replay.Standpoint;
import io.tajmi.text.Language;
import io.tajmi.text.Words;
import io.tajmi.view.ContestView;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/** The figures of a chart, each answer from one snapshot, as whoever asks may see them. */
@Hidden
@RestController
class ChartsController {
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
      Standpoint from,
      ServletWebRequest request) {
    Sight sight = sights.at(from);
    Charts.Kind asked = Charts.Kind.of(kind);
    if (asked == null) {
      throw new NotThere("There is no chart " + kind + ".");
    }
    ContestView view = sight.find().contest(election, contest);
    AreaFigures figures = sight.figures(view, Lookup.orRoot(view, area));
    Language language = Language.of(lang);
    Charts charts = new Charts(Words.of(language), sight, figures);
    String tag =
        String.format(
            Locale.ROOT,
            "\"%s-%d-%s-%s%s\"",
            VERSION,
            charts.changedAt(),
            language.tag(),
            Audience.of(sight.viewer()).tag(),
            sight.mark());
    if (request.checkNotModified(tag)) {
      return null;
    }
    return ResponseEntity.ok()
        .eTag(tag)
        .cacheControl(CacheControl.noCache().cachePrivate())
        .header(HttpHeaders.VARY, HttpHeaders.COOKIE)
        .body(charts.of(asked));
  }
}
