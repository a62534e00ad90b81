package io.tajmi.eventlog.axon;

import io.tajmi.eventlog.Act;
import io.tajmi.eventlog.Commands;
import io.tajmi.eventlog.Decided;
import io.tajmi.eventlog.EnvelopeReused;
import io.tajmi.eventlog.LogMoving;
import io.tajmi.eventlog.LogPosition;
import io.tajmi.eventlog.Receipt;
import io.tajmi.eventlog.commit.LogIndex;
import io.tajmi.eventlog.line.Entry;
import io.tajmi.eventlog.reader.LogReader;
import io.tajmi.eventlog.writer.AppendRefused;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/**
 * Sends commands to the aggregates on Axon's command bus: handled on the caller's thread, with
 * receipt and repeats.
 */
public final class AxonCommands implements Commands {
  private static final int ATTEMPTS = 4;
  private static final long JITTER_NANOS_MAX = TimeUnit.MILLISECONDS.toNanos(20);
  private static final Set<String> OF_THE_ACT =
      Set.of("actor", "causedBy", "content", "election", "envelope");

  private final CommandBus bus;
  private final LogReader log;

  /** The bus must use {@link #interceptor()} and {@link #correlation()}. */
  public AxonCommands(CommandBus bus, LogReader log) {
    this.bus = bus;
    this.log = log;
  }

  /** Hands what travels with a command to its unit of work. */
  public static MessageHandlerInterceptor<CommandMessage<?>> interceptor() {
    return AxonCommands::handOver;
  }

  private static @Nullable Object handOver(
      UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain) throws Exception {
    if (unitOfWork.getMessage().getMetaData().get(ActOnItsWay.KEY) instanceof ActOnItsWay act) {
      act.travelWith(unitOfWork);
    }
    return chain.proceed();
  }

  /**
   * Carries who, which envelope and which cause from a command to its events, and nothing else.
   * From an event nothing follows, so what is stored of it is not even read.
   */
  public static CorrelationDataProvider correlation() {
    return AxonCommands::ofTheAct;
  }

  private static Map<String, ?> ofTheAct(Message<?> message) {
    return message instanceof CommandMessage<?> command
        ? command.getMetaData().subset(OF_THE_ACT.toArray(String[]::new))
        : Map.of();
  }

  @Override
  public @Nullable Receipt decide(Decided.Deciding deciding, Act act) {
    Receipt before = receiptOf(act);
    if (before != null) {
      return before;
    }
    try {
      return retrying(deciding, act);
    } catch (AppendRefused.EnvelopeTaken taken) {
      return repeat(taken.first(), taken.sameContent(), act);
    } catch (EnvelopeReused reused) {
      throw reused;
    } catch (RuntimeException refused) {
      // The same envelope may have won on another thread meanwhile, and that is why this one was
      // refused.
      Receipt now = receiptOf(act);
      if (now != null) {
        return now;
      }
      throw refused;
    }
  }

  private @Nullable Receipt retrying(Decided.Deciding deciding, Act act) {
    for (int attempt = 1; ; attempt++) {
      try {
        return dispatch(deciding.now(), act);
      } catch (AppendRefused.Moved
          | ConcurrencyException
          | AggregateStreamCreationException conflict) {
        if (attempt == ATTEMPTS) {
          throw new LogMoving("others were faster each time: " + conflict.getMessage());
        }
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(JITTER_NANOS_MAX));
      }
    }
  }

  private @Nullable Receipt dispatch(Decided decided, Act act) {
    ActOnItsWay onItsWay = new ActOnItsWay(decided.conditions());
    Map<String, Object> meta = new HashMap<>(act.toMeta());
    meta.put(ActOnItsWay.KEY, onItsWay);
    FutureCallback<Object, Object> outcome = new FutureCallback<>();
    bus.dispatch(
        GenericCommandMessage.asCommandMessage(decided.command()).withMetaData(meta), outcome);
    Throwable failure = outcome.getResult().optionalExceptionResult().orElse(null);
    if (failure instanceof RuntimeException reason) {
      throw reason;
    }
    if (failure != null) {
      throw new IllegalStateException(failure);
    }
    return onItsWay.receipt();
  }

  private @Nullable Receipt receiptOf(Act act) {
    Act.Envelope envelope = act.envelope();
    if (envelope == null) {
      return null;
    }
    LogIndex.EnvelopeRecord first =
        log.envelope(new Entry.EnvelopeKey(envelope.election(), envelope.id()));
    return first == null
        ? null
        : repeat(first.position(), first.content().equals(envelope.content()), act);
  }

  private Receipt repeat(LogPosition first, boolean sameContent, Act act) {
    String envelope = Objects.requireNonNull(act.envelope(), "a repeat has an envelope").id();
    if (!sameContent) {
      throw new EnvelopeReused(envelope, first);
    }
    Entry entry = log.entry(first);
    return new Receipt(
        first, lastOf(first, entry.envelope()), entry.leafHash().hex(), true, envelope, null);
  }

  /**
   * All entries of an act carry its envelope, one after another; of one that is withheld nobody can
   * say whether another follows.
   */
  private LogPosition lastOf(LogPosition first, Entry.@Nullable Envelope envelope) {
    LogPosition last = first;
    LogPosition next = new LogPosition(first.index() + 1);
    while (envelope != null
        && next.index() < log.size()
        && envelope.equals(log.entry(next).envelope())) {
      last = next;
      next = new LogPosition(last.index() + 1);
    }
    return last;
  }
}
