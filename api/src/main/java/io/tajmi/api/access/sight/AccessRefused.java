package io.tajmi.api.access.sight;

import io.tajmi.api.access.account.AccessLog;
import io.tajmi.api.access.account.Right;
import io.tajmi.election.AreaCode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** A request is refused because of who asks, or because nothing is open at its address. */
public final class AccessRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Why why;
  private final AccessLog.@Nullable What logged;
  private final transient Set<String> allowed;

  /** The kinds of refusals, with the answer's status and code. */
  public enum Why {
    /** Nobody has logged in, or the token is not known. */
    NOT_LOGGED_IN(HttpStatus.UNAUTHORIZED, "UNAUTHENTICATED"),
    /** The account lacks the right. */
    NOT_ALLOWED(HttpStatus.FORBIDDEN, "FORBIDDEN"),
    /** Another than the page was made for is logged in now, or nobody is. */
    READER_CHANGED(HttpStatus.CONFLICT, "READER_CHANGED"),
    /** This node's own check has stopped it. */
    STOPPED(HttpStatus.CONFLICT, "CHECK_STOPPED"),
    /** This node's own check found that it can trust nothing that it works out. */
    DISTRUSTED(HttpStatus.SERVICE_UNAVAILABLE, "NODE_DISTRUSTED"),
    /** No such address is open to anybody. */
    NOT_THERE(HttpStatus.NOT_FOUND, "NOT_FOUND"),
    /** The address is open by other methods only. */
    OTHER_METHOD(HttpStatus.METHOD_NOT_ALLOWED, "METHOD_NOT_ALLOWED");

    private final HttpStatus status;
    private final String code;

    Why(HttpStatus status, String code) {
      this.status = status;
      this.code = code;
    }

    /** Of the answer. */
    public HttpStatus status() {
      return status;
    }

    /** Of the problem. */
    public String code() {
      return code;
    }
  }

  private AccessRefused(
      Why why, AccessLog.@Nullable What logged, Set<String> allowed, String sentence) {
    super(sentence, null, false, false);
    this.why = why;
    this.logged = logged;
    this.allowed = allowed;
  }

  private static AccessRefused denied(Why why, String sentence) {
    return new AccessRefused(why, AccessLog.What.DENIED, Set.of(), sentence);
  }

  public static AccessRefused notLoggedIn() {
    return denied(Why.NOT_LOGGED_IN, "Log in, or send a token as Authorization: Bearer.");
  }

  public static AccessRefused unknownToken() {
    return new AccessRefused(
        Why.NOT_LOGGED_IN,
        AccessLog.What.LOGIN_FAILED,
        Set.of(),
        "The token is not known here, or its account is blocked.");
  }

  public static AccessRefused needsToken() {
    return denied(Why.NOT_ALLOWED, "An act needs a token; a browser's session only reads here.");
  }

  public static AccessRefused formTooOld() {
    return denied(Why.NOT_ALLOWED, "The form is too old; load its page again and send it anew.");
  }

  public static AccessRefused lacks(Right right) {
    return denied(Why.NOT_ALLOWED, "This account has no role that " + right.sentence() + ".");
  }

  /** It may hold the right, but not in these areas. */
  public static AccessRefused elsewhere(Right right, List<AreaCode> areas) {
    String where = areas.size() == 1 ? " in the area " : " in the areas ";
    String named = areas.stream().map(AreaCode::value).collect(Collectors.joining(", "));
    return denied(
        Why.NOT_ALLOWED, "This account has no role that " + right.sentence() + where + named + ".");
  }

  static AccessRefused latestAlone() {
    return denied(
        Why.NOT_ALLOWED,
        "Of a contest that reaches beyond this account's areas what an annulment would do is told"
            + " of the latest state alone, until everyone reads the outcome; leave out at and"
            + " fork.");
  }

  public static AccessRefused readerChanged() {
    return new AccessRefused(
        Why.READER_CHANGED,
        null,
        Set.of(),
        "Who is logged in has changed since the page was made; load it again.");
  }

  /**
   * The votes of the contest are stopped here.
   *
   * @param lastGood the last position up to which figures are read on, -1 where there is none
   */
  public static AccessRefused stopped(long lastGood) {
    String rest =
        lastGood < 0
            ? " No earlier figures are known to be good; GET /api/v1/check says what is to be done."
            : " Figures up to position " + lastGood + " are read with at=.";
    return new AccessRefused(
        Why.STOPPED,
        null,
        Set.of(),
        "This node's own check found that what it shows of the contest may not be what the log adds"
            + " up to, so it shows no votes of it."
            + rest);
  }

  public static AccessRefused distrusted() {
    return new AccessRefused(
        Why.DISTRUSTED,
        null,
        Set.of(),
        "This node folded the same log twice and came to different figures, so it answers nothing;"
            + " its operators must look at the machine.");
  }

  public static AccessRefused notThere() {
    return new AccessRefused(Why.NOT_THERE, null, Set.of(), "There is nothing here.");
  }

  public static AccessRefused otherMethod(Set<String> allowed) {
    return new AccessRefused(
        Why.OTHER_METHOD,
        null,
        allowed,
        "This method does nothing here; Allow names those that do.");
  }

  /** Why. */
  public Why why() {
    return why;
  }

  /** What the access log says of it; null where it is no matter of access. */
  public AccessLog.@Nullable What logged() {
    return logged;
  }

  /** Methods that do something at the address; none where that is not the reason. */
  public Set<String> allowed() {
    return allowed;
  }

  /** One sentence. */
  public String detail() {
    String message = getMessage();
    return message == null ? why.code() : message;
  }
}
