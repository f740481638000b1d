package com.superscapes.sync.source;

/** A source that is no file: connected to when a load of it is planned. A connector that is closeable is closed after it. */
public interface SourceConnection {

    /** First part of the natural key of every fact it brings. */
    String sourceSystem();

    /** @throws UnreadableSource if it cannot be connected to; the message is for the user and holds no secret */
    Connector connect(SourceContext context) throws UnreadableSource;
}
