package io.tajmi.api.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tajmi.decision.result.Place;
import io.tajmi.decision.result.Result;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who would have what by a count, which is no declaration.
 *
 * @param seats in order of votes
 * @param alternates lines of succession: one for the contest, or one for each group
 * @param runOff absent where there is none
 * @param groupSeats by the name of the group; absent where seats are not won by groups
 * @param seatsToStayEmpty how many of the seats stay empty by acts that do not say which; absent
 *     where there are none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ResultAnswer(
    List<PlaceAnswer> seats,
    List<LineAnswer> alternates,
    @Nullable RunOffAnswer runOff,
    @Nullable Map<String, Integer> groupSeats,
    @Nullable Integer seatsToStayEmpty) {

  /**
   * What becomes of one place.
   *
   * @param kind FILLED, LOT_NEEDED, BODY_DECIDES, VACANT, AWAITS_BODY or TO_RUN_OFF
   * @param candidate who has it, or who left it
   * @param tied between whom a lot or the competent body decides
   * @param why it stays empty, or waits for the competent body
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record PlaceAnswer(
      String kind, @Nullable String candidate, @Nullable List<String> tied, @Nullable String why) {
    public static PlaceAnswer of(Place place) {
      return switch (place) {
        case Place.Filled filled -> new PlaceAnswer("FILLED", filled.candidate(), null, null);
        case Place.LotNeeded lot -> new PlaceAnswer("LOT_NEEDED", null, lot.tied(), null);
        case Place.BodyDecides body -> new PlaceAnswer("BODY_DECIDES", null, body.tied(), null);
        case Place.Vacant vacant ->
            new PlaceAnswer("VACANT", vacant.candidate(), null, vacant.why().name());
        case Place.AwaitsBody awaits ->
            new PlaceAnswer("AWAITS_BODY", awaits.candidate(), null, awaits.why().name());
        case Place.ToRunOff _ -> new PlaceAnswer("TO_RUN_OFF", null, null, null);
      };
    }

    public static List<PlaceAnswer> of(List<Place> places) {
      return places.stream().map(PlaceAnswer::of).toList();
    }
  }

  /** Alternates in order; the group is absent where they follow whoever leaves. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record LineAnswer(@Nullable String group, List<PlaceAnswer> places) {}

  /** A second round for so many seats, between these. */
  public record RunOffAnswer(int seats, List<PlaceAnswer> members) {}

  public static ResultAnswer of(Result result) {
    Result.RunOff runOff = result.runOff();
    return new ResultAnswer(
        PlaceAnswer.of(result.seats()),
        result.alternates().stream()
            .map(line -> new LineAnswer(line.group(), PlaceAnswer.of(line.places())))
            .toList(),
        runOff == null ? null : new RunOffAnswer(runOff.seats(), PlaceAnswer.of(runOff.members())),
        result.groupSeats().isEmpty() ? null : result.groupSeats(),
        result.unnamedVacant() == 0 ? null : (Integer) result.unnamedVacant());
  }
}
