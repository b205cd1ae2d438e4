/** HTML page of a stack: diagram, findings, cost and resources. */
@NullMarked
package dev.slipway.analysis.diagram.page;

import org.jspecify.annotations.NullMarked;
