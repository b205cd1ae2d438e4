package dev.slipway.base;

import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * Generates the withers of a record: for each of its components a method that returns a copy with another value. The record
 * implements the interface {@code <Record>Builder.With}, in which they are.
 */
@RecordBuilder.Template(
        options =
                @RecordBuilder.Options(
                        enableGetters = false,
                        addClassRetainedGenerated = false,
                        addConcreteSettersForOptional = RecordBuilder.ConcreteSettersForOptionalMode.DISABLED))
public @interface Withers {}
