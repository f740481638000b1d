package com.superscapes.sync.mapping;

import com.superscapes.sync.field.FiscalCalendar;
import com.superscapes.sync.member.Member;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Reads a mapping file of grammar version 1. */
public final class MappingReader {

    private MappingReader() {
    }

    /**
     * @throws BadMapping if the file is no mapping; the message names file and line
     * @throws IOException if it cannot be read
     */
    public static Mapping read(Path path) throws IOException {
        String name = String.valueOf(path.getFileName());
        try {
            return parse(name, Files.readString(path));
        } catch (MalformedInputException wrong) {
            throw new BadMapping(name, 1, "the mapping file is not UTF-8 text");
        }
    }

    /** @throws BadMapping if the text is no mapping */
    public static Mapping parse(String name, String text) {
        Keys keys = new Keys(name, YamlNode.parse(name, text), "the mapping file");
        String version = keys.required("version");
        if (!version.equals("1")) {
            throw keys.bad("version", "this program reads mapping version 1, not " + version);
        }
        String source = keys.required("source");
        Member.Company company = keys.keys("company").map(MappingReader::company).orElseGet(() -> company(source));
        Mapping.Format format = keys.keys("format").map(own -> FormatReader.read(own, Mapping.Format.DEFAULT))
                .orElse(Mapping.Format.DEFAULT);
        List<Mapping.FileSpec> files = new ArrayList<>();
        for (YamlNode file : keys.items("files")) {
            files.add(FileSpecReader.read(new Keys(name, file, "an item of 'files'"), format));
        }
        keys.done();
        if (files.isEmpty()) {
            throw keys.bad("files", "'files' must say what at least one file is");
        }
        return new Mapping(source, company, List.copyOf(files), text);
    }

    /** The company of a source that says nothing of it. */
    public static Member.Company company(String source) {
        return new Member.Company(source, source, source, "USD", 1, null, "UTC");
    }

    private static Member.Company company(Keys keys) {
        String code = keys.required("code");
        String name = keys.text("name");
        String currency = keys.text("currency");
        FiscalCalendar calendar = CalendarReader.read(keys);
        String zone = keys.text("timeZone");
        keys.done();
        if (currency != null && !currency.matches("[A-Z]{3}")) {
            throw keys.bad("currency", "a currency is three capital letters, such as USD");
        }
        if (zone != null && !isZone(zone)) {
            throw keys.bad("timeZone", "'" + zone + "' is no time zone; write one such as America/Chicago");
        }
        return new Member.Company(code, code, name == null ? code : name, currency == null ? "USD" : currency,
                calendar, null, zone == null ? "UTC" : zone);
    }

    private static boolean isZone(String zone) {
        try {
            return ZoneId.of(zone) != null;
        } catch (DateTimeException none) {
            return false;
        }
    }
}
