package io.tajmi.api.page.past;

import io.tajmi.api.page.address.Addresses;
import io.tajmi.api.page.address.Links;
import io.tajmi.query.ArrivalCurve;
import io.tajmi.text.Dates;
import io.tajmi.text.Words;
import io.tajmi.view.ContestView;
import io.tajmi.view.ElectionView;
import io.tajmi.view.Snapshot;
import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes the sliders; the curve of a contest is made once while nothing in it changes. */
public final class Scrubs {
  private static final int WIDTH = 1_000;
  private static final int HEIGHT = 100;
  private static final int CURVES_MAX = 16;

  private final Supplier<Snapshot> latest;
  private final Map<ContestView, ArrivalCurve> made = new LinkedHashMap<>();

  public Scrubs(Supplier<Snapshot> latest) {
    this.latest = latest;
  }

  /** The slider of a page of a contest; null where there is nothing to go along. */
  @Nullable Scrub of(
      Words words, ContestView view, long at, ZoneId zone, HttpServletRequest request) {
    Snapshot snapshot = latest.get();
    ElectionView election = snapshot.elections().get(view.contest().id().election());
    ContestView now = snapshot.contest(view.contest().id());
    if (election == null || now == null || snapshot.position() <= election.sealedAt()) {
      return null;
    }
    ArrivalCurve curve = curve(now, election.sealedAt(), snapshot.position());
    return new Scrub(
        curve.from(),
        Math.max(curve.to(), at),
        at,
        points(curve),
        curve.steps().stream().map(step -> step(words, curve, step, zone, request)).toList());
  }

  private ArrivalCurve curve(ContestView view, long from, long to) {
    synchronized (made) {
      ArrivalCurve known = made.get(view);
      if (known == null || known.to() != to) {
        known = ArrivalCurve.of(view, from, to);
        made.remove(view);
        made.put(view, known);
        if (made.size() > CURVES_MAX) {
          made.remove(made.keySet().iterator().next());
        }
      }
      return known;
    }
  }

  private static String points(ArrivalCurve curve) {
    StringBuilder points = new StringBuilder("0," + HEIGHT);
    int part = 0;
    for (int counted : curve.counted()) {
      part++;
      points
          .append(' ')
          .append(part * WIDTH / ArrivalCurve.PARTS)
          .append(',')
          .append(HEIGHT - counted * HEIGHT / Math.max(1, curve.expected()));
    }
    return points.append(' ').append(WIDTH).append(',').append(HEIGHT).toString();
  }

  private static Links.Link step(
      Words words,
      ArrivalCurve curve,
      ArrivalCurve.Step step,
      ZoneId zone,
      HttpServletRequest request) {
    String position = Long.toString(step.position());
    return new Links.Link(
        Addresses.at(request, position),
        words.say(
            "scrub.step",
            Dates.brief(words.language(), step.time(), zone),
            words.say("of.branches", words.number(step.counted()), words.number(curve.expected()))),
        false);
  }
}
