package io.github.diobench.engine.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.engine.Errno;
import io.github.diobench.engine.TestedCounters;
import io.github.diobench.engine.device.DiskImage;
import io.github.diobench.engine.device.ScriptedDevice;
import io.github.diobench.engine.device.ScriptedDevice.Action;
import io.github.diobench.engine.device.ScriptedDevice.Submitted;
import io.github.diobench.engine.device.ScriptedDevice.When;
import io.github.diobench.engine.file.FileIo;
import io.github.diobench.engine.file.FileIoBuilder;
import io.github.diobench.engine.memory.Iovec;
import io.github.diobench.engine.memory.UserMemory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Whatever counts them, the same requests come to the same bios in the same order, the same values and the same disk: a counter decides
 * nothing but who is last. Requests of many bios, of which some fail early, so that the submitter may stop.
 */
class SameBiosTest {
    private static final int SEEDS = 12;
    private static final int REQUESTS = 12;
    private static final int BLOCK = 4096;
    private static final int BLOCKS = 160;
    private static final int DISK_BYTES = 3 * BLOCKS * BLOCK;
    private static final int STOPPED_AT = 64;

    @Test
    void everyCounterDoesTheSame() {
        int stopped = 0;
        for (long seed = 1; seed <= SEEDS; seed++) {
            List<String> wanted = story(TestedCounters.names().get(0), seed);
            for (String counter : TestedCounters.names()) {
                assertEquals(wanted, story(counter, seed), counter + ", seed " + seed);
            }
            stopped += (int) wanted.stream()
                    .filter(line -> line.contains(" " + STOPPED_AT + " bios"))
                    .count();
        }
        assertTrue(stopped >= SEEDS / 2, "only " + stopped + " requests were stopped on the way");
    }

    private static List<String> story(String counter, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        DiskImage image = new DiskImage(DISK_BYTES, (byte) 0xff);
        ScriptedDevice device = ScriptedDevice.onSubmitter(image);
        FileIoBuilder builder = FileIo.on(device)
                .counter(counter)
                .checked(true)
                .poolSize(1)
                .maxVecs(1 + random.nextInt(2))
                .allocationGap(1)
                .size((long) (BLOCKS - 20) * BLOCK);
        for (int block = 0; block < BLOCKS - 20; block++) {
            if (random.nextInt(60) > 0) {
                builder.map(block, 2 * block, 1);
            }
        }
        FileIo file = builder.open();
        UserMemory memory = UserMemory.tracked(BLOCKS);
        long buffer = memory.allocate(BLOCKS * BLOCK);
        List<String> story = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            story.add(request(file, device, memory, buffer, random.split()));
            story.add(file.size() + " bytes, " + file.mappedBlocks() + " blocks");
        }
        story.add("disk " + Arrays.hashCode(image.read(0, DISK_BYTES)) + ", memory "
                + Arrays.hashCode(memory.read(buffer, BLOCKS * BLOCK)));
        assertEquals(List.of(), file.faults(), counter + ", seed " + seed);
        assertEquals(0, memory.pins(), counter + ", seed " + seed);
        return story;
    }

    private static String request(
            FileIo file, ScriptedDevice device, UserMemory memory, long buffer, SplittableRandom random) {
        int failing = random.nextInt(3) == 0 ? Integer.MAX_VALUE : random.nextInt(70);
        int inSubmitPercent = random.nextInt(3) * 50;
        long script = random.nextLong();
        device.restart((index, bio) -> new Action(
                new SplittableRandom(script + index).nextInt(100) < inSubmitPercent ? When.IN_SUBMIT : When.ON_WAIT,
                index == failing ? -Errno.EIO : 0));
        byte[] data = new byte[BLOCKS * BLOCK];
        for (int block = 0; block < BLOCKS; block++) {
            Arrays.fill(data, block * BLOCK, (block + 1) * BLOCK, (byte) random.nextInt(100));
        }
        memory.write(buffer, data);
        int blocks = 1 + random.nextInt(BLOCKS - 40);
        long offset = (long) random.nextInt(40) * BLOCK;
        Iovec iovec = Iovec.of(memory, buffer, (long) blocks * BLOCK);
        boolean write = random.nextInt(3) > 0;
        List<Long> delivered = new ArrayList<>();
        boolean async = random.nextInt(3) == 0;
        long value = write
                ? file.write(iovec, offset, async ? delivered::add : null)
                : file.read(iovec, offset, async ? delivered::add : null);
        device.releaseAll();
        List<Submitted> bios = device.submitted();
        StringBuilder text = new StringBuilder(
                (write ? "write" : "read") + (async ? ", async" : "") + " of " + blocks + " at " + offset / BLOCK + ": "
                        + Errno.toString(value) + " " + delivered + ", " + bios.size() + " bios:");
        bios.forEach(bio -> text.append(' ').append(bio.sector()).append('+').append(bio.size()));
        return text.toString();
    }
}
