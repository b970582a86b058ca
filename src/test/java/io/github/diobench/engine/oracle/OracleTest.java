package io.github.diobench.engine.oracle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.engine.TestedCounters;
import io.github.diobench.engine.device.DiskImage;
import io.github.diobench.engine.memory.Page;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A short run of the oracle with every counter, and what makes its failures short. {@link OracleIT} is the long run. */
class OracleTest {
    static List<String> counters() {
        return TestedCounters.names();
    }

    @ParameterizedTest
    @MethodSource("counters")
    void theEngineDoesWhatTheModelSays(String counter) {
        System.out.println(counter + ": " + new Oracle(OracleDevice::new).run(counter, 1, 500));
    }

    /** {@code mvn test -Dtest=OracleTest#replay -Dreplay=...} with the line that a failed run printed. */
    @Test
    @EnabledIfSystemProperty(named = "replay", matches = ".+")
    void replay() {
        new Oracle(OracleDevice::new).replay(System.getProperty("replay"));
    }

    @Test
    void theShrinkerKeepsWhatFails() {
        int[] steps = OracleRun.allSteps();
        int[] shrunk = Shrinker.shrink(
                steps,
                list -> Arrays.stream(list)
                                .filter(step -> step == 3 || step == 97)
                                .count()
                        == 2,
                TimeUnit.SECONDS.toNanos(5));
        assertArrayEquals(new int[] {3, 97}, shrunk);
    }

    @Test
    void aDeviceThatLosesWritesIsFoundAndItsRunMadeShort() {
        Oracle oracle = new Oracle(LosingDevice::new);
        String message = assertThrows(AssertionError.class, () -> oracle.run("spin", 1, 10_000))
                .getMessage();
        Matcher line = Pattern.compile("-Dreplay=(\\S+)").matcher(message);
        assertTrue(line.find(), message);
        assertTrue(line.group(1).split(",", -1).length <= 3, message);
        assertThrows(AssertionError.class, () -> oracle.replay(line.group(1)));
    }

    /** Says that cached pages were written back, and does not write those that lie beyond a place on the disk. */
    private static final class LosingDevice extends OracleDevice {
        LosingDevice(DiskImage image) {
            super(image);
        }

        @Override
        public int rwPage(long sector, Page page, int offset, int length, boolean write) {
            return write && sector > 100 ? 0 : super.rwPage(sector, page, offset, length, write);
        }
    }
}
