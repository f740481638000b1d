package com.superscapes.sync.source;

import com.superscapes.sync.field.BadField;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Bytes to characters. A byte order mark wins over the encoding that was asked for. A byte that cannot be decoded
 * becomes {@link #MALFORMED}, so that only its own row is rejected and the reader goes on.
 */
public final class Decoding {

    /** A noncharacter that no text may contain. */
    public static final char MALFORMED = '\ufdd0';
    private static final int PROBE = 4096;

    private Decoding() {
    }

    /** @throws UnreadableSource if the file is no text, or cannot be read */
    public static SpottingReader reader(String name, OpenedFile file, @Nullable Charset asked)
            throws UnreadableSource {
        try {
            byte[] head = new byte[PROBE];
            int length = file.readNBytes(head, 0, PROBE);
            PushbackInputStream bytes = new PushbackInputStream(file, PROBE);
            Charset marked = mark(head, length);
            Charset charset = marked != null ? marked : asked != null ? asked : StandardCharsets.UTF_8;
            if (!wide(charset) && hasNul(head, length)) {
                throw new UnreadableSource(name, 1L, null, "not-text",
                        "this is not a text file (or it is UTF-16 without a byte order mark: name its encoding)");
            }
            int skip = marked == null ? 0 : marked == StandardCharsets.UTF_8 ? 3 : 2;
            bytes.unread(head, skip, length - skip);
            return new SpottingReader(new InputStreamReader((InputStream) bytes, decoder(charset)), charset);
        } catch (IOException broken) {
            throw new UnreadableSource(name, 1L, null, "not-readable",
                    "the file cannot be read: " + broken.getMessage());
        }
    }

    private static CharsetDecoder decoder(Charset charset) {
        return charset.newDecoder().onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE).replaceWith(String.valueOf(MALFORMED));
    }

    /** A text for people, with a sign where something could not be decoded. */
    public static String visible(String raw) {
        return raw.replace(MALFORMED, '\ufffd');
    }

    private static boolean wide(Charset charset) {
        return charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32");
    }

    private static boolean hasNul(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            if (bytes[i] == 0) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Charset mark(byte[] b, int length) {
        if (length >= 3 && (b[0] & 255) == 0xEF && (b[1] & 255) == 0xBB && (b[2] & 255) == 0xBF) {
            return StandardCharsets.UTF_8;
        }
        if (length >= 2 && (b[0] & 255) == 0xFE && (b[1] & 255) == 0xFF) {
            return StandardCharsets.UTF_16BE;
        }
        return length >= 2 && (b[0] & 255) == 0xFF && (b[1] & 255) == 0xFE ? StandardCharsets.UTF_16LE : null;
    }

    /** Remembers whether anything malformed went by, so that sound files need no second look. */
    public static final class SpottingReader extends FilterReader {

        private final Charset charset;
        private boolean spotted;

        SpottingReader(Reader in, Charset charset) {
            super(in);
            this.charset = charset;
        }

        /** True once anything malformed went by. */
        public boolean spotted() {
            return spotted;
        }

        /** @throws BadField if bytes of the text could not be decoded */
        public void check(String column, String text) throws BadField {
            if (spotted && text.indexOf(MALFORMED) >= 0) {
                throw new BadField(column, "malformed-text",
                        "the text is not " + charset.name() + "; name the file's encoding in the mapping",
                        visible(text));
            }
        }

        @Override
        public int read(char[] chars, int offset, int length) throws IOException {
            int read = super.read(chars, offset, length);
            for (int i = offset; !spotted && i < offset + read; i++) {
                spotted = chars[i] == MALFORMED;
            }
            return read;
        }
    }
}
