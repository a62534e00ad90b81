package io.tajmi.ops.demo;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/** How much of the heap this process has used, garbage with it: its fullest before a collection. */
final class Heap {
  private static final long MEBIBYTE = 1L << 20;

  private final AtomicLong peakBytes = new AtomicLong();
  private final Set<String> pools =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getType() == MemoryType.HEAP)
          .map(MemoryPoolMXBean::getName)
          .collect(Collectors.toUnmodifiableSet());

  private Heap() {}

  /** Watches from now on. */
  static Heap watch() {
    Heap heap = new Heap();
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      if (collector instanceof NotificationEmitter emitter) {
        emitter.addNotificationListener((what, _) -> heap.collected(what), null, null);
      }
    }
    return heap;
  }

  private void collected(Notification what) {
    if (what.getUserData() instanceof CompositeData data) {
      Map<String, MemoryUsage> before =
          GarbageCollectionNotificationInfo.from(data).getGcInfo().getMemoryUsageBeforeGc();
      long bytes = 0;
      for (String pool : pools) {
        MemoryUsage usage = before.get(pool);
        bytes += usage == null ? 0 : usage.getUsed();
      }
      see(bytes);
    }
  }

  private void see(long bytes) {
    peakBytes.accumulateAndGet(bytes, Math::max);
  }

  /** The most that was ever in use. */
  long peakMebibytes() {
    see(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    return peakBytes.get() / MEBIBYTE;
  }

  /** What may be in use at most. */
  long limitMebibytes() {
    return Runtime.getRuntime().maxMemory() / MEBIBYTE;
  }
}
