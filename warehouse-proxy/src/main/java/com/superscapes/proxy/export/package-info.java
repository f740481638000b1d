/** What leaves as a file: written by the server, or by the client with a notice. */
@NullMarked
package com.superscapes.proxy.export;

import org.jspecify.annotations.NullMarked;
