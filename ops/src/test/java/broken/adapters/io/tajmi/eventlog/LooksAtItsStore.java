package broken.adapters.io.tajmi.eventlog;

import io.tajmi.eventlog.rocksdb.RocksCommitLog;

/** Breaks a rule on purpose. */
record LooksAtItsStore(RocksCommitLog store) {}
