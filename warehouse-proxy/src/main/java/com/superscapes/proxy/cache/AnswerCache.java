package com.superscapes.proxy.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.superscapes.proxy.cancel.RequestWatch;
import com.superscapes.proxy.http.Exchange;
import com.superscapes.proxy.http.Failures;
import com.superscapes.proxy.http.RenderedAnswer;
import com.superscapes.proxy.json.Json;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Gives an answer that was read from the same data for the same question and scope, or reads it once for all who wait for it. While
 * the warehouse can't be reached it gives the last one, labelled.
 */
public final class AnswerCache {

    private static final long MEGABYTE = 1 << 20;
    /** The part of its time after which an answer that is asked for is read anew in the background. */
    private static final int AHEAD_PERCENT = 80;

    private final CacheSettings settings;
    private final DataVersion version;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Cache<AnswerKey, KeptAnswer> answers;
    private final Flights<KeptAnswer> flights;
    private final AtomicLong generation = new AtomicLong();

    /** @param watch ends a reading that nobody waits for any more */
    public AnswerCache(CacheSettings settings, DataVersion version, RequestWatch watch, Clock clock,
            MeterRegistry meters) {
        this.settings = settings;
        this.flights = new Flights<>(watch);
        this.version = version;
        this.clock = clock;
        this.meters = meters;
        answers = Caffeine.newBuilder().maximumWeight(settings.megabytes() * MEGABYTE)
                .weigher((AnswerKey key, KeptAnswer kept) -> key.bytes() + kept.json().length)
                .expireAfterWrite(settings.stale()).ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis())).build();
    }

    /** What a flight is for; after a purge nobody boards one that began before. */
    private record Flight(AnswerKey key, String version, long generation) {
    }

    /**
     * The answer for the exchange's caller, who must be allowed to have it.
     *
     * @param question all that the answer depends on beside caller and data
     * @param read     reads it, at any later time and on any thread
     * @throws RuntimeException what reading ends in; errors are never kept
     */
    public RenderedAnswer answer(Exchange exchange, String route, Object question, Supplier<Figures> read) {
        if (settings.megabytes() == 0) {
            return tell(exchange, read(read, "")).fresh();
        }
        AnswerKey key = AnswerKey.of(route, question, exchange.caller());
        try {
            // Defaults go by the day, so yesterday's answers are another question's.
            String current = version.current() + " " + LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
            return tell(exchange, current(key, current, read)).fresh();
        } catch (RuntimeException failure) {
            KeptAnswer last = Failures.databaseAway(failure) ? answers.getIfPresent(key) : null;
            if (last == null || !last.youngerThan(settings.stale(), clock.instant())) {
                throw failure;
            }
            count("stale");
            return tell(exchange, last).stale();
        }
    }

    private KeptAnswer current(AnswerKey key, String current, Supplier<Figures> read) {
        Flight flight = new Flight(key, current, generation.get());
        KeptAnswer kept = fresh(flight);
        if (kept != null) {
            count("hit");
            if (!kept.youngerThan(settings.fresh().multipliedBy(AHEAD_PERCENT).dividedBy(100), clock.instant())) {
                flights.begin(flight, () -> keep(flight, read));
            }
            return kept;
        }
        count("miss");
        return flights.get(flight, () -> fresh(flight), () -> keep(flight, read));
    }

    private @Nullable KeptAnswer fresh(Flight flight) {
        KeptAnswer kept = answers.getIfPresent(flight.key());
        return kept != null && kept.version().equals(flight.version())
                && kept.youngerThan(settings.fresh(), clock.instant()) ? kept : null;
    }

    private KeptAnswer keep(Flight flight, Supplier<Figures> read) {
        KeptAnswer answer = read(read, flight.version());
        answers.asMap().compute(flight.key(), (key, other) -> {
            boolean purged = flight.generation() != generation.get();
            // What a clock that was ahead has kept is of no time that has been: it never stands before what is read now.
            boolean newer = other != null && other.asOf().isAfter(answer.asOf())
                    && !other.asOf().isAfter(clock.instant());
            return purged || newer ? other : answer;
        });
        return answer;
    }

    private KeptAnswer read(Supplier<Figures> read, String of) {
        meters.counter("cache.reads").increment();
        Instant began = clock.instant();
        Figures figures = read.get();
        return new KeptAnswer(Json.bytes(figures.body()), figures.rows(), figures.batch(), of, began);
    }

    private static KeptAnswer tell(Exchange exchange, KeptAnswer answer) {
        exchange.answered(answer.rows(), answer.batch());
        return answer;
    }

    /** Somebody's role or scope changed: nothing that was read before is given again. */
    public void purge() {
        generation.incrementAndGet();
        answers.invalidateAll();
    }

    /** Something else than a load changed what answers are made of. */
    public void changed() {
        version.forget();
    }

    private void count(String result) {
        meters.counter("cache.answers", "result", result).increment();
    }
}
