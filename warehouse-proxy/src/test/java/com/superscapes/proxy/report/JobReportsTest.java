package com.superscapes.proxy.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.api.report.ReportRequest;
import com.superscapes.api.report.ReportResult;
import com.superscapes.api.report.ResultRow;
import com.superscapes.proxy.testing.RandomLedger;
import com.superscapes.proxy.testing.TestServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The job, labor and equipment reports on random jobs, and once more by plain sums over the same records. */
class JobReportsTest {

    private static final LocalDate FIRST = LocalDate.of(2024, 11, 1);

    /** What was written: kind, job, day, amount; a cost's hours are a tenth of it. */
    private record Mark(String kind, int job, LocalDate day, BigDecimal amount) {
    }

    private static final List<Mark> MARKS = new ArrayList<>();
    private static final Map<Integer, BigDecimal> CONTRACTS = new TreeMap<>();
    private static RandomLedger ledger;
    private static TestServer server;
    private static int records;

    @BeforeAll
    static void start() throws Exception {
        ledger = new RandomLedger(3, 20);
        ledger.further(JobReportsTest::write);
        server = new TestServer(ledger.warehouse()).addUsers();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
        ledger.close();
    }

    private static void write(long batch) throws SQLException {
        Random random = new Random(8);
        ledger.run("select ops.ensure_partitions('2024-11-01', '2025-10-31')");
        for (int job = 1; job <= 12; job++) {
            BigDecimal contract = BigDecimal.valueOf(50_000 + random.nextInt(90_000));
            CONTRACTS.put(job, contract);
            ledger.run(
                    "insert into warehouse.dim_job (job_key, code, name, branch_key, job_type, billing_method, contract_amount, status, manager, source_system, source_id, batch_from)"
                            + " values (?, ?, ?, ?, 'construction', 'fixed-price', ?, 'active', 'PM', 'test', ?, ?)",
                    job, "J" + (100 + job), "Job " + job, 1 + job % 4, contract, "J" + job, batch);
            fact(batch, new Mark("budget", job, FIRST.plusDays(random.nextInt(60)),
                    contract.multiply(new BigDecimal("0.7"))));
            for (int i = 0; i < 9; i++) {
                fact(batch, new Mark("cost", job, FIRST.plusDays(random.nextInt(300)),
                        BigDecimal.valueOf(100_000 + random.nextInt(700_000), 2)));
                fact(batch, new Mark("bill", job, FIRST.plusDays(random.nextInt(300)),
                        BigDecimal.valueOf(100_000 + random.nextInt(900_000), 2)));
            }
            fact(batch, new Mark(job % 2 == 0 ? "approved" : "pending", job, FIRST.plusDays(random.nextInt(300)),
                    BigDecimal.valueOf(1_000 + random.nextInt(5_000))));
            order(batch, job, random);
            fact(batch, new Mark("hours", job, FIRST.plusDays(random.nextInt(300)),
                    BigDecimal.valueOf(random.nextInt(80) + 1)));
            fact(batch, new Mark("fuel", job, FIRST.plusDays(random.nextInt(300)),
                    BigDecimal.valueOf(random.nextInt(800) + 1)));
            fact(batch, new Mark("charge", job, FIRST.plusDays(random.nextInt(300)),
                    BigDecimal.valueOf(random.nextInt(900) + 1)));
        }
    }

