package com.superscapes.desktop.export;

import com.superscapes.api.export.ExportNotice;
import com.superscapes.desktop.screen.ScreenState;
import com.superscapes.desktop.server.WarehouseServer;
import com.superscapes.desktop.task.Tasks;
import com.superscapes.desktop.text.Texts;
import com.superscapes.reports.Report;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;

/** Takes figures out of the client: first the server's record, then the file or the clipboard. No record, no export. */
public final class Exporter {

    private final WarehouseServer server;
    private final Tasks tasks;
    private final Outlet outlet;

    public Exporter(WarehouseServer server, Tasks tasks, Outlet outlet) {
        this.server = server;
        this.tasks = tasks;
        this.outlet = outlet;
    }

    /**
     * Asks where to save and writes the file in the background.
     *
     * @param object what leaves, for the record and the file's name
     * @param report gives the report; may call the server, for pages not loaded yet
     */
    public void toFile(String object, Format format, Callable<Report> report) {
        outlet.chooseFile(object + "." + format.extension(), format)
                .ifPresent(file -> tasks.start(Texts.text("export.running", file.getFileName().toString()),
                        () -> write(object, format, report.call(), file),
                        written -> outlet.done(Texts.text("export.done", written.toString())), this::say));
    }

    /** A file that the server writes, and records. */
    public interface Download {

        void write(WarehouseServer from, OutputStream out) throws IOException;
    }

    /** The same for a file that the server writes: what is shown here is not all. */
    public void fromServer(String object, Format format, Download download) {
        outlet.chooseFile(object + "." + format.extension(), format)
                .ifPresent(file -> tasks.start(Texts.text("export.running", file.getFileName().toString()),
                        () -> replace(file, object, out -> download.write(server, out)),
                        written -> outlet.done(Texts.text("export.done", written.toString())), this::say));
    }

    private Path write(String object, Format format, Report report, Path file) throws IOException {
        server.recordExport(new ExportNotice(object, format.extension(), report.rows().size(),
                report.proof().batch().batch()));
        return replace(file, object, out -> format.write(report, out));
    }

    private interface Writing {

        void to(OutputStream out) throws IOException;
    }

    /** Nobody finds half a file: the new one stands beside the old one until it is whole. */
    private static Path replace(Path file, String object, Writing writing) throws IOException {
        Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), object, ".part");
        try {
            try (OutputStream out = Files.newOutputStream(fresh)) {
                writing.to(out);
            }
            return Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** Puts a part or the whole of a grid on the clipboard. */
    public void toClipboard(String object, String text, long rows, long batch) {
        tasks.start(Texts.text("export.copying"), () -> {
            server.recordExport(new ExportNotice(object, "clipboard", rows, batch));
            return text;
        }, recorded -> {
            outlet.putOnClipboard(recorded);
            outlet.done(Texts.text("export.copied", Long.toString(rows)));
        }, this::say);
    }

    /** Tells the user in the window why something was not done. */
    public void say(Exception failure) {
        if (failure instanceof IOException) {
            outlet.failed(Texts.text("export.unwritable", String.valueOf(failure.getMessage())));
        } else if (ScreenState.failed(failure) instanceof ScreenState.Failed reason) {
            outlet.failed(reason.supportCode() == null
                    ? reason.what()
                    : reason.what() + " " + Texts.text("failure.support", reason.supportCode()));
        }
    }
}
