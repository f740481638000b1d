/** What leaves the client as a file or on paper, told to the server before it leaves. */
@NullMarked
package com.superscapes.api.export;

import org.jspecify.annotations.NullMarked;
