package io.github.diobench.suite.verify.schedule;

import io.github.diobench.engine.bio.Bio;
import io.github.diobench.engine.counter.BioCounter;
import io.github.diobench.engine.counter.BioCounterProvider;
import io.github.diobench.suite.verify.Violation;
import java.util.ArrayList;
import java.util.List;

/**
 * A request of a submitter S and a completer for each bio, C1 to Cn, whose counter may be used for a second request as soon as the
 * first is over, so that whoever comes late meets the next life (kernel-spec 8.3, schedules 1 to 4, 6, 7, 9 and 10).
 *
 * @param kind what S does after its last submit
 * @param bios how many there are
 * @param sleep what happens to S's sleep
 * @param again whether a second request follows, of one bio more
 */
record Scene(Kind kind, int bios, Sleep sleep, boolean again) {
    enum Kind {
        /** Leaves the request to its completers. */
        LEAVE,
        /** Waits for them all, then finishes. */
        DRAIN,
        /** Takes the completed bios one by one, then finishes. */
        QUEUE
    }

    enum Sleep {
        QUIET,
        /** A wake-up is left over from an earlier request. */
        STALE,
        /** It ends twice without a wake-up. */
        SPURIOUS
    }

    @Override
    public String toString() {
        String what = switch (kind) {
            case LEAVE -> "S leaves";
            case DRAIN -> "S waits";
            case QUEUE -> "S takes queued bios";
        };
        String how = switch (sleep) {
            case QUIET -> "";
            case STALE -> ", a stale wake-up";
            case SPURIOUS -> ", spurious wake-ups";
        };
        return bios + (bios == 1 ? " bio, " : " bios, ") + what + how + (again ? ", and again" : "");
    }

    /** Plays the scene once; throws a {@link Violation} if the counter breaks a promise. */
    void play(Conductor conductor, BioCounterProvider provider) {
        Play play = new Play(this, conductor, provider);
        conductor.run();
        play.checkEnd();
    }

    /** One playing of a scene. Only one party runs at a time, and the conductor hands over: no field needs more. */
    private static final class Play {
        private final Scene scene;
        private final Conductor conductor;
        private final BioCounter counter;
        private final Party submitter;
        private final List<Bio> bios = new ArrayList<>();
        private final boolean[] submitted;
        private final boolean[] completed;
        private final List<Bio> listed = new ArrayList<>();
        private final int[] finishers = new int[3];

        Play(Scene scene, Conductor conductor, BioCounterProvider provider) {
            this.scene = scene;
            this.conductor = conductor;
            counter = new SteppedCounter(conductor, provider.create(conductor.scheduler()));
            int all = scene.bios() + (scene.again() ? 1 : 0); // the last is the second life's
            submitted = new boolean[all];
            completed = new boolean[all];
            submitter = conductor.add("S", () -> true, this::submit);
            submitter.permit = scene.sleep() == Sleep.STALE;
            submitter.spurious = scene.sleep() == Sleep.SPURIOUS ? 2 : 0;
            for (int i = 0; i < all; i++) {
                int bio = i;
                Party completer = conductor.add("C" + (i + 1), () -> mayStart(bio), () -> complete(bio));
                completer.life = i < scene.bios() ? 1 : 2;
                bios.add(new Bio(ended -> {}));
                conductor.name(bios.get(i), "bio " + (i + 1));
            }
        }

        /** Completers are all alike, so they come in the order of their numbers. */
        private boolean mayStart(int bio) {
            return submitted[bio] && (bio == 0 || completed[bio - 1]);
        }

        private void submit() {
            request(1, 0, scene.bios());
            if (!scene.again()) {
                return;
            }
            conductor.step(submitter, "takes the request from the pool", () -> conductor.life() == 0);
            request(2, scene.bios(), scene.bios() + 1);
        }

        private void request(int life, int from, int to) {
            submitter.life = life;
            conductor.setLife(life);
            counter.reset(scene.kind() == Kind.QUEUE);
            for (int i = from; i < to; i++) {
                counter.submit();
                submitted[i] = true;
                if (scene.kind() == Kind.QUEUE && i == from && to - from > 1) {
                    reap();
                }
            }
            switch (scene.kind()) {
                case LEAVE -> {
                    if (counter.drop(false)) {
                        finish(submitter);
                    }
                }
                case DRAIN -> {
                    if (!counter.drop(true)) {
                        counter.awaitDrain();
                    }
                    finish(submitter);
                }
                case QUEUE -> {
                    counter.drop(false);
                    for (Bio bio = counter.awaitBio(); bio != null; bio = counter.awaitBio()) {
                        take(bio);
                    }
                    finish(submitter);
                }
            }
        }

        private void reap() {
            for (Bio bio = counter.reap(); bio != null; bio = counter.reap()) {
                take(bio);
            }
        }

        private void take(Bio bio) {
            if (!listed.remove(bio)) {
                throw new Violation("S is given " + conductor.show(bio) + ", which was not queued or was taken before");
            }
            counter.processed();
        }

        private void complete(int bio) {
            completed[bio] = true;
            if (scene.kind() == Kind.QUEUE) {
                listed.add(bios.get(bio));
                counter.queue(bios.get(bio));
            } else if (counter.complete()) {
                Party completer = Party.current();
                if (scene.kind() == Kind.DRAIN) {
                    throw new Violation(completer.name() + " is told that it is the finisher, and S waits to be it");
                }
                finish(completer);
            }
        }

        private void finish(Party finisher) {
            int life = finisher.life;
            if (++finishers[life] > 1) {
                throw new Violation(finisher.name() + " is the second finisher of its request");
            }
            for (int i = 0; i < completed.length; i++) {
                if (i < scene.bios() == (life == 1) && !completed[i]) {
                    throw new Violation(
                            finisher.name() + " finishes before " + conductor.show(bios.get(i)) + " has completed");
                }
            }
            if (!listed.isEmpty()) {
                throw new Violation("S finishes and was never given " + conductor.show(listed.get(0)));
            }
            if (!counter.isQuiescent()) {
                throw new Violation("the request is over, and the counter is not quiescent");
            }
            conductor.setLife(0);
        }

        void checkEnd() {
            for (int life = 1; life <= (scene.again() ? 2 : 1); life++) {
                if (finishers[life] != 1) {
                    throw new Violation(
                            "nobody was told to be the last of the " + (life == 1 ? "first" : "second") + " request",
                            conductor.trace().lines());
                }
            }
        }
    }
}
