/** The sample company from its ledger export to the screen, in one command. */
@NullMarked
package com.superscapes.allinone.demo;

import org.jspecify.annotations.NullMarked;
