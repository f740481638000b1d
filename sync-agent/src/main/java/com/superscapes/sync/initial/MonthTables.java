package com.superscapes.sync.initial;

import com.superscapes.sync.landing.CopyBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A buffer for each month's table beside the warehouse; tables are made when their first row comes. */
final class MonthTables {

    // The source's and the batch's keys are the tables' defaults.
    private static final List<String> COLUMNS = List.of("posting_date", "fact_id", "period_key", "company_key",
            "branch_key", "division_key", "account_key", "scenario_key", "currency", "debit", "credit", "entry_kind",
            "source_id", "entry_id", "line_no", "document", "description", "module", "posted_by", "posted_at",
            "reference", "file_id", "file_line");
    private static final List<String> WITH_PARTIES = Stream
            .concat(COLUMNS.stream(), Stream.of("job_key", "customer_key", "vendor_key")).toList();
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("uuuu_MM");
    /** All months together; the largest is sent when there is more. */
    private static final long MOST_BYTES = 64L << 20;

    private final Connection connection;
    private final long batch;
    private final int sourceKey;
    private final CopySender sender;
    private final Map<Integer, Month> buffers = new HashMap<>();
    private int lastMonth = -1;
    private Month last;
    private int rowsSinceLook;

    /** Two ways into one table: most lines name no party, and need not send that they do not. */
    private record Month(CopyBuffer plain, CopyBuffer withParties) {

        Stream<CopyBuffer> both() {
            return Stream.of(plain, withParties);
        }
    }

    MonthTables(Connection connection, long batch, int sourceKey, CopySender sender) throws SQLException {
        this.connection = connection;
        this.batch = batch;
        this.sourceKey = sourceKey;
        this.sender = sender;
        this.last = buffer(YearMonth.of(1, 1));
        for (LocalDate month : made(connection, batch, sourceKey)) {
            buffers.put(number(month), buffer(YearMonth.from(month)));
        }
    }

    /** First days of the months that have a table. */
    static List<LocalDate> made(Connection connection, long batch, int sourceKey) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select l.month from ops.first_load l
                where l.batch_id = ? and l.source_key = ? and l.month is not null order by l.month
                """)) {
            statement.setLong(1, batch);
            statement.setInt(2, sourceKey);
            List<LocalDate> months = new java.util.ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    months.add(rows.getObject(1, LocalDate.class));
                }
            }
            return months;
        }
    }

    private static int number(LocalDate date) {
        return date.getYear() * 12 + date.getMonthValue() - 1;
    }

    private Month buffer(YearMonth month) {
        String table = "landing.first_" + sourceKey + "_" + NAME.format(month);
        return new Month(new CopyBuffer(table, COLUMNS), new CopyBuffer(table, WITH_PARTIES));
    }

    /** The buffer of the date's month. @param parties whether job, customer and vendor follow */
    CopyBuffer of(LocalDate date, boolean parties) throws SQLException {
        int month = number(date);
        if (month != lastMonth) {
            Month found = buffers.get(month);
            last = found == null ? make(month, YearMonth.from(date)) : found;
            lastMonth = month;
        }
        return parties ? last.withParties() : last.plain();
    }

    private Month make(int number, YearMonth month) throws SQLException {
        sender.drain();
        try (PreparedStatement statement = connection.prepareStatement("select ops.add_first_month(?, ?, ?)")) {
            statement.setLong(1, batch);
            statement.setInt(2, sourceKey);
            statement.setObject(3, month.atDay(1));
            statement.execute();
        }
        Month made = buffer(month);
        buffers.put(number, made);
        return made;
    }

    /** After a row: sends what is full, or the largest when all together are too much. */
    void sendFull() throws SQLException {
        if (last.plain().isFull()) {
            sender.send(last.plain());
        }
        if (last.withParties().isFull()) {
            sender.send(last.withParties());
        }
        if (++rowsSinceLook >= 1000) {
            rowsSinceLook = 0;
            if (all().mapToLong(CopyBuffer::size).sum() > MOST_BYTES) {
                sender.send(all().max(Comparator.comparingInt(CopyBuffer::size)).orElseThrow());
            }
        }
    }

    void sendAll() throws SQLException {
        for (CopyBuffer each : all().toList()) {
            sender.send(each);
        }
    }

    private Stream<CopyBuffer> all() {
        return buffers.values().stream().flatMap(Month::both);
    }
}
