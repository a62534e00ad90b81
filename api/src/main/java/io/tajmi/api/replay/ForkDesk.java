package io.tajmi.api.replay;

import io.tajmi.api.access.account.Grant;
import io.tajmi.api.access.account.Right;
import io.tajmi.api.access.account.Viewer;
import io.tajmi.api.access.sight.AccessRefused;
import io.tajmi.api.access.sight.Sight;
import io.tajmi.api.access.sight.Supposed;
import io.tajmi.api.job.LongAnswers;
import io.tajmi.election.AreaCode;
import io.tajmi.election.BranchCode;
import io.tajmi.election.ContestId;
import io.tajmi.election.Definition;
import io.tajmi.query.NotKept;
import io.tajmi.query.NotThere;
import io.tajmi.replay.Past;
import io.tajmi.replay.Replay;
import io.tajmi.replay.Standpoint;
import io.tajmi.replay.check.CheckStatus;
import io.tajmi.replay.fork.Fork;
import io.tajmi.replay.fork.ForkStore;
import io.tajmi.replay.fork.Forked;
import io.tajmi.replay.fork.NamedActs;
import io.tajmi.replay.fork.NamedWithin;
import io.tajmi.replay.fork.RecordedActs;
import io.tajmi.replay.fork.Supposition;
import io.tajmi.replay.job.JobKind;
import io.tajmi.replay.job.Jobs;
import io.tajmi.replay.job.Steps;
import io.tajmi.view.ContestView;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Suppositions of the chains. A fork belongs to the role and area that made it; to everybody else
 * it is not there. Whoever sees the votes of some areas supposes within these. Safe for threads.
 */
public final class ForkDesk implements Supposed {
  private static final Pattern ID = Pattern.compile("[0-9a-f]{64}");
  private static final int FORKED_MAX = 16;

  private final ForkStore store;
  private final Replay replay;
  private final RecordedActs log;
  private final LongAnswers answers;
  private final ReentrantLock lock = new ReentrantLock();
  private final LinkedHashMap<String, Forked> latest = new LinkedHashMap<>();
  private long generation;

  public ForkDesk(ForkStore store, Replay replay, RecordedActs log, LongAnswers answers) {
    this.answers = answers;
    this.store = store;
    this.replay = replay;
    this.log = log;
  }

  /** A fork as it is kept, worked out. */
  public record Made(Forked forked, ForkStore.@Nullable Kept kept) {}

  /**
   * Works out what somebody supposes, and keeps it.
   *
   * @param address where it is read, by its id, if working it out takes long
   * @throws NotThere where there is no such contest, or it is not for this viewer to suppose there
   * @throws io.tajmi.document.Rejection where it cannot be supposed
   * @throws AccessRefused where it reaches beyond the viewer's areas
   * @throws NotKept where it cannot be written
   */
  public Made make(
      Viewer viewer, String election, ForkRequest asked, UnaryOperator<String> address) {
    Fork named = asked.base() == null ? first(election, asked) : on(viewer, election, asked);
    Fork fork = NamedActs.of(named, log).asKept();
    Past base = replay.at(new Standpoint.At(fork.position()));
    ContestView view = base.snapshot().contest(fork.contest());
    if (view == null || grants(viewer, view).isEmpty()) {
      throw none(fork.contest());
    }
    if (grants(viewer, view).stream().noneMatch(grant -> mayHold(grant, view, fork, base))) {
      throw elsewhere(viewer, view);
    }
    String id = fork.id();
    return answers.of(
        new LongAnswers.Asked(
            viewer,
            JobKind.FORK,
            "made " + id + " " + base.generation() + " " + viewer.actor() + " " + asked.name(),
            address.apply(id)),
        Made.class,
        () -> {
          Made made = kept(viewer, view, worked(viewer, fork, base), base, asked.name());
          return new Jobs.Made<>(made, made.forked().bytesBeyondBase());
        });
  }

  private Made kept(
      Viewer viewer, ContestView view, Forked forked, Past base, @Nullable String name) {
    Fork fork = forked.fork();
    Grant holder =
        grants(viewer, view).stream()
            .filter(grant -> mayHold(grant, view, fork, base) && holds(grant, view, forked))
            .findFirst()
            .orElseThrow(() -> elsewhere(viewer, view));
    try {
      return new Made(forked, store.keep(owner(viewer, holder), forked.fork(), name));
    } catch (IOException failed) {
      throw new NotKept(failed);
    }
  }

