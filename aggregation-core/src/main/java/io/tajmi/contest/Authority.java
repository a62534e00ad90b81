package io.tajmi.contest;

import io.tajmi.decision.ContestAct.Warrant;

/**
 * On whose word something was put on record.
 *
 * @param body that decided
 * @param office that signed
 * @param article of the law, or {@link #NOT_STATED}
 * @param document its number
 * @param date of the document, ISO 8601
 */
public record Authority(String body, String office, String article, String document, String date) {
  /** In place of an article that the body did not name. */
  public static final String NOT_STATED = "NOT_STATED";

  /** As the decision cites it. */
  Warrant warrant() {
    return new Warrant(body, office, article.equals(NOT_STATED) ? null : article, document);
  }
}
