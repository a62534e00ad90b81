package io.tajmi.api.access.account;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.status.Status;
import ch.qos.logback.core.status.StatusListener;
import ch.qos.logback.core.util.FileSize;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code DIR/access/access.log}: one JSON line for each login, failed login, logout, denial and
 * change of an account. It names accounts by their ids and never holds a password or a token. It is
 * a log of its own, apart from the console, and bounded: ten files of 10 MB.
 */
public final class AccessLog implements AutoCloseable {
  private static final String NAME = "io.tajmi.access";
  private static final long FILE_BYTES_MAX = 10L << 20;
  private static final int OLD_FILES_MAX = 9;
  private static final int TEXT_LETTERS_MAX = 200;
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Logger LOG = LoggerFactory.getLogger(AccessLog.class);

  private final LoggerContext context = new LoggerContext();
  private final Logger lines;
  private final InstantSource clock;

  /** What happened. */
  public enum What {
    /** A person's password was right. */
    LOGIN,
    /** A password or a token was wrong, or its account is blocked. */
    LOGIN_FAILED,
    /** Too many wrong passwords came before this one; it was not looked at. */
    LOGIN_DELAYED,
    /** A password was right, but there are as many sessions as there may be. */
    LOGIN_REFUSED,
    /** A person ended the session. */
    LOGOUT,
    /** A token was used from an address for the first time since the start. */
    TOKEN_SEEN,
    /** Something was asked for that this account may not do or read. */
    DENIED,
    /** An account was made. */
    ACCOUNT_ADDED,
    /** An account was given a role. */
    ACCOUNT_ASSIGNED,
    /** An account was blocked. */
    ACCOUNT_BLOCKED,
    /** Votes are shown again that the node's own check had stopped. */
    CHECK_LIFTED
  }

  /** Goes on with the log of a data directory. */
  public AccessLog(Path data, InstantSource clock) {
    this.clock = clock;
    Path folder;
    try {
      folder = AccountFile.folder(data);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    context.setMDCAdapter(new LogbackMDCAdapter());
    context.getStatusManager().add((StatusListener) AccessLog::tell);
    ch.qos.logback.classic.Logger logger = context.getLogger(NAME);
    logger.setAdditive(false);
    logger.addAppender(appender(folder.resolve("access.log")));
    lines = logger;
  }

  /** A line that could not be written does not change an answer, but somebody must hear of it. */
  private static void tell(Status status) {
    if (status.getLevel() >= Status.WARN) {
      LOG.error("The access log: {}", status.getMessage());
    }
  }

  private RollingFileAppender<ILoggingEvent> appender(Path file) {
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern("%msg%n");
    encoder.start();
    RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
    appender.setContext(context);
    appender.setFile(file.toString());
    appender.setEncoder(encoder);
    FixedWindowRollingPolicy rolling = new FixedWindowRollingPolicy();
    rolling.setContext(context);
    rolling.setParent(appender);
    rolling.setFileNamePattern(file + ".%i");
    rolling.setMinIndex(1);
    rolling.setMaxIndex(OLD_FILES_MAX);
    rolling.start();
    SizeBasedTriggeringPolicy<ILoggingEvent> trigger = new SizeBasedTriggeringPolicy<>();
    trigger.setContext(context);
    trigger.setMaxFileSize(new FileSize(FILE_BYTES_MAX));
    trigger.start();
    appender.setRollingPolicy(rolling);
    appender.setTriggeringPolicy(trigger);
    appender.start();
    return appender;
  }

  /**
   * Writes one line.
   *
   * @param who an account's actor id, {@code public}, or whoever changes accounts
   * @param address that it came from
   * @param detail such as a method and an address; cut where it is long
   */
  public void write(What what, String who, String address, @Nullable String detail) {
    Map<String, String> line = new LinkedHashMap<>();
    line.put("time", clock.instant().toString());
    line.put("what", what.name());
    line.put("who", who);
    line.put("address", address);
    if (detail != null) {
      line.put("detail", detail.substring(0, Math.min(detail.length(), TEXT_LETTERS_MAX)));
    }
    lines.info("{}", JSON.writeValueAsString(line));
  }

  @Override
  public void close() {
    context.stop();
  }
}
