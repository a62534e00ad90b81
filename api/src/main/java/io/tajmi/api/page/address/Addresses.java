package io.tajmi.api.page.address;

import io.tajmi.api.query.Query;
import io.tajmi.api.query.Standpoints;
import io.tajmi.election.AreaCode;
import io.tajmi.election.BranchCode;
import io.tajmi.election.ContestCode;
import io.tajmi.election.ContestId;
import io.tajmi.election.ElectionId;
import io.tajmi.ruling.RulingName;
import io.tajmi.text.Language;
import io.tajmi.view.ContestFile;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Addresses of pages; codes are plain ASCII and need no escapes. */
public final class Addresses {
  private Addresses() {}

  public static String overview(ElectionId election) {
    return "/elections/" + election;
  }

  public static String overview(ContestId contest) {
    return overview(contest.election()) + "?contest=" + contest.contest();
  }

  public static String area(ElectionId election, AreaCode area, @Nullable ContestCode contest) {
    return overview(election) + "/areas/" + area + (contest == null ? "" : "?contest=" + contest);
  }

  public static String contest(ContestId contest) {
    return overview(contest.election()) + "/contests/" + contest.contest();
  }

  public static String contest(ContestId contest, AreaCode area) {
    return contest(contest) + "?area=" + area;
  }

  public static String branch(ContestId contest, BranchCode branch) {
    return contest(contest) + "/branches/" + branch;
  }

  public static String progress(ElectionId election) {
    return overview(election) + "/progress";
  }

  public static String heldBack(ElectionId election) {
    return overview(election) + "/held-back";
  }

  public static String rulings(ElectionId election) {
    return overview(election) + "/rulings";
  }

  public static String rulings(ContestId contest) {
    return rulings(contest.election()) + "?contest=" + contest.contest();
  }

  /** The characters of an envelope need no escapes in a path. */
  public static String ruling(RulingName ruling) {
    return rulings(ruling.election()) + "/" + ruling.envelope();
  }

  public static String acts(ContestId contest) {
    return contest(contest) + "/acts";
  }

  public static String difference(ContestId contest) {
    return contest(contest) + "/difference";
  }

  /** Where something is supposed of a contest. */
  public static String suppose(ContestId contest) {
    return contest(contest) + "/suppose";
  }

  /** The sheet of what is found in a contest, for paper. */
  public static String sheet(ContestId contest) {
    return contest(contest) + "/sheet";
  }

  /** The desk of a contest. */
  public static String desk(ContestId contest) {
    return contest(contest) + "/desk";
  }

  /** Where one figure of an area of a contest comes from. */
  public static String origin(ContestId contest, AreaCode area, String figure) {
    return contest(contest) + "/origin?figure=" + figure + "&area=" + area;
  }

  /** One line of the log, stored or public by the reader's rights of now. */
  public static String line(long position) {
    return "/api/v1/log/entries?from=" + position + "&to=" + position;
  }

  /** The row of one act in the list of them. */
  public static String act(ContestId contest, ContestFile.Noted noted) {
    return acts(contest) + "#" + row(noted);
  }

  /** Where a job is waited for, in the language that a request asks for. */
  public static String job(String job, HttpServletRequest request) {
    String lang = Query.first(request, "lang");
    return with(
        "/jobs/" + job,
        List.of(Parameter.of("lang", lang == null ? null : Language.of(lang).tag())));
  }

  public static String wall(ElectionId election) {
    return "/wall/" + election;
  }

  /** The address of a request, read from another standpoint; null for the latest. */
  public static String at(HttpServletRequest request, @Nullable String standpoint) {
    List<Parameter> parameters =
        new ArrayList<>(others(request, Standpoints.AT, Standpoints.AT_LEAST, Standpoints.FORK));
    parameters.add(
        new Parameter(Standpoints.AT, standpoint == null ? null : standpoint.replace("+", "%2B")));
    return with(request.getRequestURI(), parameters);
  }

  /** What of a request says where a page is read from, and in which language. */
  public static List<Parameter> standing(HttpServletRequest request) {
    List<String> names = List.of(Standpoints.AT, Standpoints.AT_LEAST, Standpoints.FORK, "lang");
    return others(request).stream().filter(it -> names.contains(it.name())).toList();
  }

  /** The parameters of a request as they came, but for some. */
  public static List<Parameter> others(HttpServletRequest request, String... names) {
    List<Parameter> others = new ArrayList<>();
    String query = request.getQueryString();
    for (String pair : query == null ? new String[0] : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0 && !List.of(names).contains(pair.substring(0, equals))) {
        others.add(new Parameter(pair.substring(0, equals), pair.substring(equals + 1)));
      }
    }
    return others;
  }

  /** An address with more parameters, each a name and a value that is null where absent. */
  public static String with(String address, List<Parameter> parameters) {
    StringBuilder whole = new StringBuilder(address);
    char next = address.indexOf('?') < 0 ? '?' : '&';
    for (Parameter parameter : parameters) {
      if (parameter.value() != null) {
        whole.append(next).append(parameter.name()).append('=').append(parameter.value());
        next = '&';
      }
    }
    return whole.toString();
  }

  /** One parameter; its value needs no escapes. */
  public record Parameter(String name, @Nullable String value) {

    /** Of a code, or of none. */
    public static Parameter of(String name, @Nullable Object code) {
      return new Parameter(name, code == null ? null : code.toString());
    }
  }

  /** The anchor of an act. */
  public static String row(ContestFile.Noted noted) {
    return "act-" + noted.position();
  }
}
