/** A small company's books behind an HTTPS server, for tests. */

package com.superscapes.desktop.testing;
