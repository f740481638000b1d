package com.superscapes.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The books tell of a plausible landscaping firm. */
class BusinessTest {

    private static final List<String> DIRECT = List.of("direct-labor", "labor-burden", "materials", "subcontractors",
            "equipment-cost", "other-direct", "contract-loss");

    @TempDir
    static Path folder;
    static Export export;
    /** Profit and loss without closing entries, by year and class, and by period within. */
    static final Map<String, BigDecimal> SUMS = new TreeMap<>();
    static final Set<String> BRANCHES = new HashSet<>();
    static final Set<String> DIVISIONS = new HashSet<>();
    static final Set<String> SNOW = new HashSet<>();

    @BeforeAll
    static void generate() throws IOException {
        SampleCompany.generate(SampleOptions.standard(), folder);
        export = new Export(folder);
        export.lines(BusinessTest::add);
    }

    private static void add(Export.Line line) {
        BRANCHES.add(line.branch());
        DIVISIONS.add(line.division());
        if (!line.kind().equals("CLOSE") && export.isProfitAndLoss(line.account())) {
            String name = export.classes.get(line.account());
            SUMS.merge(line.year() + " " + name, line.amount(), BigDecimal::add);
            SUMS.merge(line.year() + " all", line.amount(), BigDecimal::add);
            SUMS.merge(line.year() + "/" + line.period() + " " + name, line.amount(), BigDecimal::add);
            if (line.division().equals("SNW") && name.equals("revenue")) {
                SNOW.add(line.branch() + "/" + line.period());
            }
        }
    }

    @Test
    void twelveBranchesAndFiveDivisionsHaveLines() {
        BRANCHES.remove("");
        DIVISIONS.remove("");
        assertThat(BRANCHES).hasSize(12);
        assertThat(DIVISIONS).containsExactlyInAnyOrder("MNT", "ENH", "CON", "IRR", "SNW");
    }

    @Test
    void everyYearIsProfitableWithAContractorsMargins() {
        for (int year = 2024; year <= 2026; year++) {
            double revenue = -at(year + " revenue") - at(year + " contra-revenue");
            double direct = 0;
            for (String name : DIRECT) {
                direct += at(year + " " + name);
            }
            assertThat(revenue).isBetween(90e6, 120e6);
            assertThat((revenue - direct) / revenue).as("gross margin").isBetween(0.25, 0.50);
            assertThat(-at(year + " all") / revenue).as("net margin").isBetween(0.04, 0.12);
        }
    }

    @Test
    void springIsThePeakAndWinterTheTrough() {
        for (int year = 2024; year <= 2026; year++) {
            double spring = revenue(year, 6, 7, 8);
            double summer = revenue(year, 9, 10, 11);
            double winter = revenue(year, 2, 3, 4);
            assertThat(spring).isGreaterThan(summer);
            assertThat(summer).isGreaterThan(1.5 * winter);
        }
    }

    @Test
    void snowFallsInNorthernBranchesInWinterOnly() {
        assertThat(SNOW).allMatch(s -> s.startsWith("N")).contains("N01/2", "N02/3", "N03/2", "N04/4");
        assertThat(SNOW).noneMatch(s -> Integer.parseInt(s.substring(4)) > 6);
    }

    @Test
    void receivablesStandForAboutFiftyDaysOfRevenue() {
        BigDecimal[] balance = {export.opening.get("1210")};
        export.lines(l -> {
            if (l.account().equals("1210")) {
                balance[0] = balance[0].add(l.amount());
            }
        });
        double perDay = revenue(2026, 10, 11, 12) / 92;
        assertThat(balance[0].doubleValue() / perDay).isBetween(38.0, 68.0);
    }

    @Test
    void theBudgetIsNearTheActualsButNotThem() throws IOException {
        Map<String, BigDecimal> budget = new TreeMap<>();
        for (String file : List.of("budget-FY2025.csv", "budget-FY2026.csv")) {
            export.rows(file, row -> budget.merge(
                    row.getField("fiscal_year") + " " + export.classes.get(row.getField("account")),
                    new BigDecimal(row.getField("amount")), BigDecimal::add));
        }
        for (String key : List.of("2025 revenue", "2026 revenue", "2025 overhead", "2026 materials")) {
            double ratio = budget.get(key).doubleValue() / at(key);
            assertThat(ratio).as(key).isBetween(0.85, 1.15).isNotEqualTo(1.0);
        }
    }

    @Test
    void theMappingNamesColumnsThatTheFilesHave() throws IOException {
        String mapping = Files.readString(folder.resolve("mapping.yaml"));
        List<String> there = export.files("");
        List<MatchResult> files = Pattern.compile("match: \"?([a-z-]+)[^\\n]*\\n.*\\n +columns: \\{([^}]*)}")
                .matcher(mapping).results()
                .filter(file -> there.stream().anyMatch(name -> name.startsWith(file.group(1)))).toList();
        assertThat(files).hasSize(7);
        for (MatchResult file : files) {
            String name = export.files(file.group(1)).getFirst();
            List<String> header = List.of(Files.readAllLines(folder.resolve(name)).getFirst().split(","));
            for (String column : file.group(2).split(",")) {
                assertThat(header).as(name).contains(column.substring(column.indexOf(':') + 1).strip());
            }
        }
    }

    private static double revenue(int year, int... periods) {
        double sum = 0;
        for (int period : periods) {
            sum -= at(year + "/" + period + " revenue");
        }
        return sum;
    }

    private static double at(String key) {
        return SUMS.getOrDefault(key, BigDecimal.ZERO).doubleValue();
    }
}
