package io.tajmi.branch;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an act did to what a branch contributes: after minus before, so a tally taken out has
 * negative numbers. It is asserted against the fold, never added up by itself.
 *
 * @param ballots by key, only quantities that differ
 * @param votes in candidate order
 * @param listVotes in list order; null where the contest has no list votes before nor after
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Change(
    Map<String, Integer> ballots, VoteChange votes, @Nullable VoteChange listVotes) {}
