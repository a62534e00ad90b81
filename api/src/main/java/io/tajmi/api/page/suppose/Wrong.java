package io.tajmi.api.page.suppose;

import io.tajmi.api.access.sight.AccessRefused;
import io.tajmi.api.page.suppose.SupposedDocument.Unclear;
import io.tajmi.document.Rejection;
import io.tajmi.document.RuleCode;
import io.tajmi.election.PlainText;
import io.tajmi.query.NotKept;
import io.tajmi.replay.ReplayBusy;
import io.tajmi.text.Words;
import org.springframework.http.HttpStatus;

/**
 * Why something is not supposed: its code, one sentence, and what to do.
 *
 * @param text in words of a language
 */
record Wrong(HttpStatus status, String text) {

  static Wrong of(Words words, Unclear unclear) {
    String[] typed = unclear.arguments();
    for (int i = 0; i < typed.length; i++) {
      typed[i] = words.language().code(PlainText.quoted(typed[i]));
    }
    return new Wrong(HttpStatus.BAD_REQUEST, words.say(unclear.key(), typed));
  }

  static Wrong of(Words words, Rejection refused) {
    String key = "suppose.wrong." + refused.code().code();
    String code = words.language().code(refused.code().code());
    String told = words.find(key, code);
    return new Wrong(
        refused.code() == RuleCode.R_101 ? HttpStatus.BAD_REQUEST : HttpStatus.CONFLICT,
        told == null ? words.say("suppose.wrong.refused", code) : told);
  }

  static Wrong of(Words words, AccessRefused refused) {
    return new Wrong(HttpStatus.FORBIDDEN, words.say("suppose.wrong.elsewhere"));
  }

  static Wrong of(Words words, NotKept notKept) {
    return new Wrong(
        HttpStatus.SERVICE_UNAVAILABLE,
        words.say("refused.notKept.title") + " " + words.say("suppose.wrong.busy"));
  }

  static Wrong of(Words words, ReplayBusy busy) {
    return new Wrong(
        HttpStatus.SERVICE_UNAVAILABLE,
        words.say("refused.busy.title") + " " + words.say("suppose.wrong.busy"));
  }
}
