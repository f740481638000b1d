package com.superscapes.proxy.audit;

import com.superscapes.proxy.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.ResultIterator;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Takes months out of the log into files and back, with the owner's login; nothing leaves before its file was read back. */
public final class AuditArchive {

    private static final int YEARS = 7;
    private static final int BATCH = 1_000;
    private static final String INSERT = "insert into audit.event (task, seq, at, actor, actor_role, session_id, request_id,"
            + " client_address, code, object, parameters, outcome, row_count, data_batch, milliseconds, previous_hash, hash)"
            + " values (:task, :seq, :moment, :actor, :actorRole, :sessionId, :requestId, :clientAddress, :code, :object,"
            + " :parameters::jsonb, :outcome, :rowCount, :dataBatch, :milliseconds, decode(:previousHash, 'hex'),"
            + " decode(:hash, 'hex'))";

    private final Jdbi jdbi;
    private final Clock clock;

    public AuditArchive(DataSource owner, Clock clock) {
        this.jdbi = Jdbi.create(owner);
        this.clock = clock;
    }

    /** Months in the log that begin before this one, oldest first. */
    public List<YearMonth> monthsBefore(YearMonth month) {
        return jdbi.withHandle(handle -> handle
                .createQuery("select substr(c.relname, 7) from pg_catalog.pg_inherits i"
                        + " join pg_catalog.pg_class c on c.oid = i.inhrelid"
                        + " where i.inhparent = 'audit.event'::regclass order by 1")
                .mapTo(String.class).map(name -> YearMonth.parse(name.replace('_', '-'))).list())
                .stream().filter(each -> each.isBefore(month)).toList();
    }

    /**
     * Writes a month to {@code audit-YYYY-MM.jsonl.gz} with a manifest beside it, reads it back, and takes the month out of the
     * log; its table stays until somebody drops it.
     *
     * @return the manifest
     * @throws IOException              when the file can't be written or a record is not as it was hashed
     * @throws IllegalArgumentException when the month is not over or not in the log
     */
    public Path archive(YearMonth month, Path folder) throws IOException {
        if (!month.isBefore(YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC)))) {
            throw new IllegalArgumentException("The month " + month + " is not over.");
        }
        if (!monthsBefore(month.plusMonths(1)).contains(month)) {
            throw new IllegalArgumentException("The month " + month + " is not in the log.");
        }
        Path file = folder.resolve("audit-" + month + ".jsonl.gz");
        Path manifest = folder.resolve("audit-" + month + ".manifest.json");
        Files.createDirectories(folder);
        return jdbi.inTransaction(handle -> {
            ArchiveFile.Content written = write(handle, month, file);
            ArchiveFile.Content back = ArchiveFile.read(file, record -> {
            });
            if (!back.equals(written)) {
                throw new IOException(file + " was not read back as it was written");
            }
            Files.writeString(manifest, Json.MAPPER.writerWithDefaultPrettyPrinter()
                    .writeValueAsString(new ArchiveManifest(ArchiveManifest.FORMAT, month.toString(),
                            file.getFileName().toString(), written.records(), written.sha256(), written.chain(),
                            month.plusMonths(1).plusYears(YEARS).atDay(1), clock.instant())));
            handle.createQuery("select audit.detach_month(:month, :file, decode(:hash, 'hex'), :rows, :at)")
                    .bind("month", month.atDay(1)).bind("file", file.getFileName().toString())
                    .bind("hash", written.sha256()).bind("rows", written.records())
                    .bind("at", clock.instant().atOffset(ZoneOffset.UTC)).map((row, context) -> true).one();
            return manifest;
        });
    }

    private static ArchiveFile.Content write(Handle handle, YearMonth month, Path file) throws IOException {
        try (ResultIterator<ChainRecord> records = handle
                .createQuery(ChainRows.SELECT + "audit.event where at >= :from and at < :to order by task, seq, at")
                .bind("from", start(month)).bind("to", start(month.plusMonths(1))).setFetchSize(ChainRows.FETCH)
                .map((row, context) -> ChainRows.record(row)).iterator()) {
            return ArchiveFile.write(file, records);
        }
    }

    /**
     * Brings an archived month back into the log and verifies every chain with it; when anything is wrong, nothing changes.
     *
     * @return how many records came back
     * @throws IOException when the files are not as the manifest says, or the chains are not whole with them
     */
    public long restore(Path manifestFile) throws IOException {
        ArchiveManifest manifest = Json.MAPPER.readValue(Files.readString(manifestFile), ArchiveManifest.class);
        Path file = manifestFile.resolveSibling(Path.of(manifest.file()).getFileName());
        YearMonth month = YearMonth.parse(manifest.month());
        return jdbi.inTransaction(handle -> {
            handle.createQuery("select audit.reopen_month(:month)").bind("month", month.atDay(1))
                    .map((row, context) -> true).one();
            try (PreparedBatch batch = handle.prepareBatch(INSERT)) {
                ArchiveFile.Content read = ArchiveFile.read(file, record -> add(batch, record));
                batch.execute();
                if (!read.equals(new ArchiveFile.Content(manifest.records(), manifest.sha256(), manifest.chain()))) {
                    throw new IOException(file + " is not the file of its manifest");
                }
            }
            List<String> problems = AuditVerification.verify(handle, Map.of()).stream()
                    .flatMap(report -> report.problems().stream()).toList();
            if (!problems.isEmpty()) {
                throw new IOException("With " + file + " the log is not whole: " + problems.getFirst());
            }
            return manifest.records();
        });
    }

    private static void add(PreparedBatch batch, ChainRecord record) {
        batch.bind("task", record.task()).bind("seq", record.seq())
                .bind("moment", LocalDateTime.parse(record.at()).atOffset(ZoneOffset.UTC)).bind("actor", record.actor())
                .bind("actorRole", record.actorRole()).bind("sessionId", record.sessionId())
                .bind("requestId", record.requestId()).bind("clientAddress", record.clientAddress())
                .bind("code", record.code()).bind("object", record.object()).bind("parameters", record.parameters())
                .bind("outcome", record.outcome()).bind("rowCount", record.rowCount())
                .bind("dataBatch", record.dataBatch()).bind("milliseconds", record.milliseconds())
                .bind("previousHash", record.previousHash()).bind("hash", record.hash()).add();
        if (batch.size() == BATCH) {
            batch.execute();
        }
    }

    private static OffsetDateTime start(YearMonth month) {
        return month.atDay(1).atStartOfDay().atOffset(ZoneOffset.UTC);
    }
}
