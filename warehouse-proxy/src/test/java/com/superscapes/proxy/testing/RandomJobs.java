package com.superscapes.proxy.testing;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Jobs, invoices, job costs and time entries beside a {@link RandomLedger}, in a batch of their own: three customers, two
 * service lines, four jobs of which one changes its service line, and records without a job.
 */
public final class RandomJobs {

    private static final LocalDate FIRST = LocalDate.of(2023, 11, 1);
    private static final LocalDate MOVED = LocalDate.of(2025, 1, 1);
    private static final List<String> CUSTOMERS = List.of("", "C1", "C2", "C3");
    private static final List<String> LINES = List.of("", "MOW", "SNOW");

    private final RandomLedger ledger;
    private final Random random;
    private final List<NamedFact> facts = new ArrayList<>();

    public RandomJobs(RandomLedger ledger, long seed, int records) throws SQLException {
        this.ledger = ledger;
        this.random = new Random(seed);
        ledger.openBatch();
        members();
        for (int i = 0; i < records; i++) {
            switch (random.nextInt(3)) {
                case 0 -> invoice(i);
                case 1 -> jobCost(i);
                default -> time(i);
            }
        }
        ledger.publish();
    }

    public List<NamedFact> facts() {
        return facts;
    }

    /** Jobs J1 to J4 in the order of their keys; customer key = job key modulo 3 plus 1. */
    public static String customerOf(int job) {
        return job == 0 ? "" : CUSTOMERS.get(job % 3 + 1);
    }

    private static String lineOf(int job, LocalDate date) {
        return switch (job) {
            case 0 -> "";
            case 1 -> date.isBefore(MOVED) ? "MOW" : "SNOW";
            default -> LINES.get(job % 2 + 1);
        };
    }

    private void members() throws SQLException {
        for (int i = 1; i < CUSTOMERS.size(); i++) {
            ledger.run("insert into warehouse.dim_customer (customer_key, code, name, source_system, source_id,"
                    + " batch_from) values (?, ?, ?, 'test', ?, ?)", i, CUSTOMERS.get(i),
                    "Customer " + CUSTOMERS.get(i), CUSTOMERS.get(i), ledger.batch());
        }
        for (int i = 1; i < LINES.size(); i++) {
            ledger.run("insert into warehouse.dim_service_line (service_line_key, code, name, source_system, source_id,"
                    + " batch_from) values (?, ?, ?, 'test', ?, ?)", i, LINES.get(i), "Line " + LINES.get(i),
                    LINES.get(i), ledger.batch());
        }
        for (int job = 1; job <= 4; job++) {
            job(job, job == 1 ? LocalDate.of(1900, 1, 1) : null, job == 1 ? MOVED : null, lineOf(job, FIRST));
        }
        job(1, MOVED, null, lineOf(1, MOVED));
    }

    private void job(int job, LocalDate from, LocalDate to, String line) throws SQLException {
        ledger.run("insert into warehouse.dim_job (job_key, code, name, customer_key, service_line_key, source_system,"
                + " source_id, valid_from, valid_to, batch_from) values (?, ?, ?, ?, ?, 'test', ?,"
                + " coalesce(cast(? as date), '-infinity'), cast(? as date), ?)", job, "J" + job, "Job " + job,
                CUSTOMERS.indexOf(customerOf(job)), LINES.indexOf(line), "J" + job, from, to, ledger.batch());
    }

    private LocalDate date() {
        return FIRST.plusDays(random.nextInt(900));
    }

    private BigDecimal amount() {
        return BigDecimal.valueOf(1 + random.nextInt(90_000), 2);
    }

    private void invoice(int id) throws SQLException {
        LocalDate date = date();
        int job = random.nextInt(5);
        int customer = 1 + random.nextInt(3);
        int branch = 1 + random.nextInt(4);
        int account = 12 + random.nextInt(2);
        BigDecimal amount = amount().negate();
        ledger.run(
                "insert into warehouse.fact_ar_item (posting_date, period_key, company_key, branch_key, currency, kind,"
                        + " customer_key, job_key, amount, source_key, source_id, file_id, file_line, batch_from)"
                        + " values (?, ?, 1, ?, 'USD', 'invoice', ?, ?, ?, ?, ?, 1, ?, ?)",
                date, RandomLedger.period(date),
                branch, customer, job, amount.negate(), ledger.source(), "i" + id, id, ledger.batch());
        ledger.run(
                "insert into warehouse.fact_ar_line (posting_date, period_key, company_key, branch_key, currency, item,"
                        + " job_key, account_key, amount, source_key, source_id, file_id, file_line, batch_from)"
                        + " values (?, ?, 1, ?, 'USD', ?, ?, ?, ?, ?, ?, 1, ?, ?)",
                date, RandomLedger.period(date), branch,
                "i" + id, job, account, amount, ledger.source(), "a" + id, id, ledger.batch());
        facts.add(new NamedFact(date, RandomLedger.period(date), account, branch, job == 0 ? "" : "J" + job,
                CUSTOMERS.get(customer), lineOf(job, date), amount, BigDecimal.ZERO, BigDecimal.ZERO));
    }

    private void jobCost(int id) throws SQLException {
        LocalDate date = date();
        int job = 1 + random.nextInt(4);
        int branch = 1 + random.nextInt(4);
        int account = 15 + random.nextInt(3);
        BigDecimal amount = amount();
        ledger.run("insert into warehouse.fact_job_cost (posting_date, period_key, company_key, branch_key, currency,"
                + " job_key, cost_type, account_key, amount, source_key, source_id, file_id, file_line, batch_from)"
                + " values (?, ?, 1, ?, 'USD', ?, 'labor', ?, ?, ?, ?, 1, ?, ?)", date, RandomLedger.period(date),
                branch, job, account, amount, ledger.source(), "c" + id, id, ledger.batch());
        facts.add(new NamedFact(date, RandomLedger.period(date), account, branch, "J" + job, customerOf(job),
                lineOf(job, date), amount, BigDecimal.ZERO, BigDecimal.ZERO));
    }

    private void time(int id) throws SQLException {
        LocalDate date = date();
        int job = random.nextInt(5);
        int branch = 1 + random.nextInt(4);
        String type = List.of("regular", "overtime", "sick").get(random.nextInt(3));
        BigDecimal hours = BigDecimal.valueOf(1 + random.nextInt(40), 2);
        ledger.run("insert into warehouse.fact_time_entry (posting_date, period_key, company_key, branch_key, currency,"
                + " job_key, pay_type, hours, source_key, source_id, file_id, file_line, batch_from)"
                + " values (?, ?, 1, ?, 'USD', ?, ?, ?, ?, ?, 1, ?, ?)", date, RandomLedger.period(date), branch, job,
                type, hours, ledger.source(), "t" + id, id, ledger.batch());
        BigDecimal worked = type.equals("sick") ? BigDecimal.ZERO : hours;
        facts.add(new NamedFact(date, RandomLedger.period(date), 0, branch, job == 0 ? "" : "J" + job, customerOf(job),
                lineOf(job, date), BigDecimal.ZERO, worked, type.equals("overtime") ? hours : BigDecimal.ZERO));
    }
}
