package io.tajmi.api.page.count;

import io.tajmi.api.live.LivePage;
import io.tajmi.api.live.LivePageSource;
import io.tajmi.api.page.Parameters;
import io.tajmi.api.page.SitePage;
import io.tajmi.api.page.sheet.BranchList;
import io.tajmi.election.AreaCode;
import io.tajmi.election.BranchCode;
import io.tajmi.election.ContestCode;
import io.tajmi.election.ElectionId;
import io.tajmi.outcome.Outcomes;
import io.tajmi.query.Lookup;
import io.tajmi.query.NotThere;
import io.tajmi.text.Language;
import io.tajmi.text.Words;
import java.util.List;
import java.util.Optional;

/** Finds the page of a topic. */
public final class LivePages implements LivePageSource {
  private final Timelines timelines;
  private final Outcomes outcomes;

  public LivePages(Timelines timelines, Outcomes outcomes) {
    this.timelines = timelines;
    this.outcomes = outcomes;
  }

  /**
   * The page of a topic in a language; empty where there is no such kind of page, or none that
   * takes these parameters. Whether what it names exists shows when its cells are asked for.
   */
  @Override
  public Optional<LivePage> of(String topic, Language language) {
    int question = topic.indexOf('?');
    String path = question < 0 ? topic : topic.substring(0, question);
    String parameters = question < 0 ? "" : topic.substring(question + 1);
    Parameters asked = Parameters.parse(parameters);
    try {
      SitePage page = page(path, asked, Words.of(language));
      return asked.allRead() ? Optional.of(page) : Optional.empty();
    } catch (NotThere _) {
      return Optional.empty();
    }
  }

  /** The page of a path of codes with parameters. */
  SitePage page(String path, Parameters parameters, Words words) {
    List<String> parts = List.of(path.split("/", -1));
    if (parts.size() < 2) {
      throw noPage(path);
    }
    ElectionId election = Lookup.electionId(parts.get(1));
    return parts.size() == 2
        ? ofElection(parts.getFirst(), election, parameters, words)
        : inElection(parts, election, parameters, words);
  }

  private static SitePage ofElection(
      String kind, ElectionId election, Parameters parameters, Words words) {
    ContestCode contest = parameters.contest("contest");
    return switch (kind) {
      case "overview" -> new OverviewPage(words, election, contest, parameters.contest("after"));
      case "areas" -> new SideBySidePage(words, election, parameters.areas(), contest);
      case "wall" -> new WallPage(words, election, contest);
      case "progress" ->
          new ProgressPage(words, election, contest, parameters.area(), parameters.branch("after"));
      case "held-back" ->
          new HeldBackPage(
              words,
              election,
              contest,
              parameters.area(),
              parameters.rule(),
              parameters.after(election));
      default -> throw noPage(kind);
    };
  }

  private SitePage inElection(
      List<String> parts, ElectionId election, Parameters parameters, Words words) {
    String code = parts.get(2);
    if (parts.size() == 3 && parts.getFirst().equals("area") && AreaCode.isCode(code)) {
      return new AreaPage(
          words,
          election,
          new AreaCode(code),
          parameters.contest("contest"),
          new BranchList.Asked(parameters.state(), parameters.branch("after")));
    }
    if (parts.size() == 3 && parts.getFirst().equals("contest") && ContestCode.isCode(code)) {
      return new ContestPage(
          words, election, new ContestCode(code), parameters.area(), parameters.order(), outcomes);
    }
    if (parts.size() == 4
        && parts.getFirst().equals("branch")
        && ContestCode.isCode(code)
        && BranchCode.isCode(parts.get(3))) {
      return new BranchPage(
          words,
          election,
          new ContestCode(code),
          new BranchCode(parts.get(3)),
          parameters.position("before"),
          timelines);
    }
    throw noPage(String.join("/", parts));
  }

  private static NotThere noPage(String path) {
    return new NotThere("There is no page " + path + ".");
  }
}
