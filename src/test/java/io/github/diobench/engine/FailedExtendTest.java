package io.github.diobench.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.diobench.engine.counter.CounterCatalog;
import io.github.diobench.engine.device.DiskImage;
import io.github.diobench.engine.device.ScriptedDevice;
import io.github.diobench.engine.device.ScriptedDevice.Action;
import io.github.diobench.engine.device.ScriptedDevice.When;
import io.github.diobench.engine.file.FileIo;
import io.github.diobench.engine.memory.Iovec;
import io.github.diobench.engine.memory.UserMemory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a failed extending write leaves (PR of kernel-spec 8.0) where the end of the file lies inside a block. */
class FailedExtendTest {
    private static final int BLOCK = 4096;
    private static final long SIZE = BLOCK + 1000;

    private final ScriptedDevice device = ScriptedDevice.onSubmitter(new DiskImage(1 << 16, StandingAudit.STALE));
    private final StandingAudit audit = new StandingAudit(device);
    private final UserMemory memory = UserMemory.tracked(4);

    /** The block is allocated for the write, whose bytes never come: what the disk held there must not show below i_size. */
    @ParameterizedTest
    @EnumSource(Request.Mode.class)
    void aHoleAtTheEndOfTheFileIsAHoleAgain(Request.Mode mode) {
        FileIo file = audit.open(FileIo.on(device).size(SIZE).map(0, 0, 1), CounterCatalog.find("spin"));
        device.image().write(0, Contents.fileBytes(0, BLOCK), 0, BLOCK);
        failToWrite(file, mode);
        assertFalse(file.isMapped(1));
        assertEquals(1, file.mappedBlocks());
    }

    /** The block was there: it stays, with its bytes below i_size and zeros above. */
    @ParameterizedTest
    @EnumSource(Request.Mode.class)
    void aBlockAtTheEndOfTheFileStays(Request.Mode mode) {
        FileIo file = audit.open(FileIo.on(device).size(SIZE).map(0, 0, 2), CounterCatalog.find("spin"));
        byte[] content = new byte[2 * BLOCK];
        System.arraycopy(Contents.fileBytes(0, (int) SIZE), 0, content, 0, (int) SIZE);
        device.image().write(0, content, 0, content.length);
        failToWrite(file, mode);
        assertEquals(2, file.mappedBlocks());
    }

    private void failToWrite(FileIo file, Request.Mode mode) {
        long buffer = memory.allocate(2 * BLOCK);
        memory.write(buffer, Contents.userBytes(2 * BLOCK));
        device.restart((bio, any) -> Action.fail(When.ON_WAIT));
        Request request = Request.write(Iovec.of(memory, buffer, 2 * BLOCK), BLOCK, mode);
        Outcome outcome = new Driver(file, device, audit).run(request);
        assertEquals("-EIO", Errno.toString(outcome.value()));
        assertEquals(SIZE, file.size());
    }
}
