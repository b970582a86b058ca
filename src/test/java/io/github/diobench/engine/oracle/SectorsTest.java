package io.github.diobench.engine.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

/** That a sector which is stale, misplaced or torn is recognised. */
class SectorsTest {
    private final byte[] data = new byte[2 * Sectors.SIZE];
    private final Sectors sectors = new Sectors(4);

    @Test
    void aSectorTellsWhoWroteItAndWhere() {
        Sectors.stamp(data, Sectors.SIZE, 3, 17);
        assertEquals(17, Sectors.numberIn(data, Sectors.SIZE, 3));
        assertEquals(Sectors.BROKEN, Sectors.numberIn(data, Sectors.SIZE, 2), "misplaced");
        assertEquals(Sectors.ZEROS, Sectors.numberIn(data, 0, 2));
    }

    @Test
    void aTornSectorIsBroken() {
        byte[] other = new byte[Sectors.SIZE];
        Sectors.stamp(data, 0, 3, 17);
        Sectors.stamp(other, 0, 3, 18);
        System.arraycopy(other, 256, data, 256, 256);
        assertEquals(Sectors.BROKEN, Sectors.numberIn(data, 0, 3));
    }

    @Test
    void oneThatIsOlderThanWhatWasDoneBeforeTheReadIsStale() {
        write(5);
        write(9);
        Sectors.Account account = sectors.new Account(0, 4);
        assertNull(account.problem(1, 9, false));
        assertNotNull(account.problem(1, 5, false), "stale");
        assertNotNull(account.problem(1, Sectors.ZEROS, false), "never zeroed");
        assertNotNull(account.problem(1, 12, false), "from the future");
        sectors.begin(1, 2, 12, false);
        assertNull(account.problem(1, 9, false));
        assertNull(account.problem(1, 12, false), "being written");
        assertNotNull(account.problem(1, 5, false), "still stale");
        sectors.begin(1, 2, 13, true);
        assertNull(account.problem(1, Sectors.ZEROS, false), "being zeroed");
    }

    private void write(long number) {
        sectors.begin(1, 2, number, false);
        sectors.end(1, number, number);
    }
}
