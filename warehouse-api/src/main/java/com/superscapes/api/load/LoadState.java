package com.superscapes.api.load;

/** How a load ended: what is loading or failed was never seen by a reader, what is undone has left nothing behind. */
public enum LoadState {
    LOADING, PUBLISHED, FAILED, UNDONE
}
