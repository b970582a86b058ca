package io.github.diobench.engine.counter;

import io.github.diobench.engine.bio.Bio;

/**
 * The completion accounting of one direct-I/O request: it counts, queues and wakes, and nothing else. This is the contested part
 * of diobench: the engine stays the same and only the implementation of this interface is swapped.
 *
 * <h2>Parties and references</h2>
 *
 * <p>One <em>submitter</em> S and any number of <em>completers</em> C share a request of {@code n} bios. The count starts at one,
 * the submitter's reference, so that it cannot reach zero while bios are still being submitted. What the last party does
 * (deliver, fall back) is the engine's decision; S takes it and publishes it by {@link #drop}. A counter says who is last.
 *
 * <h2>Sequence of one request</h2>
 *
 * <p><em>Counting mode</em> (asynchronous requests, and synchronous ones of a counter without a list):
 *
 * <ol>
 *   <li>S: {@code reset(false)}, once the counter is {@linkplain #isQuiescent quiescent}
 *   <li>S: {@link #submit} before each bio goes to the device
 *   <li>C: {@link #complete} once per bio, after its last look at the bio; true makes C the finisher
 *   <li>S: {@link #drop}; true makes S the finisher. If it answered false then S either passed {@code false} and never touches
 *       the request again, or passed {@code true} and calls {@link #awaitDrain}, after which S is the finisher
 * </ol>
 *
 * <p><em>Queueing mode</em> (synchronous requests of a counter that {@linkplain #listsBios lists bios}):
 *
 * <ol>
 *   <li>S: {@code reset(true)}
 *   <li>S: {@link #submit} before each bio; now and then {@link #reap} until null, each bio followed by {@link #processed}
 *   <li>C: {@link #queue} once per bio, its last touch of the request
 *   <li>S: {@code drop(false)}, then {@link #awaitBio} until null, each bio followed by {@link #processed}; S is the finisher
 * </ol>
 *
 * <h2>What an implementation promises</h2>
 *
 * <ul>
 *   <li>Exactly one party is told that it is last, and everything that the other parties wrote before their own last call is
 *       visible to it.
 *   <li>A party that was not last, and was promised no hand-over, is never made to touch the counter again, and the counter itself
 *       touches nothing of its own after the call by which a party gave up its reference, except inside the JDK (a monitor or a
 *       {@code java.util.concurrent} lock reads itself after its releasing store).
 *   <li>No wake-up is lost, whatever the schedule; spurious and stale wake-ups change nothing.
 *   <li>Completers never block, except for the moment another party is inside the lock.
 *   <li>Nothing is allocated while nobody waits, and nothing is ever thrown: the engine could not know any more who has a reference.
 *   <li>After the request the counter is quiescent and can be reset for the next one.
 * </ul>
 *
 * <h2>How the strategies of kernel-spec section 7 map to these calls</h2>
 *
 * <table>
 *   <caption>locked operations: A = atomic read-modify-write, L = lock and unlock</caption>
 *   <tr><th></th><th>submit</th><th>complete</th><th>queue</th><th>reap, awaitBio</th><th>processed</th><th>drop</th><th>awaitDrain</th></tr>
 *   <tr><td>L</td><td>1 L</td><td>1 L</td><td>1 L</td><td>1 L a bio</td><td>1 L</td><td>1 L</td><td>1 L a test</td></tr>
 *   <tr><td>A2</td><td>2 A</td><td>1 A</td><td>1 A + 1 L</td><td>1 L a bio</td><td>1 A</td><td>1 A</td><td>1 L a test</td></tr>
 *   <tr><td>RL</td><td>1 L</td><td>1 L</td><td>1 L</td><td>1 L a call, and the reference with the null</td><td>nothing</td><td>1 L
 *     counting, nothing queueing</td><td>1 L a test</td></tr>
 *   <tr><td>I</td><td>1 A</td><td>1 A</td><td>-</td><td>-</td><td>-</td><td>1 A</td><td>a read a test</td></tr>
 *   <tr><td>P</td><td>1 A (CAS)</td><td>1 A (CAS)</td><td>-</td><td>-</td><td>-</td><td>1 A (CAS)</td><td>a read a test</td></tr>
 *   <tr><td>D</td><td>a plain add</td><td>1 A</td><td>-</td><td>-</td><td>-</td><td>1 A</td><td>a read a test</td></tr>
 * </table>
 *
 * <p>The table counts operations of the protocol. What one L takes depends on the lock: on x86 {@code spin} and {@code refcount} take
 * one locked instruction, since their unlock is a plain store; a monitor, a {@code StampedLock} and a {@code ReentrantLock} take a
 * second one, or a fence, to unlock.
 *
 * <p>Thread-safety: only {@link #complete} and {@link #queue} may be called by completers, concurrently with each other and with
 * everything S does between {@link #reset} and the end of the request. All other calls are S's.
 */
public interface BioCounter {
    /**
     * Starts a request: one reference, the submitter's, and nothing in flight. Needs no synchronisation of its own: handing the
     * first bio to the device publishes it.
     *
     * @param queueing whether completed bios are queued for S; only a counter that {@linkplain #listsBios lists bios} is asked to
     */
    void reset(boolean queueing);

    /** S: takes a reference for a bio about to be handed to the device, which may complete it before this thread goes on. */
    void submit();

    /**
     * C, counting mode: gives up the reference of a bio that C has processed.
     *
     * @return true if no reference is left and S does not wait: the caller is the finisher. On false nothing of the request may be
     *     touched any more
     */
    boolean complete();

    /**
     * C, queueing mode: hands a completed bio to S, and wakes S if it sleeps and nothing is in flight any more. Nothing of the
     * request may be touched afterwards.
     *
     * @param bio the completed bio
     */
    default void queue(Bio bio) {
        throw noList(this);
    }

    /**
     * S, queueing mode: takes a completed bio if one is there. May miss one that is being queued at this moment.
     *
     * @return a completed bio, or null
     */
    default Bio reap() {
        throw noList(this);
    }

    /**
     * S, queueing mode, after {@link #drop}: takes a completed bio, sleeping until there is one.
     *
     * @return a completed bio, or null once all have been processed; S is then the finisher
     */
    default Bio awaitBio() {
        throw noList(this);
    }

    /** S, queueing mode: gives up the reference of a bio that it took by {@link #reap} or {@link #awaitBio} and has processed. */
    default void processed() {
        throw noList(this);
    }

    /**
     * S, after its last submit: gives up the submitter's reference and publishes whether S stays to wait.
     *
     * @param wait counting mode: the last completer is to wake S, which finishes, instead of finishing itself
     * @return counting mode: true if no reference was left, S is the finisher and nobody will wake it. Queueing mode: of no meaning
     */
    boolean drop(boolean wait);

    /** S, counting mode, after {@code drop(true)} returned false: sleeps until every completer is done with the request. */
    void awaitDrain();

    /**
     * Whether completed bios can be queued for S; a counter that answers false is only ever used in counting mode, and need not
     * implement the calls of queueing mode.
     */
    boolean listsBios();

    /**
     * Whether nothing is left of a request: no reference, no bio in flight that the strategy tracks, no bio listed, nobody
     * registered to be woken. For audits, while no request is running.
     */
    boolean isQuiescent();

    private static IllegalStateException noList(BioCounter counter) {
        return new IllegalStateException(counter.getClass().getName() + " has no bio list");
    }
}
