package com.superscapes.sync.mapping;

import com.superscapes.sync.member.Member;
import java.nio.charset.Charset;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
     * @param encoding null: by byte order mark, else UTF-8
     * @param grouping sign between groups of three digits; empty for none
     */
    public record Format(char separator, @Nullable Charset encoding, boolean header, char decimal, String grouping,
            String date) {

        /** Comma-separated UTF-8 with a header, plain decimals, ISO dates. */
        public static final Format DEFAULT = new Format(',', null, true, '.', "", "yyyy-MM-dd");
    }

    /** A rule that gives accounts a statement class; the first that matches wins. */
    public record ClassRule(@Nullable String fromCode, @Nullable String toCode, @Nullable String under,
            String statementClass) {
    }

    /**
     * One kind of file.
     *
     * @param match        glob over the file's name
     * @param columns      logical field to header name, or to a 1-based position where there is no header
     * @param indicator    word of the indicator column to D or C
     * @param kinds        word of the kind column to N, A or C
     * @param balanceTypes source types of accounts whose rows of a period-movement file are balances
     * @param scenarios    source word to scenario code
     * @param defaults     values of fields that the file does not have
     * @param types        source word to account type
     */
    public record FileSpec(String match, Content content, Format format, Map<Column, String> columns,
            Map<String, Character> indicator, Sign sign, Map<String, Character> kinds, List<String> balanceTypes,
            Map<String, String> scenarios, Map<Column, String> defaults, Map<String, String> types,
            List<ClassRule> classes) {

        public boolean matches(String fileName) {
            return FileSystems.getDefault().getPathMatcher("glob:" + match).matches(Path.of(fileName));
        }

        public boolean has(Column column) {
            return columns.containsKey(column);
        }
    }

    /** The first file specification that matches the name. */
    public Optional<FileSpec> specOf(String fileName) {
        return files.stream().filter(file -> file.matches(fileName)).findFirst();
    }
}
