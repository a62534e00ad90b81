package io.tajmi.ops.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A page with a fault is told from a sound one: each guard complains of what it is there for. */
@Tag("browser")
@ExtendWith(Stage.class)
class GuardTest {
  private static String page(String language, String body) {
    boolean persian = language.equals("fa");
    return """
    <!DOCTYPE html>
    <html lang="%s" dir="%s"><head><meta charset="utf-8"><title>t</title></head>
    <body><main><h1>%s</h1>%s</main></body></html>
    """
        .formatted(language, persian ? "rtl" : "ltr", persian ? "شعبه" : "Branch", body);
  }

  private static List<String> seen(Chromium chromium, String language, String body) {
    try (BrowserContext context = chromium.reader(Screen.PHONE, true, null)) {
      Page page = context.newPage();
      page.setContent(page(language, body));
      List<String> findings = new ArrayList<>(Look.text(page, language));
      findings.addAll(Look.accessibility(page));
      findings.addAll(Look.keyboard(page));
      return findings;
    }
  }

  @Test
  void a_sound_page_is_not_complained_of(Chromium chromium) {
    assertThat(
            seen(
                chromium,
                "fa",
                """
                <p>۱۸۱ از ۲۰۰ شعبه</p><p>شعبهٔ <bdi dir="ltr">B00121</bdi> و \u2066E.203\u2069</p>
                <p lang="en">12 branches</p><a href="#x">پیوند</a> <button>دکمه</button>
                <p style="position:absolute;clip-path:inset(50%);white-space:nowrap">برای گوش</p>
                """))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          overlap        | <div style="position:relative"><p style="margin:0">۱۲۳۴۵۶</p><p style="margin:0;position:absolute;top:4px">۷۸۹</p></div>
          cut text       | <p style="overflow:hidden;white-space:nowrap;width:3em">نتیجهٔ اولیهٔ همهٔ شعبه‌ها</p>
          cut text       | <p style="overflow:hidden;height:1.2em">نتیجهٔ اولیهٔ همهٔ شعبه‌ها در همهٔ استان‌ها و شهرستان‌ها</p>
          cut text       | <svg width="60" height="20"><text x="0" y="15">نتیجهٔ اولیهٔ همهٔ شعبه‌ها</text></svg>
          Latin digit    | <p>شعبهٔ 12</p>
          Latin digit    | <p>شعبهٔ ١٢</p>
          Latin digit    | <button aria-label="بخش 2">ب</button>
          Latin digit    | <div dir="ltr">۳ از 4</div>
          raw key        | <p>??progress.counted_fa??</p>
          raw key        | <p>progress.counted</p>
          raw key        | <input aria-label="search.label">
          scrolls        | <div style="width:900px">پهن</div>
          color-contrast | <p style="color:#bbb;background:#fff">کم‌رنگ</p>
          label          | <input>
          not reach      | <button onkeydown="event.preventDefault()">دام</button><a href="#x">پیوند</a>
          nobody sees    | <a href="#x" style="outline:none">پیوند</a>
          """)
  void a_fault_is_complained_of(String kind, String fault, Chromium chromium) {
    assertThat(seen(chromium, "fa", fault)).anyMatch(found -> found.contains(kind));
  }

  @Test
  void persian_digits_in_english_are_complained_of(Chromium chromium) {
    assertThat(seen(chromium, "en", "<p>۱۲ branches</p>"))
        .anyMatch(found -> found.startsWith("Persian digit"));
  }
}
