package com.superscapes.allinone.architecture;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Rules that only the source text shows: names of parameters, SQL types, comments. */
class SourceTextTest {

    private static final Pattern BINARY_MONEY = Pattern
            .compile(
                    "\\b(?:double|Double|float|Float)\\s+(?:\\w*(?:[aA]mount|[dD]ebit|[cC]redit|[bB]alance)s?|total)\\b");
    private static final Pattern BINARY_SQL = Pattern
            .compile("^(?:(?!--).)*\\b(?:double precision|float[48]?|real|money)\\b", CASE_INSENSITIVE);
    // Built from parts, so that this file does not find itself.
    private static final Pattern UNFINISHED = Pattern
            .compile("\\b(?:TO" + "DO|FIX" + "ME|X" + "XX)\\b|@Dis" + "abled\\b");

    @Test
    void noAmountIsABinaryFraction() throws IOException {
        assertThat(Repository.lines(Repository.sources("src/main", ".java"), BINARY_MONEY))
                .as("amounts are BigDecimal: a double cannot hold a cent").isEmpty();
    }

    @Test
    void theRuleForAmountsFindsFieldsParametersAndLocals() {
        for (String line : List.of("double amount,", "private Double openingBalance;", "float total =",
                "double debits")) {
            assertThat(BINARY_MONEY.matcher(line).find()).as(line).isTrue();
        }
        assertThat(BINARY_MONEY.matcher("double totalWidth").find()).isFalse();
    }

    @Test
    void noColumnIsABinaryFraction() throws IOException {
        List<Path> migrations = Repository.sources("src/main", ".sql");
        assertThat(migrations).isNotEmpty();
        assertThat(Repository.lines(migrations, BINARY_SQL))
                .as("money columns are numeric").isEmpty();
    }

    @Test
    void nothingIsLeftUnfinishedOrSwitchedOff() throws IOException {
        assertThat(Repository.lines(Repository.sources("src", ".java"), UNFINISHED)).isEmpty();
    }

    @Test
    void everyPackageIsNullMarkedAndSaysWhatItIsFor() throws IOException {
        List<Path> folders = Repository.sources("src/main/java", ".java").stream().map(Path::getParent).distinct()
                .toList();
        assertThat(folders).isNotEmpty().allSatisfy(folder -> assertThat(folder.resolve("package-info.java"))
                .content().contains("@NullMarked").startsWith("/**"));
        assertThat(Files.exists(Repository.ROOT.resolve("pom.xml"))).isTrue();
    }
}
