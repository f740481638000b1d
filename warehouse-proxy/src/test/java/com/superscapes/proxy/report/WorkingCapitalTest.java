package com.superscapes.proxy.report;

import static com.superscapes.proxy.testing.ReportCells.cell;
import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.api.report.ReportRequest;
import com.superscapes.api.report.ReportResult;
import com.superscapes.api.report.ResultRow;
import com.superscapes.proxy.testing.ChartLine;
import com.superscapes.proxy.testing.Fact;
import com.superscapes.proxy.testing.RandomItems;
import com.superscapes.proxy.testing.RandomItems.Application;
import com.superscapes.proxy.testing.RandomItems.Item;
import com.superscapes.proxy.testing.RandomLedger;
import com.superscapes.proxy.testing.TestServer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Concentration, days outstanding, pages and the cash forecast against a plain reading of the same records. */
class WorkingCapitalTest {

    private static final List<LocalDate> DAYS = List.of(LocalDate.of(2025, 3, 31), LocalDate.of(2025, 8, 14),
            LocalDate.of(2025, 10, 31), LocalDate.of(2026, 1, 18));

    private static RandomLedger ledger;
    private static RandomItems items;
    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        ledger = new RandomLedger(23, 90);
        items = new RandomItems(ledger, 29, 260);
        server = new TestServer(ledger.warehouse()).addUsers();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
        ledger.close();
    }

    private static BigDecimal amount(ReportResult result, ResultRow row, String column) {
        Object cell = cell(result, row, column);
        return cell == null ? BigDecimal.ZERO : new BigDecimal(cell.toString());
    }

    private static BigDecimal owed(Item item, BigDecimal amount) {
        return item.payable() ? amount.negate() : amount;
    }

    private static LocalDate document(Item item) {
        return item.invoiced() == null ? item.posted() : item.invoiced();
    }

    private static LocalDate due(Item item) {
        return item.due() == null ? document(item) : item.due();
    }

    private record Bill(int party, LocalDate day, LocalDate posted, BigDecimal amount) {
    }

    private static List<Bill> billed(boolean payable) {
        List<Bill> bills = new ArrayList<>();
        for (Item item : items.of(payable)) {
            if (item.kind().equals("invoice") || item.kind().equals("credit")) {
                bills.add(new Bill(item.party(), document(item), item.posted(), owed(item, item.amount())));
                for (Application application : item.applications()) {
                    if (application.kind().equals("credit")) {
                        bills.add(new Bill(item.party(), application.posted(), application.posted(),
                                owed(item, application.amount())));
                    }
                }
            }
        }
        return bills;
    }

    private static BigDecimal billed(boolean payable, LocalDate after, LocalDate upTo, LocalDate known) {
        return billed(payable).stream().filter(bill -> bill.day().isAfter(after) && !bill.day().isAfter(upTo))
                .filter(bill -> !bill.posted().isAfter(known)).map(Bill::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private record Done(Item item, LocalDate on) {
    }

    /** Invoices by walking day by day until nothing is open. */
    private static List<Done> settled(boolean payable, LocalDate day) {
        List<Done> done = new ArrayList<>();
        for (Item item : items.of(payable)) {
            if (item.kind().equals("invoice") && !item.posted().isAfter(day)) {
                for (LocalDate at = item.posted(); !at.isAfter(day); at = at.plusDays(1)) {
                    LocalDate then = at;
                    boolean applied = item.applications().stream().anyMatch(each -> each.posted().equals(then));
                    if (applied && owed(item, item.open(at)).signum() <= 0) {
                        if (at.isAfter(day.minusDays(365))) {
                            done.add(new Done(item, at));
                        }
                        break;
                    }
                }
            }
        }
        return done;
    }

    private static long late(Done done) {
        return ChronoUnit.DAYS.between(due(done.item()), done.on());
    }

    private static int median(List<Long> values) {
        List<Long> sorted = values.stream().sorted().toList();
        return sorted.get((sorted.size() - 1) / 2).intValue();
    }

    @Test
    void concentrationAndPaymentBehaviorEqualThePlainReading() throws Exception {
        for (LocalDate day : DAYS) {
            for (boolean payable : List.of(false, true)) {
                ReportResult result = server.report("controller", payable ? "ap-vendors" : "ar-customers",
                        Map.of("as-of", day.toString()));
                Map<Integer, List<Done>> done = settled(payable, day).stream()
                        .collect(Collectors.groupingBy(each -> each.item().party()));
                BigDecimal all = billed(payable, day.minusDays(365), day, day);
                assertThat(amount(result, result.totals().getFirst(), "billed")).isEqualByComparingTo(all);
                for (ResultRow row : result.rows()) {
                    int party = Integer.parseInt(row.id());
                    BigDecimal own = billed(payable).stream().filter(bill -> bill.party() == party)
                            .filter(bill -> bill.day().isAfter(day.minusDays(365)) && !bill.day().isAfter(day))
                            .filter(bill -> !bill.posted().isAfter(day)).map(Bill::amount)
                            .reduce(BigDecimal.ZERO, BigDecimal::add);
                    assertThat(amount(result, row, "billed")).isEqualByComparingTo(own);
                    assertThat(amount(result, row, "share"))
                            .isEqualByComparingTo(own.divide(all, 6, RoundingMode.HALF_EVEN));
                    List<Done> mine = done.getOrDefault(party, List.of());
                    assertThat(amount(result, row, "settled")).isEqualByComparingTo(BigDecimal.valueOf(mine.size()));
                    if (mine.isEmpty()) {
                        assertThat(row.notMeaningful()).isNotEmpty();
                        continue;
                    }
                    BigDecimal weight = BigDecimal.ZERO;
                    BigDecimal total = BigDecimal.ZERO;
                    for (Done each : mine) {
                        BigDecimal size = each.item().amount().abs();
                        weight = weight.add(size.multiply(BigDecimal.valueOf(late(each))));
                        total = total.add(size);
                    }
                    assertThat(amount(result, row, "late"))
                            .isEqualByComparingTo(weight.divide(total, 2, RoundingMode.HALF_UP));
                    assertThat(amount(result, row, "median")).isEqualByComparingTo(
                            BigDecimal.valueOf(median(mine.stream().map(WorkingCapitalTest::late).toList())));
                }
            }
        }
    }

    @Test
    void aPageShowsWhatIsOpenAndWhatWasSettledOfOneCustomer() throws Exception {
        LocalDate day = DAYS.get(1);
        for (int party = 1; party <= RandomItems.PARTIES; party++) {
            int own = party;
            ReportResult page = server.report("accountant", "ar-customer", Map.of("customer", "C" + party, "as-of",
                    day.toString()));
            BigDecimal open = items.of(false).stream().filter(item -> item.party() == own).map(item -> item.open(day))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            ResultRow total = page.totals().getLast();
            assertThat(amount(page, total, "open")).isEqualByComparingTo(open);
            assertThat(page.rows().stream().filter(row -> row.id().startsWith("settled:")).count())
                    .isEqualTo(settled(false, day).stream().filter(done -> done.item().party() == own).count());
        }
        assertThat(server.postAs("accountant", "/v1/reports/ar-customer",
                new ReportRequest(Map.of("customer", "C99"), null, null)).status()).isEqualTo(404);
    }

    @Test
    void daysOutstandingSimpleAndCountedBackEqualThePlainReading() throws Exception {
        for (LocalDate last : DAYS) {
            for (boolean payable : List.of(false, true)) {
                ReportResult result = server.report("executive", payable ? "ap-dpo" : "ar-dso", Map.of("as-of",
                        last.toString()));
                assertThat(result.rows()).hasSize(13);
                for (ResultRow row : result.rows()) {
                    LocalDate day = LocalDate.parse(row.id());
                    BigDecimal net = items.of(payable).stream().filter(item -> !item.kind().equals("retainage"))
                            .map(item -> owed(item, item.open(day))).reduce(BigDecimal.ZERO, BigDecimal::add);
                    assertThat(amount(result, row, "net")).as(last + " " + day).isEqualByComparingTo(net);
                    BigDecimal billed = billed(payable, day.minusDays(90), day, day);
                    if (billed.signum() > 0) {
                        assertThat(amount(result, row, "simple")).isEqualByComparingTo(
                                net.multiply(BigDecimal.valueOf(90)).divide(billed, 2, RoundingMode.HALF_UP));
                    }
                    BigDecimal back = countBack(net, day, payable);
                    assertThat(cell(result, row, "count-back") == null).isEqualTo(back == null);
                    if (back != null) {
                        assertThat(amount(result, row, "count-back")).isEqualByComparingTo(back);
                    }
                }
            }
        }
    }

    private static @Nullable BigDecimal countBack(BigDecimal net, LocalDate day, boolean payable) {
        BigDecimal rest = net;
        BigDecimal days = BigDecimal.ZERO;
        LocalDate start = day.withDayOfMonth(1);
        LocalDate end = day;
        for (int i = 0; i < 24; i++) {
            if (rest.signum() <= 0) {
                return days;
            }
            BigDecimal month = billed(payable, start.minusDays(1), end, day);
            BigDecimal length = BigDecimal.valueOf(end.getDayOfMonth());
            if (month.compareTo(rest) >= 0) {
                return days.add(rest.multiply(length).divide(month, 2, RoundingMode.HALF_UP));
            }
            days = days.add(length);
            rest = rest.subtract(month);
            start = start.minusMonths(1);
            end = start.plusMonths(1).minusDays(1);
        }
        return rest.signum() <= 0 ? days : null;
    }

    @Test
    void theForecastsOfEveryScenarioEqualThePlainReading() throws Exception {
        for (LocalDate day : DAYS) {
            for (String scenario : List.of("base", "collections-20", "collections-14", "pay-14", "discounts")) {
                boolean discounts = scenario.equals("discounts");
                ReportResult result = server.report("controller", "cash-13-weeks",
                        Map.of("as-of", day.toString(), "scenario",
                                discounts ? "base" : scenario, "discounts", Boolean.toString(discounts), "minimum",
                                "1000.00", "credit-line", "500"));
                assertThat(result.trueCount()).isEqualTo(13);
                Map<LocalDate, BigDecimal> receipts = receipts(day, scenario.equals("collections-14") ? 14 : 0);
                Map<LocalDate, BigDecimal> bills = bills(day, scenario.equals("pay-14") ? 14 : 0,
                        discounts);
                Map<LocalDate, BigDecimal> held = retained(false, day, scenario.equals("collections-14") ? 14 : 0);
                Map<LocalDate, BigDecimal> holding = retained(true, day, scenario.equals("pay-14") ? 14 : 0);
                BigDecimal share = new BigDecimal(scenario.equals("collections-20") ? "0.8" : "1");
                BigDecimal cash = cash(day);
                LocalDate from = day.plusDays(1);
                for (ResultRow row : result.rows()) {
                    LocalDate to = from;
                    while (to.getDayOfWeek() != DayOfWeek.SUNDAY) {
                        to = to.plusDays(1);
                    }
                    String what = day + " " + scenario + " " + row.id();
                    assertThat(amount(result, row, "opening")).as(what).isEqualByComparingTo(cash);
                    assertThat(amount(result, row, "receipts")).as(what).isEqualByComparingTo(
                            sum(receipts, from, to).multiply(share).setScale(2, RoundingMode.HALF_UP));
                    assertThat(amount(result, row, "bills")).as(what)
                            .isEqualByComparingTo(sum(bills, from, to).negate());
                    assertThat(amount(result, row, "retainage")).as(what).isEqualByComparingTo(sum(held, from, to)
                            .multiply(share).setScale(2, RoundingMode.HALF_UP).subtract(sum(holding, from, to)));
                    BigDecimal other = amount(result, row, "retainage");
                    for (String line : List.of("payroll", "taxes", "debt", "capex", "owners", "other")) {
                        BigDecimal moved = flows(line, from.minusDays(364), to.minusDays(364));
                        assertThat(amount(result, row, line)).as(what + " " + line).isEqualByComparingTo(moved);
                        other = other.add(moved);
                    }
                    cash = cash.add(other).add(amount(result, row, "receipts")).add(amount(result, row, "bills"))
                            .add(amount(result, row, "new-receipts")).add(amount(result, row, "new-bills"));
                    assertThat(amount(result, row, "closing")).isEqualByComparingTo(cash);
                    assertThat(amount(result, row, "headroom")).isEqualByComparingTo(cash.subtract(
                            new BigDecimal("500.00")));
                    from = to.plusDays(1);
                }
                newBillings(result, day, scenario, share);
                ResultRow total = result.totals().getFirst();
                assertThat(amount(result, total, "closing")).isEqualByComparingTo(cash);
            }
        }
        assertThat(server.postAs("controller-scoped", "/v1/reports/cash-13-weeks",
                new ReportRequest(Map.of(), null, null)).status()).isEqualTo(403);
    }

    /** Open retainage on the day of its release by the median, and as long after as invoices take. */
    private static Map<LocalDate, BigDecimal> retained(boolean payable, LocalDate day, int shift) {
        List<Long> lags = new ArrayList<>();
        items.of(payable).stream().filter(item -> item.kind().equals("retainage"))
                .forEach(item -> item.applications().stream().filter(each -> !each.posted().isAfter(day))
                        .filter(each -> each.posted().isAfter(day.minusDays(365)))
                        .forEach(each -> lags.add(ChronoUnit.DAYS.between(document(item), each.posted()))));
        List<Long> taken = settled(payable, day).stream()
                .map(done -> ChronoUnit.DAYS.between(document(done.item()), done.on())).toList();
        Map<LocalDate, BigDecimal> all = new HashMap<>();
        for (Item item : items.of(payable)) {
            BigDecimal open = owed(item, item.open(day));
            if (item.kind().equals("retainage") && open.signum() != 0 && !item.disputed() && !lags.isEmpty()) {
                LocalDate released = document(item).plusDays(median(lags));
                LocalDate from = released.isAfter(day) ? released : day.plusDays(1);
                all.merge(from.plusDays((long) (taken.isEmpty() ? 0 : median(taken)) + shift), open, BigDecimal::add);
            }
        }
        return all;
    }

    private static final List<String> LINES = List.of("receivables", "payables", "payroll", "taxes", "debt", "capex",
            "owners", "other");

    @Test
    void weeksThatAreOverAreWhatMovedCash() throws Exception {
        LocalDate day = LocalDate.of(2025, 10, 22);
        LocalDate began = LocalDate.of(2025, 9, 30);
        ReportResult result = server.report("controller", "cash-13-weeks",
                Map.of("as-of", day.toString(), "began", began.toString()));
        BigDecimal cash = cash(began);
        LocalDate from = began.plusDays(1);
        List<ResultRow> over = result.rows().stream().filter(row -> row.id().startsWith("actual-")).toList();
        assertThat(over).hasSize(4);
        for (ResultRow row : over) {
            LocalDate to = from;
            while (to.getDayOfWeek() != DayOfWeek.SUNDAY && to.isBefore(day)) {
                to = to.plusDays(1);
            }
            assertThat(amount(result, row, "opening")).isEqualByComparingTo(cash);
            for (String line : LINES) {
                String column = line.equals("receivables") ? "receipts" : line.equals("payables") ? "bills" : line;
                BigDecimal moved = flows(line, from, to);
                assertThat(amount(result, row, column)).as(row.id() + " " + line).isEqualByComparingTo(moved);
                cash = cash.add(moved);
            }
            assertThat(amount(result, row, "closing")).isEqualByComparingTo(cash);
            from = to.plusDays(1);
        }
        assertThat(cash).isEqualByComparingTo(cash(day));
        // 13 weeks from October 1 are one short and twelve whole ones; the one that the day is in is shown in two parts.
        assertThat(result.rows()).hasSize(14);
    }

    @Test
    void theForecastOfADayIsComparedWithWhatMovedCashUntilAnother() throws Exception {
        LocalDate before = LocalDate.of(2025, 9, 14);
        LocalDate day = LocalDate.of(2025, 10, 26);
        ReportResult result = server.report("controller", "cash-variance",
                Map.of("as-of", day.toString(), "forecast-of", before.toString()));
        ReportResult forecast = server.report("controller", "cash-13-weeks", Map.of("as-of", before.toString()));
        BigDecimal expected = BigDecimal.ZERO;
        BigDecimal customers = BigDecimal.ZERO;
        for (ResultRow row : forecast.rows().subList(0, 6)) {
            expected = expected.add(amount(forecast, row, "net"));
            customers = customers.add(amount(forecast, row, "receipts"))
                    .add(amount(forecast, row, "new-receipts"));
        }
        ResultRow net = result.totals().stream().filter(row -> row.id().equals("net")).findFirst().orElseThrow();
        assertThat(amount(result, net, "forecast")).isEqualByComparingTo(expected);
        assertThat(amount(result, net, "actual")).isEqualByComparingTo(cash(day).subtract(cash(before)));
        ResultRow paid = result.totals().getFirst();
        BigDecimal actual = flows("receivables", before.plusDays(1), day);
        assertThat(amount(result, paid, "forecast")).isEqualByComparingTo(customers);
        assertThat(amount(result, paid, "actual")).isEqualByComparingTo(actual);
        assertThat(amount(result, paid, "permanent")).isEqualByComparingTo(actual.subtract(customers));
        BigDecimal sizes = BigDecimal.ZERO;
        for (int week = 0; week < 6; week++) {
            ResultRow row = forecast.rows().get(week);
            LocalDate from = before.plusDays(1L + 7L * week);
            sizes = sizes.add(flows("receivables", from, from.plusDays(6)).subtract(amount(forecast, row, "receipts"))
                    .subtract(amount(forecast, row, "new-receipts")).abs());
        }
        assertThat(amount(result, paid, "timing").multiply(BigDecimal.TWO))
                .isEqualByComparingTo(sizes.subtract(actual.subtract(customers).abs()));
        ResultRow check = result.totals().stream().filter(row -> row.id().equals("difference")).findFirst()
                .orElseThrow();
        assertThat(amount(result, check, "actual")).isZero();
    }

    @Test
    void theForecastComparedWithIsThatOfWholeWeeksOnEveryWeekday() throws Exception {
        LocalDate before = LocalDate.of(2025, 9, 14);
        ReportResult forecast = server.report("controller", "cash-13-weeks", Map.of("as-of", before.toString()));
        BigDecimal expected = forecast.rows().subList(0, 6).stream().map(row -> amount(forecast, row, "net"))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        for (int day = 20; day <= 26; day++) {
            ReportResult result = server.report("controller", "cash-variance",
                    Map.of("as-of", "2025-10-" + day, "forecast-of", before.toString()));
            ResultRow net = result.totals().stream().filter(row -> row.id().equals("net")).findFirst().orElseThrow();
            assertThat(amount(result, net, "forecast")).as("October " + day).isEqualByComparingTo(expected);
        }
    }

    private static void newBillings(ReportResult result, LocalDate day, String scenario, BigDecimal share) {
        List<Long> taken = settled(false, day).stream()
                .map(done -> ChronoUnit.DAYS.between(document(done.item()), done.on())).toList();
        int after = 364 + (taken.isEmpty() ? 0 : median(taken)) + (scenario.equals("collections-14") ? 14 : 0);
        Map<LocalDate, BigDecimal> expected = new HashMap<>();
        billed(false).stream().filter(bill -> bill.day().isAfter(day.minusDays(364)) && !bill.day().isAfter(day))
                .filter(bill -> !bill.posted().isAfter(day))
                .forEach(bill -> expected.merge(bill.day().plusDays(after), bill.amount(), BigDecimal::add));
        LocalDate from = day.plusDays(1);
        for (ResultRow row : result.rows()) {
            LocalDate to = from;
            while (to.getDayOfWeek() != DayOfWeek.SUNDAY) {
                to = to.plusDays(1);
            }
            assertThat(amount(result, row, "new-receipts")).isEqualByComparingTo(
                    sum(expected, from, to).multiply(share).setScale(2, RoundingMode.HALF_UP));
            from = to.plusDays(1);
        }
    }

    private static BigDecimal sum(Map<LocalDate, BigDecimal> by, LocalDate from, LocalDate to) {
        BigDecimal sum = BigDecimal.ZERO;
        for (LocalDate at = from; !at.isAfter(to); at = at.plusDays(1)) {
            sum = sum.add(by.getOrDefault(at, BigDecimal.ZERO));
        }
        return sum;
    }

    private static Map<LocalDate, BigDecimal> receipts(LocalDate day, int shift) {
        List<Done> done = settled(false, day);
        int portfolio = done.isEmpty() ? 0 : median(done.stream().map(WorkingCapitalTest::late).toList());
        Map<LocalDate, BigDecimal> receipts = new HashMap<>();
        for (int party = 0; party <= RandomItems.PARTIES; party++) {
            int own = party;
            List<Long> mine = done.stream().filter(each -> each.item().party() == own).map(WorkingCapitalTest::late)
                    .toList();
            int median = mine.isEmpty() ? portfolio : median(mine);
            int late = BigDecimal.valueOf((long) mine.size() * median + 5L * portfolio)
                    .divide(BigDecimal.valueOf(mine.size() + 5L), 0, RoundingMode.HALF_UP).intValue();
            BigDecimal credit = BigDecimal.ZERO;
            TreeMap<LocalDate, BigDecimal> days = new TreeMap<>();
            for (Item item : items.of(false).stream().filter(each -> each.party() == own).toList()) {
                BigDecimal open = item.open(day);
                if (open.signum() < 0 && !item.kind().equals("retainage") || item.kind().equals("unapplied")
                        || item.kind().equals("credit")) {
                    credit = credit.subtract(open);
                } else if (item.kind().equals("invoice") && open.signum() > 0 && !item.disputed()
                        && ChronoUnit.DAYS.between(due(item), day) <= 90) {
                    LocalDate usual = due(item).plusDays(late);
                    if (usual.isAfter(day)) {
                        days.merge(usual.plusDays(shift), open, BigDecimal::add);
                    } else {
                        BigDecimal quarter = open.divide(BigDecimal.valueOf(4), 2, RoundingMode.DOWN);
                        for (int week = 1; week <= 4; week++) {
                            days.merge(day.plusDays(7L * week + shift),
                                    week < 4 ? quarter : open.subtract(quarter.multiply(new BigDecimal("3"))),
                                    BigDecimal::add);
                        }
                    }
                }
            }
            spend(days, credit, receipts);
        }
        return receipts;
    }

    private static void spend(TreeMap<LocalDate, BigDecimal> days, BigDecimal credit,
            Map<LocalDate, BigDecimal> into) {
        BigDecimal rest = credit;
        for (Map.Entry<LocalDate, BigDecimal> each : days.entrySet()) {
            BigDecimal used = each.getValue().min(rest);
            rest = rest.subtract(used);
            into.merge(each.getKey(), each.getValue().subtract(used), BigDecimal::add);
        }
    }

    private static Map<LocalDate, BigDecimal> bills(LocalDate day, int shift, boolean discounts) {
        Map<LocalDate, BigDecimal> bills = new HashMap<>();
        for (int party = 0; party <= RandomItems.PARTIES; party++) {
            int own = party;
            BigDecimal credit = BigDecimal.ZERO;
            TreeMap<LocalDate, BigDecimal> days = new TreeMap<>();
            for (Item item : items.of(true).stream().filter(each -> each.party() == own)
                    .sorted(Comparator.comparing(WorkingCapitalTest::due)).toList()) {
                BigDecimal open = item.open(day).negate();
                if (open.signum() < 0 && !item.kind().equals("retainage") || item.kind().equals("unapplied")
                        || item.kind().equals("credit")) {
                    credit = credit.subtract(open);
                } else if (item.kind().equals("invoice") && open.signum() > 0 && !item.disputed() && discounts
                        && item.discountOn() != null && item.discountOn().isAfter(day)
                        && open.compareTo(item.discount()) >= 0) {
                    days.merge(item.discountOn(), open.subtract(item.discount()), BigDecimal::add);
                } else if (item.kind().equals("invoice") && open.signum() > 0 && !item.disputed()) {
                    LocalDate usual = due(item).isAfter(day) ? due(item) : day.plusDays(1);
                    days.merge(usual.plusDays(shift), open, BigDecimal::add);
                }
            }
            spend(days, credit, bills);
        }
        return bills;
    }

    private static BigDecimal cash(LocalDate day) {
        return ledger.facts().stream().filter(fact -> fact.scenario() == 1 && fact.account() <= 2)
                .filter(fact -> !fact.date().isAfter(day)).map(Fact::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static String statementClass(int account) {
        return switch (account) {
            case RandomItems.RECEIVABLE -> "receivable";
            case RandomItems.RETAINAGE -> "retainage-receivable";
            case RandomItems.PAYABLE -> "payable";
            case RandomItems.RETAINAGE_PAYABLE -> "retainage-payable";
            default -> ChartLine.CHART.stream().filter(line -> line.key() == account).findFirst().orElseThrow()
                    .statementClass();
        };
    }

    private static BigDecimal flows(String line, LocalDate from, LocalDate to) {
        Map<String, List<Fact>> entries = ledger.facts().stream()
                .filter(fact -> fact.kind() == Fact.Kind.LINE && fact.scenario() == 1)
                .filter(fact -> !fact.date().isBefore(from) && !fact.date().isAfter(to))
                .collect(Collectors.groupingBy(fact -> fact.entry() + fact.date()));
        BigDecimal sum = BigDecimal.ZERO;
        for (List<Fact> lines : entries.values()) {
            List<String> classes = lines.stream().map(fact -> statementClass(fact.account())).toList();
            if (line.equals(line(classes))) {
                sum = sum.add(lines.stream().filter(fact -> fact.account() <= 2).map(Fact::amount)
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
            }
        }
        return sum;
    }

    private static String line(List<String> classes) {
        String[][] order = {{"receivables", "receivable", "retainage-receivable"},
                {"payables", "payable", "retainage-payable"},
                {"payroll", "direct-labor", "labor-burden", "payroll-liability"},
                {"taxes", "tax-liability", "income-tax"},
                {"capex", "fixed-asset"}, {"debt", "current-debt", "long-term-debt", "interest"},
                {"owners", "capital", "distributions", "other-equity"}};
        for (String[] each : order) {
            for (int i = 1; i < each.length; i++) {
                if (classes.contains(each[i])) {
                    return each[0];
                }
            }
        }
        return "other";
    }
}
