package io.tajmi.document;

import io.tajmi.election.BranchCode;
import io.tajmi.election.CandidateCode;
import io.tajmi.election.Contest;
import io.tajmi.election.ContestId;
import io.tajmi.election.Definition;
import io.tajmi.eventlog.Act;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What every document about a contest states: its envelope, and on whose word. */
public record Signed(String envelope, Authority authority) {
  private static final Set<String> KEYS =
      Set.of("envelope", "body", "office", "article", "document", "date");

  /**
   * Reads these, and rejects every key but them and those of the document itself. Only the article
   * may be absent, where the body named none.
   *
   * @throws Rejection R.101
   */
  public static Signed read(Fields document, Set<String> own) {
    Set<String> keys = new TreeSet<>(KEYS);
    keys.addAll(own);
    document.only(keys);
    String article = document.textOrNull("article");
    return new Signed(
        document.envelope("envelope"),
        new Authority(
            document.text("body"),
            document.text("office"),
            article == null ? Authority.NOT_STATED : article,
            document.text("document"),
            document.date("date")));
  }

  /** The envelope with the hash of everything that the document says. */
  public Act.Envelope envelope(String act, ContestId contest, Map<String, ?> content) {
    Map<String, Object> all = new TreeMap<>(content);
    all.put("contest", contest.toString());
    all.put("authority", authority);
    return new Act.Envelope(contest.election().value(), envelope, EnvelopeContent.hash(act, all));
  }

  /**
   * A candidate of a contest by its code as sent.
   *
   * @throws Rejection R.102
   */
  public static CandidateCode candidate(String code, Contest contest, String pointer) {
    if (!CandidateCode.isCode(code) || contest.ordinal(new CandidateCode(code)) < 0) {
      throw new Rejection(RuleCode.R_102, pointer, "The candidate " + code + " is not known.");
    }
    return new CandidateCode(code);
  }

  /**
   * Branches of a contest by their codes as sent, each once.
   *
   * @throws Rejection R.101, R.102 or R.103
   */
  public static List<BranchCode> branches(
      List<String> codes, String pointer, Contest contest, Definition definition) {
    List<BranchCode> branches = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (String code : codes) {
      String at = pointer + "/" + branches.size();
      if (!seen.add(code)) {
        throw Fields.malformed(at, "The branch " + code + " is named twice.");
      }
      branches.add(Places.branch(code, contest, definition, at).branch());
    }
    return List.copyOf(branches);
  }
}
