package com.superscapes.sample.sage;

import com.superscapes.sample.SampleOptions;
import com.superscapes.sample.books.Day;
import com.superscapes.sample.plan.Dice;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What bookkeepers do on one day to what is already there: correct, void, post into a closed period, delete. Sub-ledgers and
 * the ledger are changed together, so that they go on to tie. The same day always does the same.
 */
final class Bookkeeping {

    private static final long FIRST_NUMBER = 900_000_000L;

    private final Connection connection;
    private final String prefix;
    private final Day day;
    private final String now;
    private final Dice dice;
    private final List<String> done = new ArrayList<>();

    Bookkeeping(Connection connection, String prefix, Day day, long seed) {
        this.connection = connection;
        this.prefix = prefix;
        this.day = day;
        this.now = day.date() + " 21:00:00.000";
        this.dice = new Dice(seed ^ day.date().toEpochDay() * 31);
    }

    List<String> work() throws SQLException {
        moveToAnotherAccount();
        voidPaidBill();
        postBack();
        deleteEntry();
        giveMoreTime();
        renameJob();
        dropChangeOrder();
        return done;
    }

    /** Entries of the general journal in this fiscal year whose lines stand behind nothing else. */
    private static final String PLAIN_ENTRIES = """
            select h.recnum from {p}lgrtrn h where h.srcnum = 1 and h.status = 2 and h.postyr = ? and h.recnum < 900000000
                and not exists (select 1 from {p}jobcst j where j.lgrrec = h.recnum) and not exists (select 1 from {p}eqpcst e where e.lgrrec = h.recnum)
                and not exists (select 1 from {p}acrinv a where a.lgrrec = h.recnum) and not exists (select 1 from {p}acpinv a where a.lgrrec = h.recnum)
                and h.recnum not in (select l.recnum from {p}lgtnln l where l.jobnum is not null)
                and not exists (select 1 from {p}acrpmt a where a.lgrrec = h.recnum) and not exists (select 1 from {p}acppmt a where a.lgrrec = h.recnum)
            """;

    private void moveToAnotherAccount() throws SQLException {
        Optional<long[]> line = pick("""
                select l.recnum, l.linnum, l.lgract from {p}lgtnln l where l.lgract between 6330 and 6399 and l.recnum in (%s) order by 1, 2
                """.formatted(PLAIN_ENTRIES), day.fiscalYear());
        if (line.isPresent()) {
            long[] found = line.get();
            change("update {p}lgtnln set lgract = 6320, upddte = {t} where recnum = ? and linnum = ?", now, found[0],
                    found[1]);
            done.add("line %d of entry %d moved from account %d to 6320".formatted(found[1], found[0], found[2]));
        }
    }

    /** A bill that one check paid in full: both are void, with the costs they brought. */
    private void voidPaidBill() throws SQLException {
        Optional<long[]> bill = pick("""
                select i.recnum, i.lgrrec, p.recnum, p.lgrrec from {p}acpinv i join {p}acppmt p on p.acpinv = i.recnum
                where i.postyr = ? and i.status <> 5 and i.retain = 0 and i.lgrrec is not null and i.invnet + p.amount = 0
                    and (select count(*) from {p}acppmt o where o.acpinv = i.recnum) = 1
                    and (select count(*) from {p}acppmt o where o.lgrrec = p.lgrrec) = 1
                    and (select count(*) from {p}acpinv o where o.lgrrec = i.lgrrec) = 1
                    and not exists (select 1 from {p}acrinv a where a.lgrrec = i.lgrrec)
                    and i.lgrrec not in (select l.recnum from {p}lgtnln l where l.jobnum is not null)
                order by 1
                """, day.fiscalYear());
        if (bill.isPresent()) {
            long[] found = bill.get();
            change("update {p}acpinv set status = 5, upddte = {t} where recnum = ?", now, found[0]);
            change("delete from {p}acppmt where recnum = ?", found[2]);
            for (long entry : new long[]{found[1], found[3]}) {
                change("update {p}lgrtrn set status = 3, upddte = {t} where recnum = ?", now, entry);
                change("update {p}jobcst set status = 2, upddte = {t} where lgrrec = ?", now, entry);
                change("update {p}eqpcst set status = 2, upddte = {t} where lgrrec = ?", now, entry);
            }
            done.add("bill %d and its payment %d made void (entries %d and %d)".formatted(found[0], found[2], found[1],
                    found[3]));
        }
    }

