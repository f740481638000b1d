package com.superscapes.api.load;

import com.superscapes.api.proof.BatchInfo;
import java.util.List;

/**
 * One load in full.
 *
 * @param slices files and tables, in the order they were read
 * @param batch  that readers see now
 */
public record LoadDetail(Load load, List<LoadedSlice> slices, BatchInfo batch) {
}
