package io.github.diobench.suite.track.exchange;

import io.github.diobench.suite.UserError;
import io.github.diobench.suite.campaign.RunData;
import io.github.diobench.suite.campaign.RunFolder;
import io.github.diobench.suite.judge.Judge;
import io.github.diobench.suite.judge.Judgement;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A run that is to be exported.
 *
 * @param folder where it is
 * @param data what it measured
 * @param cells what it found out, cell by cell; never empty
 */
record StoredRun(RunFolder folder, RunData data, List<CellResult> cells) {
    /**
     * Reads and judges the run in {@code folder}.
     *
     * @throws UserError if a file there is missing or damaged, or if nothing was measured
     */
    static StoredRun load(RunFolder folder) throws IOException {
        RunData data = RunData.load(folder);
        Judge judge = Judge.by(folder);
        Optional<Judgement> judgement =
                judge.whyNot(data).isPresent() ? Optional.empty() : Optional.of(judge.judge(data));
        List<CellResult> cells = CellResult.of(data, judgement);
        if (cells.isEmpty()) {
            throw new UserError("no fork of " + folder.path() + " has measured: there is nothing to export");
        }
        return new StoredRun(folder, data, cells);
    }
}