    /** From prepaid insurance to other prepaid expense, two months ago. */
    private void postBack() throws SQLException {
        LocalDate before = day.date().minusMonths(2).withDayOfMonth(15);
        Day back = Day.of(before.isBefore(SampleOptions.FIRST_DAY) ? SampleOptions.FIRST_DAY : before);
        long number = Math.max(FIRST_NUMBER, one("select coalesce(max(recnum), 0) from {p}lgrtrn")) + 1;
        long cents = 100_00 + 25 * dice.below(400);
        change("""
                insert into {p}lgrtrn (_idnum, recnum, insdte, insusr, trnnum, trndte, entdte, dscrpt, srcnum, status, actprd, postyr, pchord)
                values (?, ?, {t}, 'supervisor', ?, {d}, {d}, 'Reclassify prepaid', 1, 2, ?, ?, '')
                """, "entry-" + number, number, now, "RC-" + number, back.date().toString(), day.date().toString(),
                back.period(), back.fiscalYear());
        line(number, 1, 1520, cents, 0);
        line(number, 2, 1510, 0, cents);
        done.add("entry %d of %s posted into period %d of %d".formatted(number, Stamp.money(cents), back.period(),
                back.fiscalYear()));
    }

    private void line(long entry, int line, int account, long debit, long credit) throws SQLException {
        change("""
                insert into {p}lgtnln (_idnum, recnum, insdte, insusr, linnum, lgract, subact, dscrpt, dbtamt, crdamt)
                values (?, ?, {t}, 'supervisor', ?, ?, 0, 'Reclassify prepaid', ?, ?)
                """, "line-" + entry + "-" + line, entry, now, line, account, Stamp.money(debit), Stamp.money(credit));
    }

    private void deleteEntry() throws SQLException {
        Optional<long[]> entry = pick(PLAIN_ENTRIES + " and h.dscrpt not like '%ccrued%' order by 1", day.fiscalYear());
        if (entry.isPresent()) {
            long found = entry.get()[0];
            change("delete from {p}lgtnln where recnum = ?", found);
            change("delete from {p}lgrtrn where recnum = ?", found);
            done.add("entry %d deleted with its lines".formatted(found));
        }
    }

    private void giveMoreTime() throws SQLException {
        Optional<long[]> invoice = pick("select recnum from {p}acrinv where postyr = ? and status = 1 order by 1",
                day.fiscalYear());
        if (invoice.isPresent()) {
            change("update {p}acrinv set duedte = {d}, upddte = {t} where recnum = ?",
                    day.date().plusDays(30).toString(), now, invoice.get()[0]);
            done.add("invoice %d due 30 days from now".formatted(invoice.get()[0]));
        }
    }

    private void renameJob() throws SQLException {
        Optional<long[]> job = pick("select recnum from {p}actrec where status = 4 and jobtyp <> ? order by 1", 3);
        if (job.isPresent()) {
            change("update {p}actrec set status = 5, cmpdte = {d}, upddte = {t} where recnum = ?",
                    day.date().toString(), now, job.get()[0]);
            done.add("job %d complete".formatted(job.get()[0]));
        }
    }

    private void dropChangeOrder() throws SQLException {
        Optional<long[]> order = pick("select recnum from {p}prmchg where status = ? order by 1", 2);
        if (order.isPresent()) {
            change("delete from {p}prmchg where recnum = ?", order.get()[0]);
            done.add("change order %d deleted".formatted(order.get()[0]));
        }
    }

    /** One of the rows of a query, which must be ordered. */
    private Optional<long[]> pick(String query, int parameter) throws SQLException {
        List<long[]> rows = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(named(query))) {
            statement.setInt(1, parameter);
            try (ResultSet found = statement.executeQuery()) {
                int columns = found.getMetaData().getColumnCount();
                while (found.next()) {
                    long[] row = new long[columns];
                    for (int i = 0; i < columns; i++) {
                        row[i] = found.getLong(i + 1);
                    }
                    rows.add(row);
                }
            }
        }
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.get(dice.below(rows.size())));
    }

    private long one(String query) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(named(query));
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private void change(String statement, Object... values) throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(named(statement))) {
            for (int i = 0; i < values.length; i++) {
                prepared.setObject(i + 1, values[i]);
            }
            prepared.executeUpdate();
        }
    }

    /** {p} is the schema; {t} and {d} stand for a time and a date, which Postgres wants to be told. */
    private String named(String statement) {
        boolean typed = !prefix.isEmpty();
        return statement.replace("{p}", prefix).replace("{t}", typed ? "cast(? as timestamp)" : "?")
                .replace("{d}", typed ? "cast(? as date)" : "?");
    }
}
