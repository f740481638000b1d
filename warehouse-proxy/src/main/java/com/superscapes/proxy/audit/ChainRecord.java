package com.superscapes.proxy.audit;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A record as it was hashed; also a line of an archive file.
 *
 * @param at           UTC, with six decimals and without a zone
 * @param parameters   a JSON object as the database writes it, to the letter
 * @param previousHash of the record before it in its chain, SHA-256 in hex
 * @param hash         of this one
 */
@JsonPropertyOrder({"task", "seq", "at"})
record ChainRecord(String task, long seq, String at, String actor, @Nullable String actorRole,
        @Nullable String sessionId, String requestId, @Nullable String clientAddress, String code,
        @Nullable String object, String parameters, String outcome, @Nullable Long rowCount, @Nullable Long dataBatch,
        @Nullable Integer milliseconds, String previousHash, String hash) {

    /** The hash before the first record of a chain. */
    static String genesis(String task) {
        return HexFormat.of().formatHex(sha256(new byte[0], "superscapes audit chain " + task));
    }

    /** The hash its content and the record before it make; an honest record has it. */
    @JsonIgnore
    String computed() {
        String content = Stream
                .of(seq, quoted(task), quoted(at), quoted(actor), quoted(actorRole), quoted(sessionId),
                        quoted(requestId), quoted(clientAddress), quoted(code), quoted(object), parameters,
                        quoted(outcome), text(rowCount), text(dataBatch), text(milliseconds))
                .map(String::valueOf).collect(Collectors.joining(", ", "[", "]"));
        return HexFormat.of().formatHex(sha256(HexFormat.of().parseHex(previousHash), content));
    }

    private static String text(@Nullable Number number) {
        return number == null ? "null" : number.toString();
    }

    /** A JSON string as PostgreSQL writes it. */
    private static String quoted(@Nullable String text) {
        if (text == null) {
            return "null";
        }
        StringBuilder out = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> out.append(c < ' ' ? "\\u%04x".formatted((int) c) : String.valueOf(c));
            }
        }
        return out.append('"').toString();
    }

    private static byte[] sha256(byte[] before, String content) {
        byte[] text = content.getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(before, before.length + text.length);
        System.arraycopy(text, 0, all, before.length, text.length);
        try {
            return MessageDigest.getInstance("SHA-256").digest(all);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
