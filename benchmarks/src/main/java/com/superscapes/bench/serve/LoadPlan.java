package com.superscapes.bench.serve;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the load generator does.
 *
 * @param host        to connect to
 * @param caPem       authority of a server that speaks TLS; null for plain HTTP
 * @param warmUp      seconds before anything is counted
 * @param seconds     that are counted
 * @param mustContain text that stands in every right answer
 * @param mustNot     text that stands in no right answer; empty for none
 * @param clients     the requests each client sends in turn, as they go over the wire; one connection a client
 */
public record LoadPlan(String host, int port, @Nullable String caPem, int warmUp, int seconds, String mustContain,
        String mustNot, List<List<String>> clients) {
}
