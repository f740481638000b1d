package com.superscapes.proxy.check;

/**
 * What an operator should know.
 *
 * @param about    the key of the setting, or the part of the database
 * @param sentence what is so and what to do; never a secret
 */
public record Finding(Severity severity, String about, String sentence) {
}
