package io.github.diobench.suite.track.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.suite.UserError;
import io.github.diobench.suite.verdict.change.ChangeScan;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a check makes of stored runs. */
final class HistoryTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-12-24");

    @Test
    void a_confirmed_regression_fails_and_is_told_with_commit_size_and_interval() {
        History history = history(StoredRuns.files(StoredRuns.step(12, 1.08, 20)));
        assertTrue(history.hasRegression());
        String text = CheckText.of(history);
        assertTrue(text.contains("\n1 confirmed regression.\n"), text);
        assertTrue(text.contains("| REGRESSION | " + StoredRuns.MACHINE + "/async-write-16-inline.spin@17 |"), text);
        assertTrue(text.contains("| abc000b (2026-11-12) | abc000c (2026-11-13) |"), text);
        assertTrue(text.matches("(?s).*\\| +\\+[78]\\.\\d % \\| \\[\\+[5-8].*"), text);
        assertTrue(text.contains("- async-write-16-inline spin in abc000c: spin went from "), text);
    }

    @Test
    void where_nothing_changes_nothing_is_found() {
        History history = history(StoredRuns.files(StoredRuns.step(20, 1, 20)));
        assertFalse(history.hasRegression());
        assertEquals("""
                # Changes in the history

                No confirmed regression.

                Searched 2 series of 20 runs, all of them together at the level of 1 %.
                """, CheckText.of(history));
    }

    @Test
    void a_suspected_change_is_named_but_fails_nothing() {
        for (int age = 1; age < 5; age++) {
            History history = history(StoredRuns.files(StoredRuns.step(40, 1.3, 40 + age)));
            assertFalse(history.hasRegression());
            // A single run may be odd.
            assertEquals(age == 1 ? 0 : 1, history.findings().count(Finding.Kind.SUSPECTED), "age " + age);
        }
        String text = CheckText.of(history(StoredRuns.files(StoredRuns.step(40, 1.3, 43))));
        assertTrue(text.contains("| suspected | "), text);
        assertTrue(text.contains("fewer than 5 runs since: the next ones confirm it or not"), text);
        assertTrue(history(StoredRuns.files(StoredRuns.step(40, 1.3, 45))).hasRegression());
    }

    @Test
    void an_improvement_fails_nothing() {
        History history = history(StoredRuns.files(StoredRuns.step(10, 0.9, 20)));
        assertFalse(history.hasRegression());
        assertEquals(1, history.findings().count(Finding.Kind.IMPROVEMENT));
    }

    @Test
    void a_regression_that_was_undone_fails_nothing_any_more() {
        double[] ratios = StoredRuns.step(20, 1.2, 60);
        for (int i = 40; i < 60; i++) {
            ratios[i] = 1;
        }
        History history = history(StoredRuns.files(ratios));
        assertEquals(1, history.findings().count(Finding.Kind.UNDONE), CheckText.of(history));
        assertEquals(1, history.findings().count(Finding.Kind.IMPROVEMENT), CheckText.of(history));
        assertFalse(history.hasRegression());
    }

    @Test
    void an_acknowledgement_silences_until_it_expires() {
        assertEquals(Finding.Kind.ACKNOWLEDGED, kind(12, ".*spin.*", "2026-12-24"));
        assertEquals(Finding.Kind.REGRESSION, kind(12, ".*spin.*", "2026-12-23"));
        assertEquals(Finding.Kind.REGRESSION, kind(12, ".*stamped.*", "2026-12-24"));
        assertEquals(Finding.Kind.REGRESSION, kind(12, "spin", "2026-12-24"));
        assertEquals(Finding.Kind.REGRESSION, kind(3, ".*spin.*", "2026-12-24"));
        String text = CheckText.of(acknowledged(3, ".*spin.*", "2026-12-24"));
        assertTrue(text.contains("- the acknowledgement of abc0003 for '.*spin.*' is about no change"), text);
        assertTrue(
                CheckText.of(acknowledged(12, ".*spin.*", "2026-12-24"))
                        .contains("; acknowledged until 2026-12-24: wanted."),
                text);
    }

    private static Finding.Kind kind(int commit, String series, String expires) {
        return acknowledged(commit, series, expires).findings().all().get(0).kind();
    }

    private static History acknowledged(int commit, String series, String expires) {
        Acknowledgement one = new Acknowledgement(StoredRuns.commit(commit).substring(0, 7), series, "wanted", expires);
        return History.of(
                StoredRuns.files(StoredRuns.step(12, 1.08, 20)),
                HistoryFilter.ALL,
                new Acknowledgements(List.of(one)),
                TODAY);
    }

    /** A night in which A differs from A measured something else; one such night must neither alarm nor hide. */
    @Test
    void refused_runs_are_left_out_and_told() {
        List<StoredFile> files = new ArrayList<>(StoredRuns.files(StoredRuns.step(12, 1.08, 20)));
        for (int number : new int[] {5, 15}) {
            files.set(number, StoredRuns.file(number, 3, "control atomic-again: it differs"));
        }
        History history = history(files);
        assertEquals(1, history.findings().all().size());
        assertEquals(
                "run-12",
                history.findings().all().get(0).change().firstAfter().run().run());
        String text = CheckText.of(history);
        assertTrue(text.contains("- run run-5 is left out: control atomic-again: it differs.\n"), text);
        assertTrue(SeriesText.of(history).contains("refused: control atomic-again: it differs"), text);
    }

    /** Whoever measures an old commit today must not make it look like the newest. */
    @Test
    void runs_stand_in_the_order_of_their_commits() {
        List<StoredFile> files = new ArrayList<>(StoredRuns.files(StoredRuns.step(12, 1.08, 20)));
        Collections.reverse(files);
        assertEquals(
                "run-12",
                history(files)
                        .findings()
                        .all()
                        .get(0)
                        .change()
                        .firstAfter()
                        .run()
                        .run());
    }

    @Test
    void what_else_changed_is_said() {
        List<StoredFile> files = new ArrayList<>();
        StoredRuns.files(StoredRuns.step(12, 1.08, 20))
                .forEach(file -> files.add(files.size() < 12 ? file : onAnotherKernel(file)));
        String text = CheckText.of(history(files));
        assertTrue(text.contains("; the system went from Linux 6.1 amd64 to Linux 6.2 amd64"), text);
    }

    private static StoredFile onAnotherKernel(StoredFile file) {
        return StoredFile.parse("a", file.text().replace("Linux 6.1 amd64", "Linux 6.2 amd64"));
    }

    @Test
    void another_parameter_begins_another_series_with_a_name_of_its_own() {
        List<StoredFile> files = new ArrayList<>();
        StoredRuns.files(StoredRuns.step(12, 1.5, 24))
                .forEach(file -> files.add(
                        files.size() < 12
                                ? file
                                : StoredFile.parse("a", file.text().replace("\"bios\":\"16\"", "\"bios\":\"64\""))));
        History history = history(files);
        assertEquals(6, history.series().size());
        assertEquals(6, history.series().stream().map(Series::name).distinct().count());
        assertEquals(List.of(), history.findings().all());
    }

    @Test
    void series_that_are_too_short_are_told() {
        String text = CheckText.of(history(StoredRuns.files(StoredRuns.step(4, 2, 9))));
        assertTrue(
                text.contains(
                        "- 2 series too short for a confirmed change, which takes 5 runs that are not refused on either "
                                + "side of it.\n"),
                text);
    }

    /** Ten runs are as few as can show a change: none is too short in the same breath. */
    @Test
    void what_shows_a_regression_is_not_called_too_short() {
        for (int runs = ChangeScan.LEAST_VALUES; runs <= 14; runs++) {
            History history = history(StoredRuns.files(StoredRuns.step(5, 1.5, runs)));
            assertTrue(history.hasRegression(), "runs: " + runs);
            assertFalse(CheckText.of(history).contains("too short"), CheckText.of(history));
        }
    }

    @Test
    void a_filter_that_leaves_nothing_says_what_there_is() {
        HistoryFilter filter =
                new HistoryFilter(Optional.empty(), Optional.of(Pattern.compile("nope")), Optional.empty());
        List<StoredFile> files = StoredRuns.files(1, 1);
        UserError told = assertThrows(UserError.class, () -> History.of(files, filter, Acknowledgements.NONE, TODAY));
        assertTrue(told.getMessage().contains("there are " + StoredRuns.MACHINE), told.getMessage());
    }

    @Test
    void a_table_shows_every_run_and_a_plot() {
        String text = SeriesText.of(history(StoredRuns.files(StoredRuns.step(12, 1.08, 20))));
        assertTrue(text.contains("## " + StoredRuns.MACHINE + "/async-write-16-inline.spin@17\n"), text);
        assertTrue(text.contains("REGRESSION +"), text);
        assertEquals(60, text.lines().filter(line -> line.contains("| abc00")).count(), text);
        assertTrue(text.lines().filter(line -> line.contains("| abc00")).allMatch(line -> line.contains("o")), text);
        assertTrue(text.contains("-o-"), text);
    }

    @Test
    void a_page_needs_nothing_else_and_shows_every_run() {
        List<StoredFile> files = new ArrayList<>(StoredRuns.files(StoredRuns.step(12, 1.08, 20)));
        files.set(3, StoredRuns.file(3, 5, "<script>alert(\"1\")</script>"));
        String page = HistoryHtml.of(history(files));
        assertEquals(60, page.split("<circle", -1).length - 1);
        assertEquals(3, page.split("<svg", -1).length - 1);
        assertTrue(page.contains("class=\"change bad\""), page);
        assertFalse(page.contains("<script"), page);
        assertFalse(page.contains("http"), page);
        assertFalse(page.contains("NaN"), page);
        assertFalse(page.contains("Infinity"), page);
    }

    private static History history(List<StoredFile> files) {
        return History.of(files, HistoryFilter.ALL, Acknowledgements.NONE, TODAY);
    }
}
