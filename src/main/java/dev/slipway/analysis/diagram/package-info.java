/** Diagram of a plan: nodes and the access between them, as Mermaid text and as an HTML page. */
@NullMarked
package dev.slipway.analysis.diagram;

import org.jspecify.annotations.NullMarked;
