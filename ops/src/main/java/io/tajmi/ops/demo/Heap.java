package io.tajmi.ops.demo;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;

/** How much of the heap this process has used. */
final class Heap {
  private static final long MEBIBYTE = 1L << 20;

  private Heap() {}

  /** The most that was ever in use, garbage with it: an upper bound, pool by pool. */
  static long peakMebibytes() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(MemoryPoolMXBean::getPeakUsage)
            .mapToLong(usage -> usage.getUsed())
            .sum()
        / MEBIBYTE;
  }

  /** What may be in use at most. */
  static long limitMebibytes() {
    return Runtime.getRuntime().maxMemory() / MEBIBYTE;
  }
}
