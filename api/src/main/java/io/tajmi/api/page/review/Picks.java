package io.tajmi.api.page.review;

import io.tajmi.api.page.Parameters;
import io.tajmi.api.page.address.Addresses;
import io.tajmi.election.AreaCode;
import io.tajmi.election.BranchCode;
import io.tajmi.election.ContestCode;
import io.tajmi.query.Lookup;
import io.tajmi.view.ContestView;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Boxes and areas of one contest that are chosen for review, each once and in the order of their
 * codes, so that the same choice has one address.
 */
public record Picks(List<AreaCode> areas, List<BranchCode> branches) {
  /** The most that one selection holds. */
  public static final int PICKS_MAX = 10_000;

  /** The longest that is written in an address; what is longer is kept under a name. */
  static final int ADDRESS_CHARACTERS_MAX = 3_000;

  public static final String AREAS = "areas";
  public static final String BRANCHES = "branches";

  /** The separators of codes in an address, of either script. */
  private static final String BETWEEN = "[\u060C,\\s]+";

  static final Picks NONE = new Picks(List.of(), List.of());

  /** Takes copies. */
  public Picks {
    areas = List.copyOf(areas);
    branches = List.copyOf(branches);
  }

  /**
   * What an address chooses, once for each or once for all with commas.
   *
   * @throws io.tajmi.query.NotThere where the contest has no such branch, or no branch in an area
   */
  static Picks of(ContestView view, Parameters asked) {
    Picks picks = NONE;
    for (String code : codes(asked.all(AREAS))) {
      picks = picks.with(Lookup.orRoot(view, code).code());
    }
    List<BranchCode> branches = new ArrayList<>();
    for (String code : codes(asked.all(BRANCHES))) {
      branches.add(view.contest().branches().get(Lookup.branch(view, code)).code());
    }
    return picks.and(new Picks(List.of(), branches));
  }

  /** What pages have carried along; what is not of the contest is left out. */
  static Picks carried(ContestView view, @Nullable String picked) {
    String[] parts = picked == null ? new String[0] : picked.split(":", -1);
    if (parts.length != 3 || !parts[0].equals(view.contest().id().contest().value())) {
      return NONE;
    }
    List<AreaCode> areas =
        codes(List.of(parts[1])).stream()
            .filter(AreaCode::isCode)
            .map(AreaCode::new)
            .filter(area -> Lookup.holds(view, area))
            .toList();
    List<BranchCode> branches =
        codes(List.of(parts[2])).stream()
            .filter(BranchCode::isCode)
            .map(BranchCode::new)
            .filter(branch -> view.contest().ordinal(branch) >= 0)
            .toList();
    return new Picks(areas, branches);
  }

  /** As pages carry it along. */
  String carried(ContestCode contest) {
    return contest
        + ":"
        + listed(areas, AreaCode::value)
        + ":"
        + listed(branches, BranchCode::value);
  }

  private static List<String> codes(Collection<String> values) {
    return values.stream()
        .flatMap(value -> List.of(value.strip().split(BETWEEN, -1)).stream())
        .filter(code -> !code.isEmpty())
        .toList();
  }

  /** These and others. */
  Picks and(Picks others) {
    SortedSet<AreaCode> allAreas = new TreeSet<>(Comparator.comparing(AreaCode::value));
    allAreas.addAll(areas);
    allAreas.addAll(others.areas);
    SortedSet<BranchCode> allBranches = new TreeSet<>(Comparator.comparing(BranchCode::value));
    allBranches.addAll(branches);
    allBranches.addAll(others.branches);
    return new Picks(List.copyOf(allAreas), List.copyOf(allBranches));
  }

  public Picks with(AreaCode area) {
    return and(new Picks(List.of(area), List.of()));
  }

  public Picks with(BranchCode branch) {
    return and(new Picks(List.of(), List.of(branch)));
  }

  public Picks without(AreaCode area) {
    return new Picks(areas.stream().filter(it -> !it.equals(area)).toList(), branches);
  }

  public Picks without(BranchCode branch) {
    return new Picks(areas, branches.stream().filter(it -> !it.equals(branch)).toList());
  }

  public int size() {
    return areas.size() + branches.size();
  }

  public boolean isEmpty() {
    return size() == 0;
  }

  /** Whether an address can hold it. */
  public boolean fitsAddress() {
    return listed(areas, AreaCode::value).length() + listed(branches, BranchCode::value).length()
        <= ADDRESS_CHARACTERS_MAX;
  }

  /** As an address names it; a name without a value where there is none of a kind. */
  public List<Addresses.Parameter> parameters() {
    return List.of(
        new Addresses.Parameter(AREAS, orNull(listed(areas, AreaCode::value))),
        new Addresses.Parameter(BRANCHES, orNull(listed(branches, BranchCode::value))));
  }

  /** The chosen branches, and those in chosen areas, in the order of the package. */
  public List<BranchCode> everyBranch(ContestView view) {
    List<BranchCode> every = new ArrayList<>();
    Set<BranchCode> own = new HashSet<>(branches);
    for (int i = 0; i < view.contest().branches().size(); i++) {
      int branch = i;
      BranchCode code = view.contest().branches().get(i).code();
      if (own.contains(code) || areas.stream().anyMatch(area -> view.within(branch, area))) {
        every.add(code);
      }
    }
    return every;
  }

  /** Hears of each kind with its codes as a form sends them. */
  void fields(BiConsumer<String, String> field) {
    areas.forEach(area -> field.accept(AREAS, area.value()));
    branches.forEach(branch -> field.accept(BRANCHES, branch.value()));
  }

  static <T> String listed(List<T> codes, Function<T, String> code) {
    return codes.stream().map(code).collect(Collectors.joining(","));
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
