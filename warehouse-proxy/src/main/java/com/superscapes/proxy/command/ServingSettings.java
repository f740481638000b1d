package com.superscapes.proxy.command;

import com.superscapes.proxy.ServingRules;
import com.superscapes.proxy.database.LaneSettings;
import com.superscapes.proxy.database.Lanes;
import com.superscapes.proxy.drain.DrainRules;
import com.superscapes.proxy.limit.LimitRules;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The settings that say how much is served at once. */
final class ServingSettings {

    static final Set<String> KEYS = Stream.concat(
            Stream.of("reports", "exports", "records")
                    .flatMap(lane -> Stream.of("connections", "queue", "timeout-seconds")
                            .map(setting -> "lane." + lane + "-" + setting)),
            Stream.of("limit.per-second", "limit.burst", "limit.at-once", "limit.exports-at-once",
                    "limit.exports-per-hour", "drain.serving-seconds", "drain.finishing-seconds"))
            .collect(Collectors.toUnmodifiableSet());

    private ServingSettings() {
    }

    static ServingRules of(Settings settings) {
        return new ServingRules(lanes(settings), limits(settings), drain(settings));
    }

    static Lanes lanes(Settings settings) {
        Lanes lanes = Lanes.STANDARD;
        return new Lanes(lane(settings, lanes.reports()), lane(settings, lanes.exports()),
                lane(settings, lanes.records()));
    }

    private static LaneSettings lane(Settings settings, LaneSettings standard) {
        String key = "lane." + standard.name() + "-";
        return new LaneSettings(standard.name(), settings.positive(key + "connections", standard.connections()),
                settings.number(key + "queue", standard.queue()), Duration.ofSeconds(
                        settings.positive(key + "timeout-seconds", (int) standard.timeout().toSeconds())));
    }

    static LimitRules limits(Settings settings) {
        LimitRules standard = LimitRules.STANDARD;
        int perSecond = settings.positive("limit.per-second", standard.perSecond());
        return new LimitRules(perSecond, settings.positive("limit.burst", 2 * perSecond),
                settings.positive("limit.at-once", standard.atOnce()),
                settings.positive("limit.exports-at-once", standard.exportsAtOnce()),
                settings.positive("limit.exports-per-hour", standard.exportsPerHour()));
    }

    static DrainRules drain(Settings settings) {
        DrainRules standard = DrainRules.BALANCED;
        return new DrainRules(
                Duration.ofSeconds(settings.number("drain.serving-seconds", (int) standard.serving().toSeconds())),
                Duration.ofSeconds(settings.number("drain.finishing-seconds", (int) standard.finishing().toSeconds())));
    }
}
