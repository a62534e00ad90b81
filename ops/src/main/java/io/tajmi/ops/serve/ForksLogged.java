package io.tajmi.ops.serve;

import io.tajmi.replay.fork.ForkStore;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the program's log what becomes of files of forks. */
final class ForksLogged implements ForkStore.Observer {
  private static final Logger LOG = LoggerFactory.getLogger(ForksLogged.class);

  @Override
  public void discarded(Path file, String why) {
    LOG.warn("Fork {} {}; it is discarded, and can be supposed again", file.getFileName(), why);
  }

  @Override
  public void failed(Path file, Throwable why) {
    LOG.warn("{} of a fork could not be read, written or deleted", file.getFileName(), why);
  }
}
