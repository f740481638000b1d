package com.superscapes.proxy.drill;

import com.superscapes.api.drill.LinePage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the lines behind a cell go one by one, when they leave as a file. */
public interface LineSink {

    /** A page without lines: columns, total over all lines and their number. */
    void begin(LinePage head);

    /** The next line, in posting order. */
    void line(List<@Nullable Object> cells);
}
