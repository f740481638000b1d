package com.superscapes.sync.csv;

import com.superscapes.sync.field.BadField;
import com.superscapes.sync.source.SourceRow;
import de.siegmar.fastcsv.reader.CsvRecord;

/** Turns a record of one content into a row. */
@FunctionalInterface
interface RowReader {

    SourceRow read(CsvRecord found) throws BadField;
}
