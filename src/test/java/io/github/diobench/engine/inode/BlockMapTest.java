package io.github.diobench.engine.inode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs, boundaries and reuse of the block map (kernel-spec 1.6). */
final class BlockMapTest {
    private static final int FAR = 1_000;
    private static final int DISK = 10 * FAR;

    private final BlockMapping run = new BlockMapping();

    @Test
    void a_block_of_the_file_is_mapped_once() {
        BlockMap map = new BlockMap(FAR, 0, 0, DISK);
        map.map(4, 100, 3);
        IllegalArgumentException twice = assertThrows(IllegalArgumentException.class, () -> map.map(2, 50, 4));
        assertEquals("file block 4 is mapped already", twice.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"0, 4, true", "1, 3, true", "4, 4, true", "6, 2, true"})
    void a_run_ends_at_the_boundary_with_its_mark(int fileBlock, int blocks, boolean boundary) {
        BlockMap map = new BlockMap(FAR, 0, 4, DISK);
        map.map(0, 100, 12);
        map.getBlocks(run, fileBlock, FAR, false);
        assertEquals(blocks, run.blocks());
        assertEquals(boundary, run.isBoundary());
        assertEquals(100 + fileBlock, run.diskBlock());
    }

    @Test
    void a_run_that_is_cut_short_of_the_boundary_has_no_mark() {
        BlockMap map = new BlockMap(FAR, 0, 4, DISK);
        map.map(0, 100, 12);
        map.getBlocks(run, 1, 2, false);
        assertEquals(2, run.blocks());
        assertFalse(run.isBoundary());
    }

    @Test
    void a_run_of_the_file_ends_where_the_disk_jumps_or_the_cap_is_reached() {
        BlockMap map = new BlockMap(3, 0, 0, DISK);
        map.map(0, 100, 2);
        map.map(2, 200, 5);
        map.getBlocks(run, 0, FAR, false);
        assertEquals(2, run.blocks());
        map.getBlocks(run, 2, FAR, false);
        assertEquals(3, run.blocks());
        assertFalse(run.isNew());
    }

    @Test
    void blocks_are_allocated_up_to_the_next_mapped_one_and_behind_what_is_used() {
        BlockMap map = new BlockMap(FAR, 0, 0, DISK);
        map.map(3, 100, 1);
        map.getBlocks(run, 0, FAR, true);
        assertTrue(run.isNew());
        assertEquals(3, run.blocks());
        assertEquals(101, run.diskBlock());
        assertEquals(4, map.mappedBlocks());
    }

    @Test
    void blocks_that_were_freed_are_used_again() {
        BlockMap map = new BlockMap(FAR, 0, 0, DISK);
        map.map(0, 100, 2);
        map.trim(1);
        assertEquals(1, map.mappedBlocks());
        map.getBlocks(run, 7, 1, true);
        assertEquals(101, run.diskBlock());
    }

    @Test
    void a_gap_is_left_behind_each_allocated_block() {
        BlockMap map = new BlockMap(FAR, 2, 0, DISK);
        map.getBlocks(run, 0, FAR, true);
        assertEquals(1, run.blocks());
        assertEquals(0, run.diskBlock());
        map.getBlocks(run, 1, FAR, true);
        assertEquals(3, run.diskBlock());
    }

    @Test
    void what_was_never_mapped_is_a_hole_however_far_the_map_has_grown() {
        BlockMap map = new BlockMap(FAR, 0, 0, DISK);
        for (int block = 0; block < FAR; block += 7) {
            map.map(block, 2 * block, 1);
        }
        for (int block = 0; block < FAR; block++) {
            assertEquals(block % 7 == 0 ? 2 * block : -1, map.diskBlock(block));
        }
        assertFalse(map.isMapped(FAR * 2));
    }

    @ParameterizedTest
    @CsvSource({
        "-1, 0, 1, '1 blocks from file block -1 on are not within 0 to 16777215'",
        "0, -1, 1, '1 blocks from disk block -1 on are not within 0 to 9999'",
        "0, 0, -1, '-1 blocks from file block 0 on are not within 0 to 16777215'",
        "16777215, 0, 2, '2 blocks from file block 16777215 on are not within 0 to 16777215'",
        "2147483647, 0, 1, '1 blocks from file block 2147483647 on are not within 0 to 16777215'",
        "0, 9999, 2, '2 blocks from disk block 9999 on are not within 0 to 9999'",
        "0, 2147483647, 1, '1 blocks from disk block 2147483647 on are not within 0 to 9999'",
        "0, 102, 4, 'disk block 102 holds file block 6 already'",
        "0, 98, 3, 'disk block 100 holds file block 4 already'",
        "5, 200, 1, 'file block 5 is mapped already'",
    })
    void a_run_that_cannot_be_where_it_is_to_be_is_refused_and_nothing_is_mapped(
            int fileBlock, int diskBlock, int blocks, String message) {
        BlockMap map = new BlockMap(FAR, 0, 0, DISK);
        map.map(4, 100, 3);
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, () -> map.map(fileBlock, diskBlock, blocks))
                        .getMessage());
        assertEquals(3, map.mappedBlocks());
        map.getBlocks(run, 20, 1, true);
        assertEquals(103, run.diskBlock());
    }

    @Test
    void the_last_blocks_of_the_disk_can_be_mapped_and_none_is_allocated_behind_them() {
        BlockMap map = new BlockMap(FAR, Integer.MAX_VALUE, 0, DISK);
        map.map(0, DISK - 2, 2);
        map.getBlocks(run, 7, 1, true);
        assertFalse(run.isMapped());
        assertEquals(2, map.mappedBlocks());
    }

    @Test
    void a_run_that_is_allocated_ends_with_the_disk() {
        BlockMap map = new BlockMap(FAR, 0, 0, DISK);
        map.map(0, 0, DISK - 3);
        map.getBlocks(run, DISK, FAR, true);
        assertEquals(3, run.blocks());
        map.getBlocks(run, DISK + 3, FAR, true);
        assertFalse(run.isMapped());
        assertEquals(DISK, map.mappedBlocks());
        map.unmap(5, 6);
        map.getBlocks(run, DISK + 3, FAR, true);
        assertEquals(1, run.blocks());
        assertEquals(5, run.diskBlock());
    }

    @Test
    void a_block_that_was_freed_and_is_mapped_by_hand_is_not_allocated_as_well() {
        BlockMap map = new BlockMap(FAR, 0, 0, DISK);
        map.map(0, 100, 2);
        map.unmap(0, 2);
        map.map(9, 101, 1);
        map.getBlocks(run, 0, 1, true);
        assertEquals(100, run.diskBlock());
        map.getBlocks(run, 1, 1, true);
        assertEquals(102, run.diskBlock());
    }
}
