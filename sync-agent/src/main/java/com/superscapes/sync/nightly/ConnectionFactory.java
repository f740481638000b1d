package com.superscapes.sync.nightly;

import com.superscapes.sync.config.AgentConfig;
import com.superscapes.sync.config.SourceConfig;
import com.superscapes.sync.secret.Secrets;
import com.superscapes.sync.secret.UnavailableSecret;
import com.superscapes.sync.source.SourceConnection;

/** Makes the connection to a source of one kind. */
@FunctionalInterface
public interface ConnectionFactory {

    /**
     * Prepares it; nothing is connected to yet.
     *
     * @throws UnavailableSecret if a secret it needs cannot be had
     */
    SourceConnection connection(SourceConfig source, AgentConfig config, Secrets secrets) throws UnavailableSecret;
}
