package io.tajmi.ops.browser;

import io.tajmi.api.text.Language;

/** The pages in Persian. */
class WalkInPersianTest extends Walk {
  WalkInPersianTest() {
    super(Language.FA);
  }
}
