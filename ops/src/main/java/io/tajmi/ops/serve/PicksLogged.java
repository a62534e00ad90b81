package io.tajmi.ops.serve;

import io.tajmi.api.page.review.KeptPicks;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the program's log what becomes of files of selections. */
final class PicksLogged implements KeptPicks.Observer {
  private static final Logger LOG = LoggerFactory.getLogger(PicksLogged.class);

  @Override
  public void discarded(Path file) {
    LOG.warn("Selection {} is damaged; it is discarded, and can be kept again", file.getFileName());
  }

  @Override
  public void failed(Path file, Throwable why) {
    LOG.warn("{} of a selection could not be read, written or deleted", file.getFileName(), why);
  }
}
