package com.superscapes.proxy.http;

import com.superscapes.proxy.cancel.RunningRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The body of a streamed answer. Nothing leaves before there is a bufferful, so that early errors are answered as such. */
final class StreamedBody extends OutputStream {

    private static final int SIZE = 64 * 1024;

    private final Function<StreamedAnswer, OutputStream> opener;
    private byte[] buffer = {};
    private @Nullable StreamedAnswer file;
    private @Nullable OutputStream out;
    private int filled;
    private long bytes;

    /** @param opener sends the head of the answer and gives its body */
    StreamedBody(Function<StreamedAnswer, OutputStream> opener) {
        this.opener = opener;
    }

    void open(StreamedAnswer answer) {
        file = answer;
        buffer = new byte[SIZE];
    }

    /** True once the head of the answer has left. */
    boolean begun() {
        return out != null;
    }

    long bytes() {
        return bytes;
    }

    @Override
    public void write(int one) {
        write(new byte[]{(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int length) {
        for (int done = 0, some; done < length; done += some) {
            if (filled == SIZE) {
                drain();
            }
            some = Math.min(length - done, SIZE - filled);
            System.arraycopy(from, offset + done, buffer, filled, some);
            filled += some;
        }
        bytes += length;
    }

    /** Sends the rest and the end. */
    void finish() {
        drain();
        RunningRequest.sending(() -> {
            try {
                opened().close();
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        });
    }

    private void drain() {
        RunningRequest.sending(() -> {
            try {
                opened().write(buffer, 0, filled);
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        });
        filled = 0;
    }

    private OutputStream opened() {
        OutputStream opened = out;
        if (opened == null) {
            if (file == null) {
                throw new IllegalStateException("No answer was begun");
            }
            opened = opener.apply(file);
            out = opened;
        }
        return opened;
    }
}
