package com.superscapes.proxy.database;

import com.superscapes.proxy.cancel.RequestWatch;
import com.superscapes.proxy.cancel.RunningRequest;
import com.superscapes.proxy.session.Caller;
import com.superscapes.proxy.session.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Short readings of those who may see the same rows: while one transaction reads, the questions that come gather, and the next
 * transaction answers them together. It begins after the last of them has come, so none of them is answered from older rows
 * than it would have been alone.
 *
 * @param <Q> a question
 * @param <A> its answer
 */
public final class SharedReads<Q, A> {

    /** More in one transaction would make those wait who ask for little. */
    static final int MOST = 64;
    /** Transactions at once for those who may see the same, while all of them are quick. */
    static final int AT_ONCE = 1;
    // Nobody waits longer for readings that are not theirs.
    private static final Duration PATIENCE = Duration.ofMillis(50);

    private final ReadLane lane;
    private final RequestWatch watch;
    private final BiFunction<Snapshot, List<Q>, List<A>> together;
    private final Duration patience;
    private final Map<Sight, Readers<Q, A>> readers = new HashMap<>();

    /** What decides which rows a transaction sees. */
    private record Sight(Role role, @Nullable List<String> branches, @Nullable List<String> divisions,
            List<Integer> branchKeys, List<Integer> divisionKeys, @Nullable Long asOfBatch) {

        static Sight of(Caller caller, @Nullable Long asOfBatch) {
            return new Sight(caller.role(), caller.branches(), caller.divisions(), caller.branchKeys(),
                    caller.divisionKeys(), asOfBatch);
        }
    }

    private record Waiting<Q, A>(Caller caller, Q question, CompletableFuture<A> answer) {
    }

    /** How many transactions read for a sight, and who waits for the next. */
    private static final class Readers<Q, A> {

        private int reading;
        private List<Waiting<Q, A>> gathered = new ArrayList<>();

        List<Waiting<Q, A>> take() {
            List<Waiting<Q, A>> taken = gathered.subList(0, Math.min(MOST, gathered.size()));
            gathered = new ArrayList<>(gathered.subList(taken.size(), gathered.size()));
            return taken;
        }
    }

    /** A group failed, maybe of somebody else's question: each reads again by itself. */
    private static final class NotTogetherException extends RuntimeException {

        private static final long serialVersionUID = 1;

        NotTogetherException(Throwable cause) {
            super(cause);
        }
    }

    /**
     * @param watch    ends a reading that nobody waits for any more
     * @param together answers questions in their order, for whichever caller with the same sight
     */
    public SharedReads(ReadLane lane, RequestWatch watch, BiFunction<Snapshot, List<Q>, List<A>> together) {
        this(lane, watch, together, PATIENCE);
    }

    SharedReads(ReadLane lane, RequestWatch watch, BiFunction<Snapshot, List<Q>, List<A>> together,
            Duration patience) {
        this.lane = lane;
        this.watch = watch;
        this.together = together;
        this.patience = patience;
    }

    /**
     * Reads, alone or together with others.
     *
     * @param asOfBatch an earlier published batch, or null for the current one
     * @throws RuntimeException what the reading, or taking the connection, ended in
     */
    public A read(Caller caller, @Nullable Long asOfBatch, Q question) {
        Sight sight = Sight.of(caller, asOfBatch);
        Waiting<Q, A> mine = new Waiting<>(caller, question, new CompletableFuture<>());
        try {
            return RunningRequest.waiting(() -> mine.answer().cancel(false), () -> {
                if (join(sight, mine)) {
                    begin(sight);
                }
                return answer(sight, mine);
            });
        } catch (NotTogetherException failed) {
            return lane.read(caller, asOfBatch, snapshot -> together.apply(snapshot, List.of(question))).getFirst();
        }
    }

    /** How many wait for the next transaction. */
    synchronized int waiting() {
        return readers.values().stream().mapToInt(each -> each.gathered.size()).sum();
    }

    private A answer(Sight sight, Waiting<Q, A> mine) {
        try {
            mine.answer().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            if (waitsNoLonger(sight, mine)) {
                begin(sight);
            }
        } catch (ExecutionException | CancellationException ended) {
            // What it ended in is told below.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return RunningRequest.result(mine.answer());
    }

    // True when another transaction is to begin.
    private synchronized boolean join(Sight sight, Waiting<Q, A> mine) {
        Readers<Q, A> joined = readers.computeIfAbsent(sight, each -> new Readers<>());
        joined.gathered.add(mine);
        boolean free = joined.reading < AT_ONCE;
        if (free) {
            joined.reading++;
        }
        return free;
    }

    private synchronized boolean waitsNoLonger(Sight sight, Waiting<Q, A> mine) {
        Readers<Q, A> slow = readers.get(sight);
        if (slow == null || !slow.gathered.contains(mine)) {
            return false;
        }
        slow.reading++;
        return true;
    }

    private void begin(Sight sight) {
        Thread.ofVirtual().name("read").start(() -> {
            for (List<Waiting<Q, A>> group = next(sight); !group.isEmpty(); group = next(sight)) {
                answer(sight, group);
            }
        });
    }

    private List<Waiting<Q, A>> next(Sight sight) {
        // Requests that are about to ask come along.
        Thread.yield();
        return take(sight);
    }

    private synchronized List<Waiting<Q, A>> take(Sight sight) {
        Readers<Q, A> mine = Objects.requireNonNull(readers.get(sight));
        if (mine.gathered.isEmpty() && --mine.reading == 0) {
            readers.remove(sight);
        }
        return mine.take();
    }

    private void answer(Sight sight, List<Waiting<Q, A>> gathered) {
        List<Waiting<Q, A>> group = gathered.stream().filter(each -> !each.answer().isDone()).toList();
        if (group.isEmpty()) {
            return;
        }
        RunningRequest reading = RunningRequest.shared();
        AtomicInteger left = new AtomicInteger(group.size());
        group.forEach(each -> each.answer().whenComplete((answer, failure) -> {
            if (left.decrementAndGet() == 0) {
                reading.abandon();
            }
        }));
        try {
            List<Q> questions = group.stream().map(Waiting::question).toList();
            List<A> answers = watch.during(reading, () -> lane.read(group.getFirst().caller(), sight.asOfBatch(),
                    snapshot -> together.apply(snapshot, questions)));
            for (int i = 0; i < answers.size(); i++) {
                group.get(i).answer().complete(answers.get(i));
            }
        } catch (Throwable failed) {
            Throwable told = group.size() == 1 || DatabaseFailures.away(failed)
                    ? failed
                    : new NotTogetherException(failed);
            group.forEach(each -> each.answer().completeExceptionally(told));
        }
    }
}
