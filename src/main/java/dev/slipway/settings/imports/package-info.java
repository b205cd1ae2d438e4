/**
 * The parts that importers of other tools' files share. An importer works in four steps:
 *
 * <ol>
 *   <li>{@link dev.slipway.settings.imports.SourceFile} reads YAML or JSON into {@link dev.slipway.settings.imports.SourceValue}s,
 *       each with its file, line and path. A value knows if somebody has read it.
 *   <li>{@link dev.slipway.settings.imports.SourceFields} reads the fields of an object by type. Wrong values are collected in
 *       {@link dev.slipway.settings.imports.ImportErrors}, which end the import before anything is written.
 *   <li>{@link dev.slipway.settings.imports.DraftSection} writes the settings of a stack, and records in the
 *       {@link dev.slipway.settings.imports.ImportReport} the key of each field, with the difference if there is one. A field
 *       without a key is recorded with the reason. {@link dev.slipway.settings.imports.UnreadFields} finds the rest.
 *   <li>{@link dev.slipway.settings.imports.StackFilePlan} splits the drafts of several stacks into a base file and stack files;
 *       {@link dev.slipway.settings.imports.StackFileText} and {@link dev.slipway.settings.imports.ReportMarkdown} are their texts.
 * </ol>
 *
 * <p>The readers of one format are in a package of their own below this one, such as {@code copilot}.
 */
@NullMarked
package dev.slipway.settings.imports;

import org.jspecify.annotations.NullMarked;
