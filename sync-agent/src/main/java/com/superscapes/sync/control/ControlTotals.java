package com.superscapes.sync.control;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.superscapes.ddl.quality.QualityCheck;
import com.superscapes.ddl.server.DatabaseLogin;
import com.superscapes.sync.CheckReport;
import com.superscapes.sync.FileReport;
import com.superscapes.sync.LoadReport;
import com.superscapes.sync.RejectedRow;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Writes control-totals.json (docs/control-totals.schema.json): what a load read, kept and refused, and what the ledger
 * adds up to. Amounts are decimal strings, debit positive unless a field says "as stated". Nothing is held in memory.
 */
public final class ControlTotals {

    /** The file's usual name. */
    public static final String FILE_NAME = "control-totals.json";
    private static final int FETCH = 1000;

    private ControlTotals() {
    }

    /**
     * Writes the totals of what a load's sources hold now.
     *
     * @param sync the sync agent's login
     * @param out  replaced at once when complete
     */
    public static void write(DatabaseLogin sync, LoadReport report, Path out) throws SQLException, IOException {
        Path parent = out.toAbsolutePath().getParent();
        Files.createDirectories(parent == null ? Path.of(".") : parent);
        Path draft = out.resolveSibling(out.getFileName() + ".part");
        try (Connection connection = sync.dataSource().getConnection();
                JsonGenerator json = new JsonFactory().createGenerator(draft.toFile(), JsonEncoding.UTF8)) {
            connection.setAutoCommit(false);
            json.setPrettyPrinter(new DefaultPrettyPrinter());
            new Writing(connection, json, report).all();
            connection.rollback();
        }
        Files.move(draft, out, StandardCopyOption.REPLACE_EXISTING);
    }

    /** An amount with at least two decimals, or null. */
    public static @Nullable String text(@Nullable BigDecimal amount) {
        if (amount == null) {
            return null;
        }
        BigDecimal plain = amount.stripTrailingZeros();
        return (plain.scale() < 2 ? plain.setScale(2) : plain).toPlainString();
    }

    private record Writing(Connection connection, JsonGenerator json, LoadReport report) {

        void all() throws SQLException, IOException {
            String[] systems = report.sourceSystem().split(", ");
            Cells.make(connection, report.batchId(), systems);
            json.writeStartObject();
            json.writeNumberField("version", 1);
            json.writeNumberField("batch", report.batchId());
            json.writeStringField("sourceSystem", report.sourceSystem());
            json.writeBooleanField("nothingNew", report.nothingNew());
            json.writeNumberField("exitCode", report.exitCode());
            json.writeArrayFieldStart("notes");
            for (String note : report.notes()) {
                json.writeString(note);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("files");
            for (FileReport file : report.files()) {
                file(file);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("ledger");
            rows(Sections.LEDGER, systems);
            json.writeEndArray();
            section("accounts", Sections.ACCOUNTS);
            section("periods", Sections.PERIODS);
            section("scenarios", Sections.SCENARIOS);
            section("entities", Sections.ENTITIES);
            section("divisions", Sections.DIVISIONS);
            json.writeArrayFieldStart("checks");
            for (CheckReport check : report.checks()) {
                check(check);
            }
            json.writeEndArray();
            json.writeEndObject();
        }

        private void file(FileReport file) throws SQLException, IOException {
            json.writeStartObject();
            json.writeStringField("file", file.file());
            json.writeStringField("content", file.content());
            json.writeBooleanField("unreadable", file.unreadable());
            json.writeNumberField("rowsRead", file.rowsRead());
            json.writeNumberField("rowsLoaded", file.rowsLoaded());
            json.writeNumberField("rowsUnchanged", file.rowsUnchanged());
            json.writeNumberField("rowsRejected", file.rowsRejected());
            json.writeStringField("totalDebit", text(file.totalDebit()));
            json.writeStringField("totalCredit", text(file.totalCredit()));
            FileReport.Stated stated = file.stated();
            if (stated == null) {
                json.writeNullField("stated");
            } else {
                json.writeObjectFieldStart("stated");
                value("entries", stated.entries());
                value("debit", stated.debit());
                value("credit", stated.credit());
                json.writeEndObject();
            }
            json.writeArrayFieldStart("rejects");
            rejects(file);
            json.writeEndArray();
            json.writeEndObject();
        }

        private void rejects(FileReport file) throws SQLException, IOException {
            if (file.fileId() == 0) {
                for (RejectedRow row : file.rejects()) {
                    reject(row.line(), row.field(), row.code(), row.reason(), row.raw());
                }
                return;
            }
            try (PreparedStatement select = connection.prepareStatement(
                    "select line_no, field, reason_code, reason, raw from ops.rejected_row where file_id = ? order by line_no, rejected_id")) {
                select.setFetchSize(FETCH);
                select.setLong(1, file.fileId());
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        reject(row.getObject(1, Long.class), row.getString(2), row.getString(3), row.getString(4),
                                row.getString(5));
                    }
                }
            }
        }

        private void reject(@Nullable Long line, @Nullable String field, String code, String reason,
                @Nullable String raw) throws IOException {
            json.writeStartObject();
            value("line", line);
            value("field", field);
            value("code", code);
            value("reason", reason);
            value("value", raw);
            json.writeEndObject();
        }

        private void check(CheckReport check) throws IOException {
            json.writeStartObject();
            json.writeStringField("check", check.code());
            json.writeStringField("title", QualityCheck.valueOf(check.code()).title());
            value("entity", check.company());
            json.writeStringField("state", check.state());
            value("reason", check.reason());
            value("difference", check.difference());
            json.writeFieldName("items");
            json.writeRawValue(check.items());
            json.writeEndObject();
        }

        private void section(String name, String sql) throws SQLException, IOException {
            json.writeArrayFieldStart(name);
            rows(sql, null);
            json.writeEndArray();
        }

        private void rows(String sql, String @Nullable [] systems) throws SQLException, IOException {
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                select.setFetchSize(FETCH);
                select.setLong(1, report.batchId());
                if (systems != null) {
                    select.setArray(2, connection.createArrayOf("text", systems));
                }
                try (ResultSet row = select.executeQuery()) {
                    ResultSetMetaData columns = row.getMetaData();
                    while (row.next()) {
                        json.writeStartObject();
                        for (int i = 1; i <= columns.getColumnCount(); i++) {
                            value(columns.getColumnLabel(i), row.getObject(i));
                        }
                        json.writeEndObject();
                    }
                }
            }
        }

        private void value(String name, @Nullable Object value) throws IOException {
            switch (value) {
                case null -> json.writeNullField(name);
                case BigDecimal amount -> json.writeStringField(name, text(amount));
                case Number number -> json.writeNumberField(name, number.longValue());
                case Boolean flag -> json.writeBooleanField(name, flag);
                default -> json.writeStringField(name, value.toString());
            }
        }
    }
}
