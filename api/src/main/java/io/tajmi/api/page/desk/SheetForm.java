package io.tajmi.api.page.desk;

import jakarta.servlet.http.HttpServletRequest;

/**
 * What a sheet says besides what is found: typed by who prints it, shown once and stored nowhere.
 * It is sent as a form, so that it is in no address and in no log of addresses.
 */
record SheetForm(String question, String complaint, String received, String reviewed) {
  private static final int QUESTION_CHARACTERS_MAX = 2_000;
  private static final int LINE_CHARACTERS_MAX = 100;

  /** Nothing yet. */
  static final SheetForm EMPTY = new SheetForm("", "", "", "");

  /** What was sent; what is longer than its field takes is cut. */
  static SheetForm sent(HttpServletRequest form) {
    return new SheetForm(
        text(form, "question", QUESTION_CHARACTERS_MAX),
        text(form, "complaint", LINE_CHARACTERS_MAX),
        text(form, "received", LINE_CHARACTERS_MAX),
        text(form, "reviewed", LINE_CHARACTERS_MAX));
  }

  private static String text(HttpServletRequest form, String field, int charactersMax) {
    String typed = SupposeForm.text(form.getParameter(field));
    return typed.length() <= charactersMax ? typed : typed.substring(0, charactersMax);
  }
}
