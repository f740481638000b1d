package com.superscapes.proxy.http;

import java.io.IOException;
import java.io.OutputStream;

/**
 * An answer that leaves while it is read, of any size.
 *
 * @param fileName what a browser saves it as; letters, digits, dots and dashes
 */
public record StreamedAnswer(String contentType, String fileName, Body body) {

    /** Writes the answer; what fails before anything left is answered as an error, later it cuts the connection. */
    public interface Body {

        void writeTo(OutputStream out) throws IOException;
    }
}
