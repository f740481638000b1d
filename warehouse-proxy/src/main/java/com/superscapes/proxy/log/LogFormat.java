package com.superscapes.proxy.log;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import java.io.Console;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** How lines of the log look. */
public enum LogFormat {
    JSON, PLAIN;

    // Line ends in what was logged would look like lines of their own.
    private static final String PATTERN = "%d{HH:mm:ss} %-5level %logger{0} %replace(%msg %kvp{DOUBLE}){'[\\r\\n]+', ' '} %X{supportCode}%n%ex";

    /**
     * From the setting.
     *
     * @param setting json, plain, or auto and null for plain at a terminal and JSON elsewhere
     * @throws IllegalArgumentException another word
     */
    public static LogFormat of(@Nullable String setting) {
        return switch (setting == null ? "auto" : setting.toLowerCase(Locale.ROOT)) {
            case "json" -> JSON;
            case "plain" -> PLAIN;
            case "auto" -> atTerminal() ? PLAIN : JSON;
            default -> throw new IllegalArgumentException("The setting log.format must be auto, json or plain.");
        };
    }

    private static boolean atTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    /** Everything this process logs from now on, what comes by java.util.logging included, goes to standard error in this format. */
    public void use() {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        ConsoleAppender<ILoggingEvent> lines = new ConsoleAppender<>();
        lines.setContext(context);
        lines.setName(name());
        lines.setTarget("System.err");
        lines.setEncoder(encoder(context));
        lines.start();
        ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.detachAndStopAllAppenders();
        root.addAppender(lines);
    }

    /** Turns what is logged into lines of this format. */
    public Encoder<ILoggingEvent> encoder(LoggerContext context) {
        if (this == JSON) {
            JsonEncoder json = new JsonEncoder();
            json.setContext(context);
            json.start();
            return json;
        }
        PatternLayoutEncoder plain = new PatternLayoutEncoder();
        plain.setContext(context);
        plain.setPattern(PATTERN);
        plain.start();
        return plain;
    }
}
