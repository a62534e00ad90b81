package io.tajmi.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/** It lets pass what the framework's own patterns let pass, of all characters that there are. */
class HeaderTextTest {
  @Test
  void every_character_is_taken_or_refused_as_by_the_framework() {
    for (int each = 0; each <= Character.MAX_CODE_POINT; each++) {
      String text = "a" + Character.toString(each) + "b";
      same(each, text, HeaderText::isName, StrictHttpFirewall.ALLOWED_HEADER_NAMES);
      same(each, text, HeaderText::isValue, StrictHttpFirewall.ALLOWED_HEADER_VALUES);
    }
    assertThat(HeaderText.isName("")).isTrue();
  }

  private static void same(
      int each, String text, Predicate<String> ours, Predicate<String> framework) {
    if (ours.test(text) != framework.test(text)) {
      throw new AssertionError("character " + Integer.toHexString(each));
    }
  }
}
