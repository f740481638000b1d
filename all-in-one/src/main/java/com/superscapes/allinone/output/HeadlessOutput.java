package com.superscapes.allinone.output;

import com.superscapes.allinone.Steps;
import com.superscapes.allinone.local.ClientProcess;
import com.superscapes.allinone.local.LocalStack;
import com.superscapes.api.session.SignInRequest;
import com.superscapes.desktop.server.HttpWarehouseServer;
import com.superscapes.reports.ReportContext;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;

/** Everything a run without a window leaves in its folder, asked from the server like any client does. */
public final class HeadlessOutput {

    private final LocalStack stack;
    private final String login;
    private final Clock clock;
    private final boolean pictures;

    /**
     * @param login    the user the figures are asked as
     * @param pictures false to leave out the pictures of the screens
     */
    public HeadlessOutput(LocalStack stack, String login, Clock clock, boolean pictures) {
        this.pictures = pictures;
        this.stack = stack;
        this.login = login;
        this.clock = clock;
    }

    /** Steps that {@link #write} takes. */
    public static int steps(boolean pictures) {
        return pictures ? 2 : 1;
    }

    /** Reports first, then a picture of every screen; nothing is written when nothing has been loaded. */
    public void write(Path folder, Steps steps) throws Exception {
        steps.step("Writing statements as XLSX, CSV and PDF", () -> {
            reports(folder);
            return folder;
        });
        if (pictures) {
            pictures(folder, steps);
        }
    }

    private void pictures(Path folder, Steps steps) throws Exception {
        steps.step("Taking a picture of every screen", () -> {
            int code = ClientProcess.pictures(stack, stack.users().oneTimeToken(login), folder);
            if (code != 0) {
                throw new IOException("The client could not take its pictures; it ended with exit code " + code);
            }
            return folder;
        });
    }

    private void reports(Path folder) throws IOException {
        var server = HttpWarehouseServer.at(stack.url(), stack.certificateAuthority());
        var profile = server.signIn(new SignInRequest(null, null, stack.users().oneTimeToken(login)));
        try {
            var context = new ReportContext(profile.displayName(), clock.instant(), ZoneId.systemDefault());
            new ReportFiles(server, context, folder).write();
        } finally {
            server.signOut();
        }
    }
}
