package io.tajmi.api.page;

import java.util.Map;

/** What a template shows besides the frame. */
public interface PageContent {

  /** Texts by key. */
  Map<String, String> cells();

  /** The heading, in the page's language. */
  String title();
}
