package io.tajmi.ops.browser;

import io.tajmi.text.Language;

/** The pages in Persian. */
class WalkInPersianTest extends Walk {
  WalkInPersianTest() {
    super(Language.FA);
  }
}
