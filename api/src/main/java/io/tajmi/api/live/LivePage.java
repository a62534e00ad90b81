package io.tajmi.api.live;

import io.tajmi.api.access.sight.Sight;
import io.tajmi.query.NotThere;
import java.util.Map;

/**
 * A page whose figures go on changing while it is open. Its cells are texts by key, formatted in
 * the page's language, the same for the template and for the stream: an element with {@code
 * data-live="KEY"} has a cell as its text. An element with {@code data-live-attr="width=KEY
 * datetime=KEY"} has cells as attributes; those are plain values and no text for people.
 */
public interface LivePage {

  /** Its path and what identifies it, such as {@code contest/sample/president?area=S-1}. */
  String topic();

  /**
   * Every cell, from one sight.
   *
   * @throws NotThere where the sight does not hold what the topic names
   */
  Map<String, String> cells(Sight sight);
}
