package io.github.diobench.suite.verify.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The interleaving of a run: who did what, in order. Guarded by its conductor while the run is on. */
public final class Trace {
    /** One step. */
    static final class Line {
        private final String party;
        private String what;

        Line(String party, String what) {
            this.party = party;
            this.what = what;
        }

        void append(String more) {
            what += more;
        }
    }

    private final List<Line> lines = new ArrayList<>();

    Line add(String party, String what) {
        Line line = new Line(party, what);
        lines.add(line);
        return line;
    }

    boolean endsWith(Line line) {
        return !lines.isEmpty() && lines.get(lines.size() - 1) == line;
    }

    /** Returns one numbered line per step, such as {@code " 2. C1 complete -> false"}. */
    public List<String> lines() {
        List<String> text = new ArrayList<>();
        for (Line line : lines) {
            text.add(String.format(Locale.ROOT, "%3d. %-2s %s", text.size() + 1, line.party, line.what));
        }
        return text;
    }
}
