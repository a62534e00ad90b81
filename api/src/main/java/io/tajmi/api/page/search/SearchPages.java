package io.tajmi.api.page.search;

import io.swagger.v3.oas.annotations.Hidden;
import io.tajmi.api.access.sight.Sight;
import io.tajmi.api.page.PageContent;
import io.tajmi.api.page.Pages;
import io.tajmi.api.page.Parameters;
import io.tajmi.api.page.address.Addresses;
import io.tajmi.api.page.sheet.BranchList;
import io.tajmi.api.page.sheet.Naming;
import io.tajmi.election.Branch;
import io.tajmi.election.Contest;
import io.tajmi.election.DefinitionHash;
import io.tajmi.election.ElectionId;
import io.tajmi.text.BranchNames;
import io.tajmi.text.NumberedBox;
import io.tajmi.text.SearchKey;
import io.tajmi.text.Words;
import io.tajmi.view.ContestView;
import io.tajmi.view.ElectionView;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Finds areas, branches, contests and candidates by name or code, however they are typed. */
@Hidden
@Controller
public class SearchPages {
  private static final int QUERY_MAX = 100;
  private static final int HITS_MAX = 50;

  private final Pages pages;
  private final Map<DefinitionHash, SearchIndex> indexes = new ConcurrentHashMap<>();

  public SearchPages(Pages pages) {
    this.pages = pages;
  }

  /** What was found. */
  record View(Map<String, String> cells, String title, boolean asked, String said, List<Hit> hits)
      implements PageContent {}

  /** One of them. */
  record Hit(String href, String kind, String name, String where, String code, String corrected) {
    Hit(String href, String kind, String name, String where, String code) {
      this(href, kind, name, where, code, "");
    }
  }

  /** Everything that a text is found in. */
  @GetMapping("/search")
  public ModelAndView search(
      @RequestParam(defaultValue = "") String q, HttpServletRequest request) {
    Sight sight = pages.sight(request);
    Words words = Pages.words(request);
    String key = SearchKey.of(Parameters.typed("q", q, QUERY_MAX));
    List<Hit> hits = new ArrayList<>();
    boolean more = false;
    if (!key.isEmpty()) {
      for (ElectionView election : sight.snapshot().elections().values()) {
        more |= new Search(words, election, key, NumberedBox.of(q), hits).collect(index(election));
      }
    }
    String said = words.say(more ? "search.foundMore" : "search.found", words.number(hits.size()));
    return pages.still(
        "search",
        null,
        new View(Map.of(), words.say("search.title"), !key.isEmpty(), said, hits),
        sight,
        request);
  }

  private SearchIndex index(ElectionView election) {
    return indexes.computeIfAbsent(
        election.definition().hash(), _ -> new SearchIndex(election.definition()));
  }

  /** One search in one election. */
  private record Search(
      Words words, ElectionView election, String key, @Nullable NumberedBox box, List<Hit> hits) {

    /** Whether there was more than is shown. */
    boolean collect(SearchIndex index) {
      Naming naming = new Naming(words, election.definition());
      ElectionId id = election.definition().election();
      SearchIndex.Hits<io.tajmi.election.Area> areas = index.areas(key, HITS_MAX);
      areas
          .things()
          .forEach(area ->
              hits.add(
                  new Hit(
                      Addresses.area(id, area.code(), null),
                      words.say("level." + area.level()),
                      naming.area(area),
                      naming.where(area),
                      area.code().value())));
      SearchIndex.Hits<Contest> contests = index.contests(key, HITS_MAX);
      contests.things().forEach(contest -> hits.add(contest(naming, contest)));
      SearchIndex.Hits<SearchIndex.Standing> candidates = index.candidates(key, HITS_MAX);
      candidates
          .things()
          .forEach(standing ->
              hits.add(
                  new Hit(
                      Addresses.contest(standing.contest().id()),
                      words.say("votes.candidate"),
                      words.language().name(standing.candidate().name()),
                      naming.listed(standing.contest()),
                      standing.candidate().code().value())));
      SearchIndex.Hits<Branch> branches =
          box == null ? index.branches(key, HITS_MAX) : index.branches(box, HITS_MAX);
      branches.things().forEach(branch -> branch(naming, branch));
      return areas.more() || contests.more() || candidates.more() || branches.more();
    }

    private Hit contest(Naming naming, Contest contest) {
      return new Hit(
          Addresses.contest(contest.id()),
          words.say("contest.label"),
          naming.contest(contest),
          naming.where(contest),
          contest.id().contest().value());
    }

    /** A branch, once for each contest that it votes in. */
    private void branch(Naming naming, Branch branch) {
      for (ContestView view : election.contests()) {
        int ordinal = view.contest().ordinal(branch.code());
        if (ordinal >= 0) {
          hits.add(
              new Hit(
                  Addresses.branch(view.contest().id(), branch.code()),
                  words.say("kind." + branch.kind()),
                  BranchNames.of(words.language(), branch),
                  words.say(
                      "search.branchWhere",
                      naming.listed(view.contest()),
                      naming.place(branch.area())),
                  branch.code().value(),
                  BranchList.corrected(words, view.row(ordinal))));
        }
      }
    }
  }
}
