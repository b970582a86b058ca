package io.github.diobench.suite.cli;

import io.github.diobench.suite.record.Pin;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads how threads are pinned. */
final class PinConverter implements ITypeConverter<Pin> {
    @Override
    public Pin convert(String value) {
        return Arrays.stream(Pin.values())
                .filter(pin -> pin.toString().equals(value))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("'" + value + "' is none of "
                        + Arrays.stream(Pin.values()).map(Pin::toString).collect(Collectors.joining(", "))));
    }
}
