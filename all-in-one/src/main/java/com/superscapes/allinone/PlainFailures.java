package com.superscapes.allinone;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** A failure ends as one sentence and exit code 1; the stack trace goes to the log only. */
final class PlainFailures implements IExecutionExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(PlainFailures.class);

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        LOG.error("{} failed", command.getCommandName(), failure);
        command.getErr().println("superscapes: " + sentence(failure));
        command.getErr().flush();
        return 1;
    }

    private static String sentence(Exception failure) {
        var message = failure.getMessage();
        if (message == null) {
            return "failed: " + failure.getClass().getSimpleName();
        }
        return failure instanceof IOException && message.startsWith("/") ? "can't read or write " + message : message;
    }
}