    private static void fact(long batch, Mark mark) throws SQLException {
        MARKS.add(mark);
        String[] into = switch (mark.kind()) {
            case "budget" -> new String[]{"fact_job_estimate", "version, cost_type, amount", "'original', 'labor', ?"};
            case "cost" -> new String[]{"fact_job_cost", "cost_type, amount", "'labor', ?"};
            case "bill" -> new String[]{"fact_ar_line", "item, amount", "'i', -?::numeric"};
            case "hours" -> new String[]{"fact_time_entry", "pay_type, hours", "'regular', ?"};
            case "fuel" -> new String[]{"fact_equipment_cost", "kind, amount", "'fuel', ?"};
            case "charge" -> new String[]{"fact_equipment_cost", "kind, amount", "'charge', -?::numeric"};
            default -> new String[]{"fact_change_order", "status, contract_amount", "'" + mark.kind() + "', ?"};
        };
        ledger.run("insert into warehouse." + into[0]
                + " (posting_date, period_key, company_key, branch_key, currency, job_key, source_key, source_id, file_id,"
                + " file_line, batch_from, " + into[1] + ") values (?, ?, 1, ?, 'USD', ?, ?, ?, 1, 1, ?, " + into[2]
                + ")",
                mark.day(), RandomLedger.period(mark.day()), 1 + mark.job() % 4, mark.job(), ledger.source(),
                "m" + ++records, batch, mark.amount());
    }

    /** What was ordered or billed on an order of a job. */
    private record Line(int order, int job, LocalDate day, BigDecimal amount, boolean bill) {
    }

    private static final List<Line> LINES = new ArrayList<>();
    private static final Map<Integer, LocalDate> CLOSED = new TreeMap<>();

    /** Two orders a job: lines, a change, bills that may be more; some are closed. */
    private static void order(long batch, int job, Random random) throws SQLException {
        for (int order = job * 10; order < job * 10 + 2; order++) {
            boolean subcontract = order % 2 == 0;
            LocalDate day = FIRST.plusDays(random.nextInt(150));
            LocalDate closed = random.nextInt(4) == 0 ? day.plusDays(180) : null;
            if (closed != null) {
                CLOSED.put(order, closed);
            }
            place(batch, job, "fact_commitment", day, "P" + order, "number, kind, status, closed_on",
                    "'N" + order + "', '" + (subcontract ? "subcontract" : "purchase-order") + "', '"
                            + (closed == null ? "open" : "closed") + "', "
                            + (closed == null ? "null" : "'" + closed + "'"));
            for (int line = 0; line < 2; line++) {
                line(batch, new Line(order, job, day.plusDays(line * 40L),
                        BigDecimal.valueOf(200_000 + random.nextInt(900_000), 2), false), line);
            }
            for (int bill = 0; bill < 3; bill++) {
                line(batch, new Line(order, job, day.plusDays(random.nextInt(150)),
                        BigDecimal.valueOf(50_000 + random.nextInt(500_000), 2), true), bill);
            }
        }
    }

    private static void line(long batch, Line line, int place) throws SQLException {
        LINES.add(line);
        String type = line.order() % 2 == 0 ? "subcontract" : "materials";
        if (line.bill()) {
            String bill = "B" + line.order() + "-" + place;
            place(batch, line.job(), "fact_ap_item", line.day(), bill,
                    "kind, amount, " + (line.order() % 2 == 0 ? "subcontract" : "purchase_order"),
                    "'invoice', -" + line.amount() + ", 'N" + line.order() + "'");
            place(batch, line.job(), "fact_ap_line", line.day(), "L" + bill, "item, cost_type, account_key, amount",
                    "'" + bill + "', '" + type + "', 18, " + line.amount());
        } else {
            place(batch, line.job(), "fact_commitment_item", line.day(), "I" + line.order() + "-" + place,
                    "commitment, kind, cost_type, amount", "'P" + line.order() + "', '"
                            + (place == 0 ? "original" : "change") + "', '" + type + "', " + line.amount());
        }
    }

    private static void place(long batch, int job, String table, LocalDate day, String id, String columns,
            String values) throws SQLException {
        ledger.run("insert into warehouse." + table
                + " (posting_date, period_key, company_key, branch_key, currency, job_key, source_key, source_id, file_id,"
                + " file_line, batch_from, " + columns + ") values (?, ?, 1, ?, 'USD', ?, ?, ?, 1, 1, ?, " + values
                + ")",
                day, RandomLedger.period(day), 1 + job % 4, job, ledger.source(), id, batch);
    }

