/** Files and clipboard: recorded on the server before anything leaves. */
@NullMarked
package com.superscapes.desktop.export;

import org.jspecify.annotations.NullMarked;
