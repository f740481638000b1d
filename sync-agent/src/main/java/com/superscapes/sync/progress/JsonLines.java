package com.superscapes.sync.progress;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.superscapes.sync.progress.Progress.SliceDone;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Locale;

/**
 * One JSON object a line, for logs and other programs: {@code {"event":"merge","file":"journal.csv","slice":1,...}}. The line
 * of an ended slice, {@code "event":"slice"}, has all there is to say of it.
 */
public final class JsonLines implements ProgressListener {

    private static final int MILLIS = 3;

    private final PrintWriter out;
    private final Clock clock;
    private final JsonFactory factory = new JsonFactory();

    public JsonLines(PrintWriter out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    @Override
    public void on(Progress progress) {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = factory.createGenerator(line)) {
            json.writeStartObject();
            json.writeStringField("event", progress.stage().name().toLowerCase(Locale.ROOT));
            json.writeStringField("at", clock.instant().toString());
            if (progress.source() != null) {
                json.writeStringField("source", progress.source());
            }
            if (progress.file() != null) {
                file(json, progress);
            }
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible); // a string cannot fail to be written
        }
        synchronized (this) {
            out.println(line);
            out.flush();
        }
    }

    private static void file(JsonGenerator json, Progress progress) throws IOException {
        json.writeStringField("file", progress.file());
        json.writeNumberField("slice", progress.slice());
        SliceDone done = progress.done();
        if (done != null) {
            json.writeNumberField("rowsRead", done.read());
            json.writeNumberField("rowsLoaded", done.loaded());
            json.writeNumberField("rowsUnchanged", done.unchanged());
            json.writeNumberField("rowsRejected", done.rejected());
            json.writeNumberField("seconds", BigDecimal.valueOf(done.took().toMillis(), MILLIS));
            json.writeNumberField("rowsPerSecond", done.rowsPerSecond());
            return;
        }
        json.writeNumberField("rows", progress.rows());
        if (progress.totalRows() >= 0) {
            json.writeNumberField("totalRows", progress.totalRows());
        }
        json.writeNumberField("bytes", progress.bytes());
        json.writeNumberField("totalBytes", progress.totalBytes());
    }
}
