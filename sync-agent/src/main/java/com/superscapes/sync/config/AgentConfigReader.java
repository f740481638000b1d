package com.superscapes.sync.config;

import com.superscapes.sync.field.FiscalCalendar;
import com.superscapes.sync.mapping.CalendarReader;
import com.superscapes.sync.mapping.BadMapping;
import com.superscapes.sync.mapping.Keys;
import com.superscapes.sync.mapping.Mapping;
import com.superscapes.sync.mapping.SpecParser;
import com.superscapes.sync.mapping.YamlNode;
import com.superscapes.sync.member.Member;
import com.superscapes.sync.secret.SecretReference;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads agent.yaml. Relative paths are meant from the file's own folder. Environment variables win over the file:
 * SUPERSCAPES_WAREHOUSE_HOST, _PORT, _DATABASE, _USER and SUPERSCAPES_SCHEDULE_AT.
 */
public final class AgentConfigReader {

    private static final String OVERRIDE = "SUPERSCAPES_WAREHOUSE_";
    private static final String PASSWORD = "SUPERSCAPES_SYNC_PASSWORD";
    private static final int LAST_PORT = 65_535;
    private static final int MOST_RETRIES = 10;
    private static final int MOST_RETRY_MINUTES = 720;

    private final Path folder;
    private final Map<String, String> environment;

    private AgentConfigReader(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = environment;
    }

    /**
     * @throws BadMapping  if the file is no configuration; the message names file, line, key and reason
     * @throws IOException if it cannot be read
     */
    public static AgentConfig read(Path file, Map<String, String> environment) throws IOException {
        String name = String.valueOf(file.getFileName());
        if (!Files.isRegularFile(file)) {
            throw new IOException(file + ": there is no such file");
        }
        try {
            Path folder = file.toAbsolutePath().getParent();
            return new AgentConfigReader(folder == null ? Path.of("") : folder, environment)
                    .read(new Keys(name, YamlNode.parse(name, Files.readString(file)), "the configuration"));
        } catch (MalformedInputException wrong) {
            throw new BadMapping(name, 1, "the file is not UTF-8 text");
        }
    }

    private AgentConfig read(Keys keys) {
        String version = keys.required("version");
        if (!version.equals("1")) {
            throw keys.bad("version", "this program reads configuration version 1, not " + version);
        }
        AgentConfig.Warehouse warehouse = keys.keys("warehouse").map(this::warehouse)
                .orElseGet(() -> fromEnvironment(keys));
        Member.Company company = company(part(keys, "company"));
        List<Member.Branch> branches = new ArrayList<>();
        for (YamlNode item : keys.items("branches")) {
            branches.add(branch(keys.inner(item, "an item of 'branches'")));
        }
        List<Member.Division> divisions = new ArrayList<>();
        for (YamlNode item : keys.items("divisions")) {
            divisions.add(division(keys.inner(item, "an item of 'divisions'")));
        }
        List<Mapping.ClassRule> classes = SpecParser.classRules(keys);
        List<SourceConfig> sources = new SourceConfigReader(folder).read(keys);
        AgentConfig.Schedule schedule = schedule(keys);
        keys.done();
        return new AgentConfig(warehouse, company, branches, divisions, classes, sources, schedule);
    }

    private static Keys part(Keys keys, String key) {
        return keys.keys(key).orElseThrow(() -> keys.bad(key, "'" + key + "' is missing"));
    }

    private AgentConfig.Warehouse warehouse(Keys keys) {
        String host = overridden(keys, "host", "localhost");
        int port = port(keys, "port", overridden(keys, "port", "5432"));
        String database = overridden(keys, "database", "superscapes");
        String user = overridden(keys, "user", "superscapes_sync");
        String file = keys.text("passwordFile");
        String variable = keys.text("passwordEnv");
        if ((file == null) == (variable == null)) {
            throw keys.bad(file == null ? "warehouse" : "passwordFile",
                    "give one of 'passwordFile' and 'passwordEnv'; a password itself is never written here");
        }
        keys.done();
        return new AgentConfig.Warehouse(host, port, database, user, file == null
                ? new SecretReference("env", String.valueOf(variable))
                : new SecretReference("file", folder.resolve(file).toString()));
    }

