package io.github.diobench.suite.record;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/**
 * The one shape that all latency histograms of diobench have, and their compressed form.
 *
 * <p>All histograms share range and precision, so adding two of them is exact and can never overflow. Values are
 * nanoseconds, from 1 ns to 60 s, to three significant digits.
 */
public final class Histograms {
    /** The smallest duration told apart from zero, in nanoseconds. */
    public static final long LOWEST_NANOS = 1;

    /** The longest duration recorded as it is; longer ones are recorded as this one and counted apart. */
    public static final long HIGHEST_NANOS = TimeUnit.SECONDS.toNanos(60);

    private static final int SIGNIFICANT_DIGITS = 3;

    private Histograms() {}

    /** Returns an empty histogram of the common shape, which never resizes itself. */
    public static Histogram create() {
        return new Histogram(LOWEST_NANOS, HIGHEST_NANOS, SIGNIFICANT_DIGITS);
    }

    /** Returns the HdrHistogram V2 compressed form of {@code histogram}. */
    public static byte[] compress(Histogram histogram) {
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(buffer);
        return Arrays.copyOf(buffer.array(), length);
    }

    /**
     * Returns the histogram in {@code compressed}.
     *
     * @throws IllegalArgumentException if the bytes are not a compressed histogram
     */
    public static Histogram decompress(byte[] compressed) {
        return decompress(compressed, HIGHEST_NANOS);
    }

    private static Histogram decompress(byte[] compressed, long leastHighest) {
        try {
            return Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(compressed), leastHighest);
        } catch (DataFormatException | RuntimeException e) {
            throw new IllegalArgumentException("not a compressed histogram: " + compressed.length + " bytes", e);
        }
    }

    /** Returns {@code histogram} compressed, as Base64 text: the form in which any HdrHistogram port can read it. */
    public static String toText(Histogram histogram) {
        return Base64.getEncoder().encodeToString(compress(histogram));
    }

    /**
     * Returns the number of values in the histogram in {@code text}, which must have the common shape, for adding another one
     * would not be exact.
     *
     * @throws IllegalArgumentException if it has not, or if the text is not Base64 or not a compressed histogram
     */
    public static long countOfCommonShape(String text) {
        byte[] compressed = Base64.getDecoder().decode(text);
        // The common range as the least one would hide a smaller range.
        Histogram histogram = decompress(compressed, 0);
        if (histogram.getLowestDiscernibleValue() != LOWEST_NANOS
                || histogram.getHighestTrackableValue() != HIGHEST_NANOS
                || histogram.getNumberOfSignificantValueDigits() != SIGNIFICANT_DIGITS) {
            throw new IllegalArgumentException("a histogram of "
                    + histogram.getLowestDiscernibleValue() + " to " + histogram.getHighestTrackableValue()
                    + " ns with "
                    + histogram.getNumberOfSignificantValueDigits() + " digits, not of " + LOWEST_NANOS + " to "
                    + HIGHEST_NANOS + " ns with " + SIGNIFICANT_DIGITS);
        }
        return histogram.getTotalCount();
    }

    /**
     * Returns the histogram in {@code text}.
     *
     * @throws IllegalArgumentException if the text is not Base64 or not a compressed histogram
     */
    public static Histogram fromText(String text) {
        return decompress(Base64.getDecoder().decode(text));
    }
}
