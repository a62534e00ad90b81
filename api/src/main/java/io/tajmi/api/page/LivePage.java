package io.tajmi.api.page;

import io.tajmi.api.access.Sight;
import java.util.Map;

/** What of one page changes while it is looked at: a pure function of one sight. */
public interface LivePage {
  /** The page's path with its identifying parameters. */
  String topic();

  /** Key to text, already formatted in the page's language. */
  Map<String, String> cells(Sight sight);
}
