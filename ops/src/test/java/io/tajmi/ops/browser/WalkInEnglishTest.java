package io.tajmi.ops.browser;

import io.tajmi.text.Language;

/** The pages in English. */
class WalkInEnglishTest extends Walk {
  WalkInEnglishTest() {
    super(Language.EN);
  }
}
