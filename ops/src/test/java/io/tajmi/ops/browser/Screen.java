package io.tajmi.ops.browser;

import com.microsoft.playwright.Page;

/** The screens that pages are read on, in CSS pixels. */
enum Screen {
  PHONE(320, 640),
  DESK(1_280, 800),
  WALL(3_840, 2_160);

  private final int width;
  private final int height;

  Screen(int width, int height) {
    this.width = width;
    this.height = height;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /** Moves an open page to this screen. */
  void show(Page page) {
    page.setViewportSize(width, height);
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))");
  }
}
