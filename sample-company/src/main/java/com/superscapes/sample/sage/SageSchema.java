package com.superscapes.sample.sage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tables of Sage and their columns, read from {@code tables.sql}, and the columns of what is kept beside it. */
final class SageSchema {

    private static final Pattern TABLE = Pattern.compile("create table \\{schema}(\\w+) \\((.*?)\\n\\);",
            Pattern.DOTALL);
    private static final Pattern COLUMN = Pattern.compile("^    (\\w+) ", Pattern.MULTILINE);

    private static final Pattern ROW = Pattern.compile("    \\{row ([^}]+)}");
    /** What every table has first; upddte is empty until the first change. */
    private static final String ROW_COLUMNS = """
            _idnum varchar(36) not null,
            recnum $1 not null,
            insdte timestamp not null,
            insusr varchar(20) not null,
            upddte timestamp,
            updusr varchar(20)""".indent(4).stripTrailing();

    private final String sql;
    private final Map<String, List<String>> columns = new LinkedHashMap<>();

    private SageSchema(String sql, String beside) {
        this.sql = sql;
        addColumns(sql);
        addColumns(beside);
    }

    private void addColumns(String definitions) {
        Matcher tables = TABLE.matcher(definitions);
        while (tables.find()) {
            List<String> names = new ArrayList<>();
            Matcher found = COLUMN.matcher(tables.group(2));
            while (found.find()) {
                names.add(found.group(1));
            }
            columns.put(tables.group(1), List.copyOf(names));
        }
    }

    static SageSchema load() {
        return new SageSchema(resource("tables.sql"), resource("beside.sql"));
    }

    private static String resource(String name) {
        try (InputStream in = SageSchema.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the sample-company module.");
            }
            return ROW.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8)).replaceAll(ROW_COLUMNS);
        } catch (IOException broken) {
            throw new UncheckedIOException(name + " of the sample company cannot be read.", broken);
        }
    }

    /** One statement a table of Sage. @param schema with its dot, or empty */
    List<String> statements(String schema) {
        List<String> statements = new ArrayList<>();
        Matcher tables = TABLE.matcher(sql);
        while (tables.find()) {
            statements.add(tables.group().replace("{schema}", schema).replaceFirst(";$", ""));
        }
        return statements;
    }

    /** All columns of a table, the six that every table has first. */
    List<String> columns(String table) {
        List<String> known = columns.get(table);
        if (known == null) {
            throw new IllegalArgumentException("There is no table " + table + ".");
        }
        return known;
    }
}
