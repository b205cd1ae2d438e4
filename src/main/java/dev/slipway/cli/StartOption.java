package dev.slipway.cli;

import com.pulumi.exceptions.RunException;
import dev.slipway.operate.PointInTime;
import java.time.Instant;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the value of an option for a time before now; another text is wrong usage. */
final class StartOption implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String text) {
        try {
            return PointInTime.of(text, Instant.now());
        } catch (RunException refused) {
            throw new TypeConversionException(refused.getMessage());
        }
    }
}
