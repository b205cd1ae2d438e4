/** Readers of the manifests and add-ons of AWS Copilot, by its manifest reference. */
@NullMarked
package dev.slipway.settings.imports.copilot;

import org.jspecify.annotations.NullMarked;
