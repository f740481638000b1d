package com.superscapes.allinone.command;

import com.superscapes.allinone.Superscapes;
import java.io.PrintWriter;
import java.io.StringWriter;

/** One run of the command in this process, with what it printed. */
record Run(int exitCode, String out, String err) {

    static Run of(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var command = Superscapes.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        int code = command.execute(arguments);
        return new Run(code, out.toString(), err.toString());
    }
}