    /** What is left to be billed at a period's end. */
    private static BigDecimal left(int order, LocalDate end) {
        LocalDate first = LINES.stream().filter(line -> line.order() == order && !line.bill()).map(Line::day)
                .min(LocalDate::compareTo).orElseThrow();
        if (first.isAfter(end) || CLOSED.containsKey(order) && !end.isBefore(CLOSED.get(order))) {
            return BigDecimal.ZERO;
        }
        return LINES.stream().filter(line -> line.order() == order && !line.day().isAfter(end))
                .map(line -> line.bill() ? line.amount().negate() : line.amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add).max(BigDecimal.ZERO);
    }

    private static BigDecimal committed(int job, LocalDate end) {
        return LINES.stream().filter(line -> job == 0 || line.job() == job).map(Line::order).distinct()
                .map(order -> left(order, end)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void whatIsCommittedIsTheOrdersLessTheirBillsInEveryReport() throws Exception {
        for (int period : new int[]{202502, 202505, 202509}) {
            Map<String, String> at = Map.of("period", Integer.toString(period));
            LocalDate end = LocalDate.of(2024, 11, 1).plusMonths(period % 100).minusDays(1);
            ReportResult register = run("controller", "commitments", at);
            assertThat(new BigDecimal(cell(register, register.totals().getLast(), "left"))).as("period " + period)
                    .isEqualByComparingTo(committed(0, end)).isPositive();
            ReportResult wip = run("controller", "wip", at);
            ReportResult profit = run("controller", "job-profitability", at);
            for (ReportResult report : List.of(wip, profit)) {
                for (ResultRow row : details(report)) {
                    assertThat(new BigDecimal(cell(report, row, "committed"))).as(row.id())
                            .isEqualByComparingTo(committed(Integer.parseInt(row.id().substring(1)) - 100, end));
                }
            }
            ReportResult budget = run("controller", "budget", at);
            ResultRow cost = budget.rows().stream().filter(row -> row.id().equals("expense-total")).findFirst()
                    .orElseThrow();
            // Orders of the random jobs name no account; their bills do.
            BigDecimal onAccounts = LINES.stream().filter(Line::bill).map(Line::order).distinct()
                    .map(order -> left(order, end)).reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(new BigDecimal(cell(budget, cost, "committed"))).isEqualByComparingTo(onAccounts);
            assertThat(new BigDecimal(cell(budget, cost, "available")))
                    .isEqualByComparingTo(new BigDecimal(cell(budget, cost, "full-budget"))
                            .subtract(new BigDecimal(cell(budget, cost, "year"))).subtract(onAccounts));
        }
    }

    @Test
    void anOrderLeadsToItsLinesAndBillsAndTheirDocuments() throws Exception {
        ReportResult register = run("controller", "commitments", Map.of("period", "202512", "orders", "all"));
        assertThat(details(register)).hasSize(24);
        ResultRow first = details(register).getFirst();
        ReportResult order = run("controller", "commitment", Objects.requireNonNull(first.drill()).parameters());
        int number = Integer.parseInt(cell(register, first, "number").substring(1));
        assertThat(details(order)).hasSize((int) LINES.stream().filter(line -> line.order() == number).count());
        assertThat(total(order, "ordered")).isEqualByComparingTo(LINES.stream()
                .filter(line -> line.order() == number && !line.bill()).map(Line::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add));
        ResultRow bill = details(order).stream().filter(row -> cell(order, row, "what").equals("Bill")).findFirst()
                .orElseThrow();
        ReportResult document = run("controller", "ap-document", Objects.requireNonNull(bill.drill()).parameters());
        assertThat(total(document, "open")).isEqualByComparingTo(cell(order, bill, "billed"));
        ReportResult branch = run("branch-manager-scoped", "commitments", Map.of("period", "202512", "orders", "all"));
        assertThat(details(branch)).hasSize(12);
    }

    private static BigDecimal sum(String kind, int job, int period) {
        return MARKS.stream().filter(mark -> mark.kind().equals(kind) && (job == 0 || mark.job() == job)
                && RandomLedger.period(mark.day()) <= period).map(Mark::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal contract(int job, int period) {
        return CONTRACTS.getOrDefault(job, BigDecimal.ZERO).add(sum("approved", job, period));
    }

    private static BigDecimal earned(int job, int period) {
        BigDecimal budget = sum("budget", job, period);
        BigDecimal cost = sum("cost", job, period);
        return budget.signum() == 0
                ? cost
                : contract(job, period).multiply(cost).divide(budget, 2, RoundingMode.HALF_UP);
    }

    private static boolean known(int job, int period) {
        return MARKS.stream().anyMatch(mark -> mark.job() == job && RandomLedger.period(mark.day()) <= period
                && List.of("budget", "cost", "bill", "approved", "pending").contains(mark.kind()));
    }

    private static ReportResult run(String user, String code, Map<String, String> parameters) throws IOException {
        return server.postAs(user, "/v1/reports/" + code, new ReportRequest(parameters, null, null))
                .as(ReportResult.class);
    }

    private static String cell(ReportResult result, ResultRow row, String column) {
        Object cell = row.cells().get(result.columns().stream().map(each -> each.code()).toList().indexOf(column));
        return cell == null ? "0" : cell.toString();
    }

    private static BigDecimal total(ReportResult result, String column) {
        return new BigDecimal(cell(result, result.totals().getFirst(), column));
    }

    private static List<ResultRow> details(ReportResult result) {
        return result.rows().stream().filter(row -> row.kind() == ResultRow.Kind.DETAIL).toList();
    }

    @Test
    void theWipScheduleAndTheBacklogAreThePlainSums() throws Exception {
        for (int period : new int[]{202501, 202504, 202508, 202512}) {
            Map<String, String> at = Map.of("period", Integer.toString(period));
            ReportResult wip = run("controller", "wip", at);
            List<Integer> jobs = CONTRACTS.keySet().stream().filter(job -> known(job, period)).toList();
            assertThat(details(wip)).hasSameSizeAs(jobs);
            for (ResultRow row : details(wip)) {
                int job = Integer.parseInt(row.id().substring(1)) - 100;
                BigDecimal over = sum("bill", job, period).subtract(earned(job, period));
                assertThat(cell(wip, row, "earned")).as(row.id() + " " + period)
                        .isEqualTo(earned(job, period).setScale(2).toPlainString());
                assertThat(new BigDecimal(cell(wip, row, "over")).subtract(new BigDecimal(cell(wip, row, "under"))))
                        .isEqualByComparingTo(over);
                assertThat(new BigDecimal(cell(wip, row, "period-earned")))
                        .isEqualByComparingTo(earned(job, period).subtract(period % 100 == 1
                                ? BigDecimal.ZERO
                                : earned(job, period - 1)));
            }
            BigDecimal left = backlog(period);
            ReportResult backlog = run("controller", "backlog", at);
            assertThat(total(backlog, "closing")).isEqualByComparingTo(left);
            assertThat(inFlash("controller", at, "month")).isEqualByComparingTo(left);
            assertThat(inFlash("controller", at, "prior")).isEqualByComparingTo(backlog(period - 1));
            ReportResult profit = run("controller", "job-profitability", at);
            assertThat(total(profit, "cost")).isEqualByComparingTo(sum("cost", 0, period));
            assertThat(total(profit, "pending")).isEqualByComparingTo(sum("pending", 0, period));
        }
    }

    private static BigDecimal backlog(int period) {
        return CONTRACTS.keySet().stream().filter(job -> known(job, period))
                .map(job -> contract(job, period).subtract(earned(job, period)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal inFlash(String user, Map<String, String> at, String column) throws Exception {
        ReportResult flash = run(user, "flash", at);
        return new BigDecimal(cell(flash, flash.rows().stream().filter(row -> row.id().equals("backlog")).findFirst()
                .orElseThrow(), column));
    }

    @Test
    void registersHoursAndEquipmentAddUp() throws Exception {
        Map<String, String> year = Map.of("period", "202512", "span", "year");
        ReportResult changes = run("controller", "change-orders", Map.of("period", "202506"));
        assertThat(total(changes, "contract")).isEqualByComparingTo(sum("approved", 0, 202506));
        ReportResult hours = run("controller", "labor-hours", year);
        assertThat(total(hours, "on-jobs")).isEqualByComparingTo(sum("hours", 0, 202512));
        assertThat(hours.proof().rowCount()).isEqualTo(CONTRACTS.size());
        ReportResult machines = run("controller", "equipment-recovery", year);
        assertThat(total(machines, "recovered"))
                .isEqualByComparingTo(sum("charge", 0, 202512).subtract(sum("fuel", 0, 202512)));
        assertThat(details(run("controller", "payroll-cost", year))).isEmpty();
        assertThat(details(run("controller", "completed-contracts", Map.of("period", "202512")))).isEmpty();
        assertThat(details(run("controller", "retainage", Map.of("as-of", "2025-10-31")))).isEmpty();
    }

    @Test
    void aPeriodWhoseHoursEndEarlySaysSo() throws Exception {
        LocalDate newest = MARKS.stream().filter(mark -> mark.kind().equals("hours")).map(Mark::day)
                .max(LocalDate::compareTo).orElseThrow();
        Map<String, String> year = Map.of("period", "202512", "span", "year");
        assertThat(run("controller", "labor-hours", year).notes()).containsExactly("The newest hours are of "
                + ReportRun.day(newest) + ": those of the rest of the period are not in yet.");
        Map<String, String> past = Map.of("period", Integer.toString(RandomLedger.period(newest) - 1), "span", "year");
        assertThat(run("controller", "labor-hours", past).notes()).isEmpty();
    }

    @Test
    void amountsInSentencesReadLikeThoseInCells() throws Exception {
        String amount = "[0-9]{1,3}(,[0-9]{3})*\\.[0-9]{2}";
        assertThat(run("controller", "job", Map.of("period", "202510", "job", "J101")).notes()).singleElement()
                .asString().matches("Job 1: contract %1$s, earned %1$s, billed %1$s USD\\.".formatted(amount));
    }

    @Test
    void aJobLeadsToItsCostTypesAndTheirRecords() throws Exception {
        ReportResult wip = run("controller", "wip", Map.of("period", "202510"));
        assertThat(details(wip).getFirst().drill()).isNotNull();
        ReportResult job = run("controller", "job", Map.of("period", "202510", "job", "J101"));
        assertThat(total(job, "cost")).isEqualByComparingTo(sum("cost", 1, 202510));
        ReportResult costs = run("controller", "job-costs", Map.of("period", "202510", "job", "J101"));
        assertThat(total(costs, "amount")).isEqualByComparingTo(sum("cost", 1, 202510));
        assertThat(details(costs)).hasSize((int) MARKS.stream().filter(mark -> mark.kind().equals("cost")
                && mark.job() == 1 && RandomLedger.period(mark.day()) <= 202510).count());
    }

    @Test
    void aBranchManagerSeesTheJobsOfTheScopeAndNoLedgerBalance() throws Exception {
        ReportResult wip = run("branch-manager-scoped", "wip", Map.of("period", "202512"));
        assertThat(details(wip)).extracting(ResultRow::id)
                .allMatch(id -> List.of(0, 3).contains((Integer.parseInt(id.substring(1)) - 100) % 4)).hasSize(6);
        assertThat(wip.totals()).hasSize(1);
        Map<String, String> at = Map.of("period", "202512");
        ReportResult backlog = run("branch-manager-scoped", "backlog", at);
        assertThat(inFlash("branch-manager-scoped", at, "month")).isEqualByComparingTo(total(backlog, "closing"))
                .isNotEqualByComparingTo(backlog(202512));
    }
}
