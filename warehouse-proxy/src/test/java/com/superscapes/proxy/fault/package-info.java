/** The server while its database, its network, its machine's clock or its neighbour fails. */
@NullMarked
package com.superscapes.proxy.fault;

import org.jspecify.annotations.NullMarked;
