package com.superscapes.proxy.testing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Seeded receivables and payables in a {@link RandomLedger}: invoices, credits, retainage and unapplied cash with what was
 * applied to them, and the ledger lines behind them on control accounts of their own. Kept here as plain records.
 */
public final class RandomItems {

    /** Keys of the control accounts: receivable, retainage receivable, payable, retainage payable. */
    public static final int RECEIVABLE = 101;
    public static final int RETAINAGE = 102;
    public static final int PAYABLE = 103;
    public static final int RETAINAGE_PAYABLE = 104;
    /** Customers and vendors C1, V1 and so on; 0 is unassigned. */
    public static final int PARTIES = 6;
    private static final List<String> KINDS = List.of("payment", "payment", "payment", "discount", "credit");
    private static final int OTHER_SIDE = 12;
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 5);
    private static final int DAYS = 780;

    /** Amounts debit positive, as the warehouse has them. */
    public record Item(boolean payable, String id, String kind, int party, int job, int branch, LocalDate posted,
            @Nullable LocalDate invoiced, @Nullable LocalDate due, BigDecimal amount, boolean disputed,
            List<Application> applications) {

        /** Until when a bill offers a discount; null for most. */
        public @Nullable LocalDate discountOn() {
            return payable && kind.equals("invoice") && id.hashCode() % 3 == 0 ? posted.plusDays(40) : null;
        }

        /** What is deducted then, positive. */
        public BigDecimal discount() {
            return amount.abs().multiply(new BigDecimal("0.02")).setScale(2, RoundingMode.HALF_UP);
        }

        /** What is open at the end of a day. */
        public BigDecimal open(LocalDate day) {
            return posted.isAfter(day)
                    ? BigDecimal.ZERO
                    : applications.stream().filter(each -> !each.posted().isAfter(day)).map(Application::amount)
                            .reduce(amount, BigDecimal::add);
        }
    }

    public record Application(LocalDate posted, String kind, BigDecimal amount) {
    }

    private final RandomLedger ledger;
    private final Random random;
    private final List<Item> items = new ArrayList<>();
    private long batch;

    public RandomItems(RandomLedger ledger, long seed, int count) throws SQLException {
        this.ledger = ledger;
        this.random = new Random(seed);
        ledger.further(opened -> {
            batch = opened;
            dimensions();
            for (int i = 0; i < count; i++) {
                item(i, random.nextInt(3) == 0);
            }
        });
    }

    /** All of one side. */
    public List<Item> of(boolean payable) {
        return items.stream().filter(item -> item.payable() == payable).toList();
    }

    private void dimensions() throws SQLException {
        account(RECEIVABLE, "1290", "asset", "receivable");
        account(RETAINAGE, "1295", "asset", "retainage-receivable");
        account(PAYABLE, "2090", "liability", "payable");
        account(RETAINAGE_PAYABLE, "2095", "liability", "retainage-payable");
        for (int i = 1; i <= PARTIES; i++) {
            ledger.run(
                    "insert into warehouse.dim_customer (customer_key, code, name, source_system, source_id, batch_from)"
                            + " values (?, ?, ?, 'test', ?, ?)",
                    i, "C" + i, "Customer " + i, "C" + i, batch);
            ledger.run("insert into warehouse.dim_vendor (vendor_key, code, name, source_system, source_id, batch_from)"
                    + " values (?, ?, ?, 'test', ?, ?)", i, "V" + i, "Vendor " + i, "V" + i, batch);
        }
        for (int i = 1; i <= 4; i++) {
            ledger.run("insert into warehouse.dim_job (job_key, code, name, customer_key, branch_key, source_system,"
                    + " source_id, batch_from) values (?, ?, ?, ?, ?, 'test', ?, ?)", i, "J" + i, "Job " + i, i, i,
                    "J" + i, batch);
        }
    }

    private void account(int key, String code, String type, String statementClass) throws SQLException {
        ledger.run("insert into warehouse.dim_account (account_key, code, name, account_type, statement_class,"
                + " normal_balance, sort_code, source_system, source_id, batch_from)"
                + " values (?, ?, ?, ?, ?, 'D', ?, 'test', ?, ?)", key, code, "Account " + code, type, statementClass,
                code, code, batch);
    }

    private void item(int number, boolean payable) throws SQLException {
        String kind = List.of("invoice", "invoice", "invoice", "invoice", "credit", "retainage", "unapplied")
                .get(random.nextInt(7));
        boolean credit = kind.equals("credit") || kind.equals("unapplied");
        BigDecimal owed = amount(credit ? 40_000 : 400_000);
        BigDecimal amount = credit != payable ? owed.negate() : owed;
        LocalDate posted = FIRST.plusDays(random.nextInt(DAYS));
        LocalDate invoiced = random.nextInt(12) == 0 ? null : posted.minusDays(random.nextInt(6));
        LocalDate due = random.nextInt(12) == 0 || invoiced == null ? null : invoiced.plusDays(30);
        int branch = 1 + random.nextInt(RandomLedger.BRANCHES.size());
        List<Application> applications = new ArrayList<>();
        Item item = new Item(payable, "I" + number, kind, random.nextInt(PARTIES + 1), random.nextInt(5), branch,
                posted, invoiced, due, amount, random.nextInt(9) == 0, applications);
        int account = payable
                ? kind.equals("retainage") ? RETAINAGE_PAYABLE : PAYABLE
                : kind.equals("retainage") ? RETAINAGE : RECEIVABLE;
        insert(item, account);
        BigDecimal left = amount;
        for (int i = random.nextInt(4); i > 0 && left.signum() != 0; i--) {
            // Sometimes more is applied than is left: the invoice becomes a credit.
            BigDecimal part = i == 1 && random.nextInt(3) > 0
                    ? left
                    : amount.multiply(BigDecimal.valueOf(20 + random.nextInt(90), 2)).setScale(2,
                            RoundingMode.HALF_UP);
            LocalDate on = posted.plusDays(random.nextInt(130));
            String how = KINDS.get(random.nextInt(KINDS.size()));
            Application application = new Application(on, kind.equals("retainage") ? "retainage-release" : how,
                    part.negate());
            applications.add(application);
            left = left.add(application.amount());
            apply(item, application, account, applications.size());
        }
        items.add(item);
    }

    private void insert(Item item, int account) throws SQLException {
        String side = item.payable() ? "ap" : "ar";
        ledger.run("insert into warehouse.fact_" + side + "_item (posting_date, period_key, company_key, branch_key,"
                + " currency, document, kind, " + (item.payable() ? "vendor_key" : "customer_key") + ", job_key,"
                + " invoice_date, due_date, account_key, amount, disputed, entry, source_key, source_id, file_id,"
                + " file_line, batch_from" + discount(item)[0]
                + ") values (?, ?, 1, ?, 'USD', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                + " ?, 1, 1, ?" + discount(item)[1] + ")",
                item.posted(), RandomLedger.period(item.posted()), item.branch(), "D" + item.id(), item.kind(),
                item.party(), item.job(), item.invoiced(), item.due(), account, item.amount(), item.disputed(),
                "P" + item.id(), ledger.source(), item.id(), batch);
        post("P" + item.id(), item.posted(), account, item.branch(), item.amount());
    }

    private static String[] discount(Item item) {
        return item.discountOn() == null
                ? new String[]{"", ""}
                : new String[]{", discount_on, discount_amount",
                        ", '" + item.discountOn() + "', " + item.discount().toPlainString()};
    }

    private void apply(Item item, Application application, int account, int number) throws SQLException {
        String side = item.payable() ? "ap" : "ar";
        String entry = "A" + item.id() + "-" + number;
        ledger.run("insert into warehouse.fact_" + side + "_application (posting_date, period_key, company_key,"
                + " branch_key, currency, item, kind, amount, account_key, document, entry, source_key, source_id,"
                + " file_id, file_line, batch_from) values (?, ?, 1, ?, 'USD', ?, ?, ?, ?, ?, ?, ?, ?, 1, 1, ?)",
                application.posted(), RandomLedger.period(application.posted()), item.branch(), item.id(),
                application.kind(), application.amount(), account, "R" + entry, entry, ledger.source(), entry, batch);
        post(entry, application.posted(), account, item.branch(), application.amount());
    }

    private void post(String entry, LocalDate date, int account, int branch, BigDecimal amount) throws SQLException {
        boolean debit = amount.signum() > 0;
        ledger.entry(entry, date, debit ? account : OTHER_SIDE, debit ? OTHER_SIDE : account, branch, amount.abs());
    }

    private BigDecimal amount(int mostCents) {
        return BigDecimal.valueOf(1 + random.nextInt(mostCents), 2);
    }
}