  private Fork first(String election, ForkRequest asked) {
    Past base = replay.from(asked.at());
    Sight sight =
        new Sight(Viewer.PUBLIC, base.snapshot(), base, null, base.snapshot(), CheckStatus.NONE);
    ContestView view = sight.find().contest(election, asked.contest());
    return new Fork(
        Objects.requireNonNull(base.snapshot().log(), "a founded log").origin(),
        base.position(),
        base.root().hex(),
        view.contest().id(),
        asked.suppositions(),
        asked.rule());
  }

  private Fork on(Viewer viewer, String election, ForkRequest asked) {
    Fork base = kept(viewer, String.valueOf(asked.base())).fork();
    if (!base.contest().election().value().equals(election)) {
      throw none(String.valueOf(asked.base()));
    }
    return base.and(asked.suppositions(), asked.rule());
  }

  @Override
  public Forked of(Viewer viewer, String fork) {
    Past base = base(viewer, fork);
    return worked(viewer, kept(viewer, fork).fork(), base);
  }

  @Override
  public Past base(Viewer viewer, String fork) {
    Fork found = kept(viewer, fork).fork();
    Past base = replay.at(new Standpoint.At(found.position()));
    ContestView view = base.snapshot().contest(found.contest());
    if (view == null || grants(viewer, view).isEmpty() || !isOfThisLog(found, base)) {
      throw none(fork);
    }
    return base;
  }

  private static boolean isOfThisLog(Fork fork, Past base) {
    return fork.root().equals(base.root().hex());
  }

  /** A fork that the viewer may know of, as it is kept. */
  public Made find(Viewer viewer, String election, String id) {
    ForkStore.Kept kept = kept(viewer, id);
    if (!kept.fork().contest().election().value().equals(election)) {
      throw none(id);
    }
    return new Made(of(viewer, id), kept);
  }

  /**
   * All forks of an election that the viewer may know of, used last first.
   *
   * @throws NotThere where the viewer makes none
   */
  public List<ForkStore.Kept> all(Viewer viewer, String election) {
    List<ForkStore.Kept> all = new ArrayList<>();
    requireChain(viewer);
    for (ForkStore.Owner owner : owners(viewer)) {
      for (ForkStore.Kept kept : store.all(owner)) {
        if (kept.fork().contest().election().value().equals(election)) {
          all.add(kept);
        }
      }
    }
    return all;
  }

  /**
   * Lets through whose role supposes things at all.
   *
   * @throws NotThere for everybody else
   */
  void requireChain(Viewer viewer) {
    if (owners(viewer).isEmpty()) {
      throw new NotThere("There are no forks.");
    }
  }

  /** Forgets the viewer's name for a fork. */
  public void forget(Viewer viewer, String id) {
    var _ = kept(viewer, id);
    try {
      for (ForkStore.Owner owner : owners(viewer)) {
        var _ = store.forget(owner, id);
      }
    } catch (IOException failed) {
      throw new NotKept(failed);
    }
  }

  private ForkStore.Kept kept(Viewer viewer, String id) {
    if (ID.matcher(id).matches()) {
      for (ForkStore.Owner owner : owners(viewer)) {
        ForkStore.Kept kept = store.find(owner, id);
        if (kept != null) {
          return kept;
        }
      }
    }
    throw none(id);
  }

  private Forked worked(Viewer viewer, Fork fork, Past base) {
    Forked known = known(fork.id());
    if (known != null) {
      return known;
    }
    String what = "fork " + fork.id() + " " + base.generation();
    return answers.of(
        new LongAnswers.Asked(viewer, JobKind.FORK, what, null),
        Forked.class,
        () -> {
          Forked forked = worked(fork, base);
          return new Jobs.Made<>(forked, forked.bytesBeyondBase());
        });
  }

  private Forked worked(Fork fork, Past base) {
    Forked made = replay.inTurn(() -> decided(Forked.of(fork, base.state(), log)));
    lock.lock();
    try {
      if (base.generation() != generation) {
        return made;
      }
      latest.putLast(fork.id(), made);
      while (latest.size() > FORKED_MAX) {
        latest.pollFirstEntry();
      }
    } finally {
      lock.unlock();
    }
    return made;
  }

