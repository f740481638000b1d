package com.superscapes.sync.progress;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Locale;

/** One JSON object a line, for logs and other programs: {@code {"event":"merge","file":"journal.csv","slice":1,...}}. */
public final class JsonLines implements ProgressListener {

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
            if (progress.file() != null) {
                json.writeStringField("file", progress.file());
                json.writeNumberField("slice", progress.slice());
                json.writeNumberField("rows", progress.rows());
                json.writeNumberField("bytes", progress.bytes());
                json.writeNumberField("totalBytes", progress.totalBytes());
            }
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible); // a string cannot fail to be written
        }
        out.println(line);
        out.flush();
    }
}
