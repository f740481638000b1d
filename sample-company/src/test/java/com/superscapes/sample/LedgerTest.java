package com.superscapes.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an accountant checks first in the sample company's books. */
class LedgerTest {

    @TempDir
    static Path folder;
    static Export export;
    static SampleSummary summary;

    @BeforeAll
    static void generate() throws IOException {
        summary = SampleCompany.generate(SampleOptions.standard(), folder);
        export = new Export(folder);
    }

    @Test
    void everyEntryBalances() {
        Map<String, BigDecimal> sums = new HashMap<>();
        export.lines(l -> sums.merge(l.entry(), l.amount(), BigDecimal::add));
        assertThat(sums).hasSize((int) summary.entries());
        assertThat(sums.values()).allMatch(sum -> sum.signum() == 0);
    }

    @Test
    void openingBalancesSumToZero() {
        assertThat(sum(export.opening)).isEqualByComparingTo("0");
        assertThat(export.opening.get("1210")).isPositive();
    }

    @Test
    void theTrialBalanceEqualsTheSummedLines() throws IOException {
        Map<String, BigDecimal> movement = new HashMap<>();
        export.lines(l -> movement.merge(l.year() + "/" + l.period() + "/" + l.account(), l.amount(), BigDecimal::add));
        Map<String, BigDecimal> balance = new TreeMap<>(export.opening);
        int[] rows = {0};
        export.rows("trial-balance.csv", row -> {
            String account = row.getField("account");
            String period = row.getField("fiscal_year") + "/" + row.getField("period") + "/" + account;
            assertThat(new BigDecimal(row.getField("opening")))
                    .isEqualByComparingTo(balance.getOrDefault(account, BigDecimal.ZERO));
            BigDecimal closing = balance.merge(account, movement.getOrDefault(period, BigDecimal.ZERO),
                    BigDecimal::add);
            assertThat(new BigDecimal(row.getField("closing"))).as(period).isEqualByComparingTo(closing);
            rows[0]++;
        });
        assertThat(rows[0]).isGreaterThan(3000);
        assertThat(sum(balance)).isEqualByComparingTo("0");
    }

    @Test
    void closedYearsLeaveNoBalanceOnRevenueAndExpense() {
        Map<String, BigDecimal> closed = new TreeMap<>();
        export.lines(l -> {
            if (l.year() < 2026 && export.isProfitAndLoss(l.account())) {
                closed.merge(l.year() + l.account() + l.branch() + l.division(), l.amount(), BigDecimal::add);
            }
        });
        assertThat(closed).hasSizeGreaterThan(1000);
        assertThat(closed.values()).allMatch(sum -> sum.signum() == 0);
    }

    @Test
    void onlyClosedYearsHaveAPeriod13AndItIsDatedOnTheLastDay() {
        Map<Integer, Integer> lines = new TreeMap<>();
        export.lines(l -> {
            if (l.period() == 13) {
                assertThat(l.date()).isEqualTo(LocalDate.of(l.year(), 10, 31));
                assertThat(l.kind()).isIn("ADJ", "CLOSE");
                lines.merge(l.year(), 1, Integer::sum);
            }
        });
        assertThat(lines.keySet()).containsExactly(2024, 2025);
    }

    @Test
    void receivablesAreTheUnpaidInvoices() {
        assertControl("1210", summary.openReceivables());
    }

    @Test
    void payablesAreTheUnpaidBills() {
        assertControl("2110", summary.openPayables().negate());
    }

    /** Documents end unpaid or at zero, never overpaid; what was open at the start has been settled since. */
    private static void assertControl(String account, BigDecimal open) {
        Map<String, BigDecimal> documents = new HashMap<>();
        export.lines(l -> {
            if (l.account().equals(account)) {
                documents.merge(l.document(), l.amount(), BigDecimal::add);
            }
        });
        int side = open.signum();
        BigDecimal before = BigDecimal.ZERO;
        BigDecimal unpaid = BigDecimal.ZERO;
        for (BigDecimal document : documents.values()) {
            if (document.signum() == -side) {
                before = before.add(document);
            } else {
                unpaid = unpaid.add(document);
            }
        }
        assertThat(unpaid).isEqualByComparingTo(open);
        // Retainage released later makes the settled items exceed the trade balance at the start, never fall short.
        assertThat(before.negate().abs()).isGreaterThanOrEqualTo(export.opening.get(account).abs());
    }

    @Test
    void noCashAccountIsEverOverdrawnAtTheEndOfADay() {
        Map<String, BigDecimal> cash = new HashMap<>();
        export.classes.forEach((account, name) -> {
            if (name.equals("cash") && !account.endsWith("00")) {
                cash.put(account, export.opening.getOrDefault(account, BigDecimal.ZERO));
            }
        });
        assertThat(cash).hasSize(4);
        LocalDate[] day = {SampleOptions.FIRST_DAY};
        export.lines(l -> {
            if (!l.date().equals(day[0])) {
                assertThat(cash.values()).as("cash on " + day[0]).allMatch(balance -> balance.signum() >= 0);
                day[0] = l.date();
            }
            cash.computeIfPresent(l.account(), (a, balance) -> balance.add(l.amount()));
        });
    }

    @Test
    void theLineOfCreditCarriesTheSpringAndIsRepaid() {
        Map<String, BigDecimal> drawn = new HashMap<>();
        BigDecimal[] balance = {export.opening.getOrDefault("2610", BigDecimal.ZERO)};
        export.lines(l -> {
            if (l.account().equals("2610")) {
                balance[0] = balance[0].add(l.amount());
                drawn.merge("most", balance[0].negate(), BigDecimal::max);
                assertThat(balance[0]).isLessThanOrEqualTo(BigDecimal.ZERO);
            }
        });
        assertThat(drawn.get("most")).isBetween(new BigDecimal("250000"), new BigDecimal("8000000"));
        assertThat(balance[0]).isEqualByComparingTo("0");
    }

    private static BigDecimal sum(Map<String, BigDecimal> amounts) {
        return amounts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