    /** Of a configuration that leaves it to the environment, or to a local company. */
    private AgentConfig.Warehouse fromEnvironment(Keys keys) {
        return new AgentConfig.Warehouse(overridden("host", null, "localhost"),
                port(keys, "warehouse", overridden("port", null, "5432")), overridden("database", null, "superscapes"),
                overridden("user", null, "superscapes_sync"), new SecretReference("env", PASSWORD));
    }

    private String overridden(Keys keys, String key, String otherwise) {
        return overridden(key, keys.text(key), otherwise);
    }

    private String overridden(String key, @Nullable String own, String otherwise) {
        String variable = environment.get(OVERRIDE + key.toUpperCase(java.util.Locale.ROOT));
        return variable != null && !variable.isEmpty() ? variable : own == null ? otherwise : own;
    }

    private static int port(Keys keys, String key, String text) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > LAST_PORT) {
            throw keys.bad(key, "'" + key + "' must be a port number, not '" + text + "'");
        }
        return Integer.parseInt(text);
    }

    private static int number(Keys keys, String key, String text, int least, int most) {
        if (!text.matches("\\d{1,4}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            throw keys.bad(key,
                    "'" + key + "' must be a whole number from " + least + " to " + most + ", not '" + text + "'");
        }
        return Integer.parseInt(text);
    }

    private static Member.Company company(Keys keys) {
        String code = keys.required("code");
        String name = keys.required("name");
        String currency = or(keys.text("currency"), "USD");
        FiscalCalendar calendar = CalendarReader.read(keys);
        String zone = keys.required("timeZone");
        if (!currency.matches("[A-Z]{3}")) {
            throw keys.bad("currency", "a currency is three capital letters, such as USD");
        }
        try {
            ZoneId.of(zone);
        } catch (DateTimeException none) {
            throw keys.bad("timeZone", "'" + zone + "' is no time zone; write one such as America/Chicago");
        }
        keys.done();
        return new Member.Company(code, code, name, currency, calendar, null, zone);
    }

    private static Member.Branch branch(Keys keys) {
        String code = keys.required("code");
        Member.Branch branch = new Member.Branch(or(keys.text("id"), code), code, or(keys.text("name"), code),
                or(keys.text("region"), ""), null);
        keys.done();
        return branch;
    }

    private static Member.Division division(Keys keys) {
        String code = keys.required("code");
        Member.Division division = new Member.Division(or(keys.text("id"), code), code, or(keys.text("name"), code),
                null);
        keys.done();
        return division;
    }

    private AgentConfig.Schedule schedule(Keys keys) {
        Keys own = keys.keys("schedule").orElse(null);
        String at = own == null ? null : own.text("at");
        String port = own == null ? null : own.text("port");
        String retries = own == null ? null : own.text("retries");
        String within = own == null ? null : own.text("retryMinutes");
        String variable = environment.get("SUPERSCAPES_SCHEDULE_AT");
        String time = variable != null && !variable.isEmpty() ? variable : at;
        if (own != null) {
            own.done();
        }
        if (time != null && !time.matches("([01]\\d|2[0-3]):[0-5]\\d")) {
            throw (own == null ? keys : own).bad("at", "'at' must be a time of day such as \"02:00\" (in quotes), not "
                    + time);
        }
        AgentConfig.Schedule standard = AgentConfig.Schedule.DEFAULT;
        return new AgentConfig.Schedule(time == null ? standard.at() : LocalTime.parse(time),
                port == null || own == null ? standard.port() : port(own, "port", port),
                retries == null || own == null ? standard.retries() : number(own, "retries", retries, 0, MOST_RETRIES),
                within == null || own == null
                        ? standard.retryWithin()
                        : Duration.ofMinutes(number(own, "retryMinutes", within, 1, MOST_RETRY_MINUTES)));
    }

    private static String or(@Nullable String text, String otherwise) {
        return text == null || text.isEmpty() ? otherwise : text;
    }
}
