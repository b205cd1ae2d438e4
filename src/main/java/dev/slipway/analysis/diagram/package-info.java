/** The picture of a plan: boxes, who may reach whom, as text of Mermaid and as a page. */
@NullMarked
package dev.slipway.analysis.diagram;

import org.jspecify.annotations.NullMarked;
