package io.tajmi.api.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tajmi.ruling.RulingEvent.RulingIssued;
import io.tajmi.view.RulingBook;
import io.tajmi.view.RulingView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the rulings of an election that whoever asks may read, in the order of the log.
 *
 * @param next the last ruling of this page where more follow, to go on after; else absent
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RulingsAnswer(
    boolean test,
    ResultsAnswer.AsOf asOf,
    String election,
    List<RulingLine> items,
    @Nullable String next) {

  /**
   * One ruling.
   *
   * @param ruling the envelope that it came in
   * @param kind ANNUL or RESTORE
   * @param body that decided: a board, or the Guardian Council
   * @param position of the entry that issued it
   * @param reached branches at which it has been carried out, or voided by its reversal: k
   * @param branches branches that it names: m
   * @param completedAt position of the entry that said that all were reached; absent before
   * @param reverses the ruling that a RESTORE reverses; absent of an ANNUL
   * @param reversedBy rulings that reverse this one, at all of its branches or at some
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record RulingLine(
      String ruling,
      String kind,
      String contest,
      String body,
      String office,
      String article,
      String document,
      String date,
      long position,
      int reached,
      int branches,
      @Nullable Long completedAt,
      @Nullable String reverses,
      List<String> reversedBy) {

    public static RulingLine of(RulingView ruling, RulingBook book) {
      RulingIssued issued = ruling.issued();
      return new RulingLine(
          issued.envelope(),
          issued.kind().name(),
          issued.contest().contest().value(),
          issued.body(),
          issued.office(),
          issued.article(),
          issued.document(),
          issued.date(),
          ruling.issuedAt(),
          ruling.reachedCount(),
          ruling.scope().size(),
          ruling.completed() ? ruling.completedAt() : null,
          issued.reverses(),
          book.reversals(ruling).stream().map(reversal -> reversal.issued().envelope()).toList());
    }
  }
}
