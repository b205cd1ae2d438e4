package dev.slipway.settings.imports;

/**
 * A field of an imported file.
 *
 * @param source the value as it is in the file
 * @param value the value by its type
 */
public record SourceField<T>(SourceValue source, T value) {}