  /** With its outcomes, so that no answer decides outside of the turn of readers of the past. */
  private static Forked decided(Forked forked) {
    if (forked.decidable()) {
      Steps.expect(2);
      var _ = forked.outcomeOfLog();
      Steps.passed(1);
      var _ = forked.outcome();
      Steps.passed(1);
    }
    return forked;
  }

  private @Nullable Forked known(String id) {
    lock.lock();
    try {
      if (generation != replay.generation()) {
        generation = replay.generation();
        latest.clear();
      }
      Forked known = latest.get(id);
      if (known != null) {
        latest.putLast(id, known);
      }
      return known;
    } finally {
      lock.unlock();
    }
  }

  private static AccessRefused elsewhere(Viewer viewer, ContestView view) {
    return AccessRefused.elsewhere(
        Right.READ_VOTES, view.outside(area -> viewer.acts(view.definition(), area)));
  }

  /**
   * Whether nothing that a fork names lies outside the areas of a grant, before it is worked out:
   * what would become of a document tells of the branch that it is for, and why an act cannot be
   * left out tells whether there is one.
   */
  private boolean mayHold(Grant grant, ContestView view, Fork fork, Past base) {
    return view.isWithin(area -> reaches(grant, view.definition(), area))
        || (fork.rule() == null
            && fork.suppositions().stream()
                .allMatch(it ->
                    isOfBranches(it)
                        && it.branchesNamed().stream()
                            .allMatch(branch -> reaches(grant, view, branch)))
            && NamedWithin.holds(
                fork, base.snapshot(), log, it -> reaches(grant, view, it.value())));
  }

  /** What names no branch is refused when it is read. */
  private static boolean reaches(Grant grant, ContestView view, String branch) {
    int ordinal = BranchCode.isCode(branch) ? view.contest().ordinal(new BranchCode(branch)) : -1;
    return ordinal < 0
        || reaches(grant, view.definition(), view.contest().branches().get(ordinal).area());
  }

  /**
   * Whether a fork lies in the areas of one grant, whose circle then has it: who sees not every
   * vote of the contest by it supposes at branches of its area alone. Whether a lot has a place yet
   * is no matter of that: it would tell whether those are equal who are counted elsewhere too.
   */
  private static boolean holds(Grant grant, ContestView view, Forked forked) {
    if (view.isWithin(area -> reaches(grant, view.definition(), area))) {
      return true;
    }
    return forked.fork().rule() == null
        && forked.fork().suppositions().stream().allMatch(ForkDesk::isOfBranches)
        && forked.touched().stream()
            .map(branch -> view.contest().branches().get(view.contest().ordinal(branch)).area())
            .allMatch(area -> reaches(grant, view.definition(), area));
  }

  private static boolean reaches(Grant grant, Definition definition, AreaCode area) {
    return grant.area() == null || definition.isWithin(area, grant.area());
  }

  private static boolean isOfBranches(Supposition supposition) {
    return !(supposition instanceof Supposition.Suppose it)
        || switch (it.kind()) {
          case TALLY, CLOSE, REOPEN, RULING -> true;
          case CONTEST_ACT, LOT, SECOND_ROUND -> false;
        };
  }

  /** The grants by which a viewer sees votes of a contest. */
  private static List<Grant> grants(Viewer viewer, ContestView view) {
    return viewer.grants().stream()
        .filter(grant -> Right.READ_VOTES.of(grant.role()))
        .filter(grant ->
            view.areas().stream().anyMatch(area -> reaches(grant, view.definition(), area.code())))
        .toList();
  }

  private static List<ForkStore.Owner> owners(Viewer viewer) {
    return viewer.grants().stream()
        .filter(grant -> Right.READ_VOTES.of(grant.role()))
        .map(grant -> owner(viewer, grant))
        .distinct()
        .toList();
  }

  private static ForkStore.Owner owner(Viewer viewer, Grant grant) {
    String area = grant.area() == null ? "*" : grant.area().value();
    return new ForkStore.Owner(grant.role() + " " + area, viewer.actor());
  }

  private static NotThere none(String fork) {
    return new NotThere(String.format(Locale.ROOT, "There is no fork %s.", fork), fork);
  }

  private static NotThere none(ContestId contest) {
    return new NotThere(
        String.format(Locale.ROOT, "There is nothing of the contest %s to suppose.", contest));
  }
}
