package io.tajmi.document;

import io.tajmi.decision.terms.ContestAct.Warrant;
import org.jspecify.annotations.Nullable;

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

  /** The article; null where the body named none. */
  public @Nullable String statedArticle() {
    return article.equals(NOT_STATED) ? null : article;
  }

  /** As the decision cites it. */
  public Warrant warrant() {
    return new Warrant(body, office, statedArticle(), document);
  }
}
