package com.superscapes.sync.mapping;

import com.superscapes.sync.member.Member;
import com.superscapes.sync.model.RecordKind;
import com.superscapes.sync.model.RecordKinds;
import java.nio.charset.Charset;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A mapping file, read and checked: what the files of an export are and what their columns mean.
 *
 * @param source  first part of the natural key of every fact
 * @param company the company of rows that name none
 * @param content the mapping file's text: a changed mapping is another load
 */
public record Mapping(String source, Member.Company company, List<FileSpec> files, String content) {

    /**
     * How a file's text is written.
     *
     * @param rows     path to the rows of JSON and XML; empty for a JSON file that is a list of them
     * @param encoding null: by byte order mark, else UTF-8
     * @param grouping sign between groups of three digits; empty for none
     */
    public record Format(FileKind kind, String rows, char separator, @Nullable Charset encoding, boolean header,
            char decimal, String grouping, String date) {

        /** Comma-separated UTF-8 with a header, plain decimals, ISO dates. */
        public static final Format DEFAULT = new Format(',', null, true, '.', "", "yyyy-MM-dd");

        /** Of character-separated rows. */
        public Format(char separator, @Nullable Charset encoding, boolean header, char decimal, String grouping,
                String date) {
            this(FileKind.CSV, "", separator, encoding, header, decimal, grouping, date);
        }
    }

    /** A rule that gives accounts a statement class; the first that matches wins. */
    public record ClassRule(@Nullable String fromCode, @Nullable String toCode, @Nullable String under,
            String statementClass) {
    }

    /**
     * One kind of file.
     *
     * @param match        glob over the file's name
     * @param kind         the kind of record, for contents that are records; else null
     * @param fields       logical field to where it comes from
     * @param indicator    word of the indicator column to D or C
     * @param kinds        word of the kind column to N, A or C
     * @param balanceTypes source types of accounts whose rows of a period-movement file are balances
     * @param scenarios    source word to scenario code
     * @param dead         which rows count no more (voided ones): what they brought is closed; null for none
     * @param only         which rows are meant at all; null for all
     * @param types        source word to account type
     * @param openings     true for a trial balance whose earliest openings are what the books start from
     * @param delivery     what its files are versions of; null: each file name is a delivery of its own
     */
    public record FileSpec(String match, Content content, @Nullable RecordKind kind, Format format,
            Map<String, FieldSource> fields, Map<String, Character> indicator, Sign sign,
            Map<String, Character> kinds, List<String> balanceTypes, Map<String, String> scenarios,
            Map<String, String> types, List<ClassRule> classes, @Nullable Condition dead, @Nullable Condition only,
            @Nullable String delivery, boolean openings) {

        public boolean matches(String fileName) {
            return FileSystems.getDefault().getPathMatcher("glob:" + match).matches(Path.of(fileName));
        }

        /** True when a column fills the field. */
        public boolean has(Column column) {
            FieldSource source = fields.get(column.word());
            return source != null && source.column() != null;
        }

        /** Names or paths of all columns that the mapping asks for, each once. */
        public List<String> columns() {
            Stream<String> ofFields = fields.values().stream().map(FieldSource::column).filter(Objects::nonNull);
            Stream<String> ofConditions = Stream.of(Optional.ofNullable(dead), Optional.ofNullable(only))
                    .flatMap(Optional::stream).map(Condition::column);
            return Stream.concat(ofFields, ofConditions).distinct().toList();
        }

        /** The same with the id taken from this column where the mapping names none. */
        public FileSpec withId(String column) {
            Map<String, FieldSource> all = new HashMap<>(fields);
            all.putIfAbsent(Column.ID.word(), FieldSource.of(column));
            return new FileSpec(match, content, kind, format, all, indicator, sign, kinds, balanceTypes, scenarios,
                    types, classes, dead, only, delivery, openings);
        }

        /** The same without the fields that a column fills. */
        public FileSpec withoutColumn(String column) {
            Map<String, FieldSource> kept = new HashMap<>(fields);
            kept.values().removeIf(source -> column.equals(source.column()));
            return new FileSpec(match, content, kind, format, kept, indicator, sign, kinds, balanceTypes, scenarios,
                    types, classes, dead, only, delivery, openings);
        }

        /** The same as a trial balance that the books start from. */
        public FileSpec withOpenings() {
            return new FileSpec(match, content, kind, format, fields, indicator, sign, kinds, balanceTypes, scenarios,
                    types, classes, dead, only, delivery, true);
        }

        /** The same with these rules before its own. */
        public FileSpec withClasses(List<ClassRule> rules) {
            List<ClassRule> all = new ArrayList<>(rules);
            all.addAll(classes);
            return new FileSpec(match, content, kind, format, fields, indicator, sign, kinds, balanceTypes, scenarios,
                    types, all, dead, only, delivery, openings);
        }

        /** As the mapping writes it; the source table of its rows' natural keys. */
        public String contentWord() {
            return kind == null ? content.word() : kind.content();
        }

        /** Members before the rows that point to them. */
        public int order() {
            return content.ordinal() * 100 + (kind == null ? 0 : RecordKinds.all().indexOf(kind));
        }
    }

    /**
     * Rows with one of these words in a column.
     *
     * @param column header name or path
     * @param not    true for rows with none of them
     */
    public record Condition(String column, List<String> words, boolean not) {

        /** True for a text that meets it. */
        public boolean meets(String text) {
            return words.contains(text) != not;
        }
    }

    /** The first file specification that matches the name. */
    public Optional<FileSpec> specOf(String fileName) {
        return files.stream().filter(file -> file.matches(fileName)).findFirst();
    }
}
