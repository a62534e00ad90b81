package broken.rocksdb.io.tajmi.eventlog;

import org.rocksdb.Options;

/** Breaks a rule on purpose. */
record OpensRocks(Options options) {}
