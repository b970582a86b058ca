package io.github.diobench.suite.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.suite.Json;
import io.github.diobench.suite.UserError;
import io.github.diobench.suite.fixture.SampleRun;
import io.github.diobench.suite.record.Histograms;
import java.io.IOException;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ForkRecordTest {
    private static final String LABEL = "timer";

    /** Not Base64; nothing; no histogram; one that is cut; one of another shape that holds what ours cannot. */
    static String[] damaged() {
        Histogram larger = new Histogram(Histograms.HIGHEST_NANOS * 1_000, 3);
        larger.recordValue(Histograms.HIGHEST_NANOS * 500);
        String text = recorded();
        return new String[] {"?!", "", "AAAA", text.substring(0, text.length() / 8 * 4), Histograms.toText(larger)};
    }

    @ParameterizedTest
    @MethodSource("damaged")
    void a_histogram_that_cannot_be_read_is_the_users_to_mend(String text) throws IOException {
        ForkRecord fork = fork();
        String line = Json.line(fork).replace(recorded(), text);
        ForkRecord read = Json.reader(ForkRecord.class).readValue(line);
        UserError error = assertThrows(UserError.class, () -> read.histogram(LABEL));
        assertEquals("the histogram 'timer' of fork " + fork.number() + " is damaged", error.getMessage());
        assertTrue(fork.histogram(LABEL).getTotalCount() > 0);
    }

    private static ForkRecord fork() {
        return SampleRun.forks().stream()
                .filter(fork -> fork.isOk() && fork.measured().histograms().containsKey(LABEL))
                .findFirst()
                .orElseThrow();
    }

    private static String recorded() {
        return fork().measured().histograms().get(LABEL).get(0);
    }
}
