package io.tajmi.api.intake;

import io.tajmi.api.access.account.Right;
import io.tajmi.api.access.account.Viewer;
import io.tajmi.api.access.sight.AccessRefused;
import io.tajmi.election.AreaCode;
import io.tajmi.election.BranchCode;
import io.tajmi.election.Definition;
import java.util.List;

/**
 * Who sent a document, and from where. Headers that name somebody are not looked at.
 *
 * @param address of the network
 */
public record Sender(Viewer viewer, String address) {

  /** Whose memory its request takes. */
  String holder() {
    return viewer.holder(address);
  }

  /** What the log calls it. */
  String actor() {
    return viewer.actor();
  }

  /**
   * Lets it go on where it holds a right at a branch, which stands where the sealed definition puts
   * it.
   *
   * @throws AccessRefused where it does not
   */
  void require(Right right, Definition definition, BranchCode branch) {
    AreaCode area = definition.branches().get(definition.ordinal(branch)).area();
    if (!viewer.may(right, definition, area)) {
      throw AccessRefused.elsewhere(right, List.of(area));
    }
  }
}
