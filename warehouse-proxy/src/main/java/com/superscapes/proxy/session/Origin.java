package com.superscapes.proxy.session;

/**
 * Where a sign-in comes from.
 *
 * @param address the client's, by number
 * @param client  what the client calls itself; not to be trusted
 */
public record Origin(String address, String client) {
}
