package io.github.diobench.engine;

import io.github.diobench.engine.Expectation.Range;
import io.github.diobench.engine.device.ScriptedDevice.Submitted;
import java.util.ArrayList;
import java.util.List;

/** The part of the standing audit that looks at the bios a request was cut into (I21). */
final class BioChecks {
    private static final int SECTOR = 512;

    private final Verdict verdict;
    private final int maxVecs;
    private final FilePicture after;

    BioChecks(Verdict verdict, int maxVecs, FilePicture after) {
        this.verdict = verdict;
        this.maxVecs = maxVecs;
        this.after = after;
    }

    void run() {
        long bytes = 0;
        for (Submitted bio : verdict.bios) {
            verdict.check(bio.write() == verdict.request.write(), "I21: a bio in the wrong direction");
            verdict.check(bio.vecs().size() <= maxVecs, "I21: a bio of too many fragments");
            verdict.check(
                    bio.write()
                            || bio.vecs().stream().allMatch(vec -> vec.page().isDirty()),
                    "I9: a page that was read into is not marked as changed");
            verdict.check(bio.size() > 0 && bio.size() % SECTOR == 0, "I21: a bio of a fraction of a sector");
            bytes += bio.size();
        }
        if (!verdict.expected.walks()) {
            verdict.equal(0, bytes, "I21: bytes of bios of a refused request");
        } else if (verdict.value >= 0 || verdict.syncFailed) {
            List<Range> wanted = expectedOnDisk();
            List<Range> actual = actualOnDisk();
            verdict.check(wanted.equals(actual), "I21: bios go to " + actual + " on disk and not to " + wanted);
        } else {
            // What an error cut short, and the zeros that hide the rest of its last new block.
            verdict.check(bytes <= naiveBytes() + FilePicture.BLOCK, "I21: more bytes in bios than asked for");
        }
    }

    private long naiveBytes() {
        return verdict.expected.onDisk().stream()
                .mapToLong(range -> range.to() - range.from())
                .sum();
    }

    /** Where the direct part lies on disk, and the zeros around it, joined where they touch. */
    private List<Range> expectedOnDisk() {
        List<Range> ranges = new ArrayList<>();
        for (Range range : verdict.expected.onDisk()) {
            for (long at = range.from(); at < range.to(); ) {
                int block = (int) (at / FilePicture.BLOCK);
                long end = Math.min(range.to(), (block + 1L) * FilePicture.BLOCK);
                long disk = after.diskOffset(block);
                verdict.check(disk >= 0, "I21: no disk block holds file block " + block);
                join(ranges, disk + at % FilePicture.BLOCK, end - at);
                at = end;
            }
        }
        return ranges;
    }

    private List<Range> actualOnDisk() {
        List<Range> ranges = new ArrayList<>();
        for (Submitted bio : verdict.bios) {
            join(ranges, bio.sector() * SECTOR, bio.size());
        }
        return ranges;
    }

    private static void join(List<Range> ranges, long at, long length) {
        int last = ranges.size() - 1;
        if (last >= 0 && ranges.get(last).to() == at) {
            ranges.set(last, new Range(ranges.get(last).from(), at + length));
        } else {
            ranges.add(new Range(at, at + length));
        }
    }
}
