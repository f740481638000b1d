package com.superscapes.sync.config;

import com.superscapes.sync.mapping.Mapping;
import com.superscapes.sync.member.Member;
import com.superscapes.sync.secret.SecretReference;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What an agent does: for whom, from where, into which warehouse, when.
 *
 * @param company   of sources that do not say it themselves
 * @param branches  of sources that have codes only
 * @param divisions likewise
 * @param classes   statement classes of accounts, before those a contract gives
 */
public record AgentConfig(Warehouse warehouse, Member.Company company, List<Member.Branch> branches,
        List<Member.Division> divisions, List<Mapping.ClassRule> classes, List<SourceConfig> sources,
        Schedule schedule) {

    public AgentConfig {
        branches = List.copyOf(branches);
        divisions = List.copyOf(divisions);
        classes = List.copyOf(classes);
        sources = List.copyOf(sources);
    }

    /** Where the warehouse is. */
    public record Warehouse(String host, int port, String database, String user, SecretReference password) {
    }

    /**
     * When {@code serve} loads, and where it tells of itself.
     *
     * @param at   in the company's time zone
     * @param port on the loopback address, for health and metrics; 0 takes any free one
     * @param retries     how often a source that failed in the night is tried again; 0 leaves it to the next night
     * @param retryWithin from the failure to the last of these tries
     */
    public record Schedule(LocalTime at, int port, int retries, Duration retryWithin) {

        /** Two in the morning, and thrice again until four. */
        public static final Schedule DEFAULT = new Schedule(LocalTime.of(2, 0), 9464, 3, Duration.ofHours(2));
    }

    /** The company's time zone. */
    public ZoneId zone() {
        return ZoneId.of(company.timeZone());
    }

    /** The source of that name. */
    public Optional<SourceConfig> source(String name) {
        return sources.stream().filter(source -> source.name().equals(name)).findFirst();
    }
}
