package io.tajmi.api.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
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
   * @param kind what kind of place it is
   * @param candidate who has it, or who left it
   * @param tied between whom a lot or the competent body decides
   * @param why it stays empty, or waits for the competent body
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record PlaceAnswer(
      @Schema(implementation = String.class) Kind kind,
      @Nullable String candidate,
      @Nullable List<String> tied,
      @Nullable String why) {

    /** Kinds of places. */
    public enum Kind {
      /** A candidate has it. */
      FILLED,
      /** A lot decides who has it. */
      LOT_NEEDED,
      /** The competent body decides who has it. */
      BODY_DECIDES,
      /** It stays empty. */
      VACANT,
      /** It waits for the competent body. */
      AWAITS_BODY,
      /** The second round decides. */
      TO_RUN_OFF
    }

    public static PlaceAnswer of(Place place) {
      return switch (place) {
        case Place.Filled filled -> new PlaceAnswer(Kind.FILLED, filled.candidate(), null, null);
        case Place.LotNeeded lot -> new PlaceAnswer(Kind.LOT_NEEDED, null, lot.tied(), null);
        case Place.BodyDecides body -> new PlaceAnswer(Kind.BODY_DECIDES, null, body.tied(), null);
        case Place.Vacant vacant ->
            new PlaceAnswer(Kind.VACANT, vacant.candidate(), null, vacant.why().name());
        case Place.AwaitsBody awaits ->
            new PlaceAnswer(Kind.AWAITS_BODY, awaits.candidate(), null, awaits.why().name());
        case Place.ToRunOff _ -> new PlaceAnswer(Kind.TO_RUN_OFF, null, null, null);
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
