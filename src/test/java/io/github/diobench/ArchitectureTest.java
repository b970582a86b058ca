package io.github.diobench;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The arrows of the house: who may know whom. A rule about a package that does not exist yet holds. */
@AnalyzeClasses(packages = ArchitectureTest.HOUSE, importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

    static final String HOUSE = "io.github.diobench";

    private static final String ENGINE = HOUSE + ".engine";
    private static final String PROBE = "io.github.diobench.probe";
    private static final String SUITE = HOUSE + ".suite";
    private static final String BENCHMARKS = HOUSE + ".bench..";

    /** Each room may look into the rooms before it, never into one after it. */
    private static final List<String> ENGINE_ROOMS =
            List.of("memory", "bio", "device", "counter", "inode", "dio", "file", "aio");

    /**
     * All that the engine may use from outside. The JDK's {@code com.sun} is left out on purpose: javac 25 warns of it, and
     * warnings are errors, so {@code ExtendedOpenOption} is looked up by its name.
     */
    private static final List<String> ENGINE_LIBRARIES = List.of("java..", "org.jctools..");

    @ArchTest
    static final ArchRule the_engine_is_made_of_the_listed_rooms = classes()
            .that()
            .resideInAPackage(ENGINE + "..")
            .should()
            .resideInAnyPackage(packages(List.of(ENGINE), everyRoom()))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule the_engine_root_knows_none_of_its_rooms = classes()
            .that()
            .resideInAPackage(ENGINE)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(packages(List.of(ENGINE), ENGINE_LIBRARIES))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule a_room_of_the_engine_knows_only_the_rooms_before_it =
            CompositeArchRule.of(IntStream.range(0, ENGINE_ROOMS.size())
                    .mapToObj(ArchitectureTest::roomKnowsOnlyTheRoomsBeforeIt)
                    .toList());

    @ArchTest
    static final ArchRule the_suite_names_benchmarks_by_string_only = noClasses()
            .that()
            .resideOutsideOfPackage(BENCHMARKS)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(BENCHMARKS)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule only_verify_knows_more_of_the_engine_than_its_counters = noClasses()
            .that(resideInAPackage(SUITE + "..").and(resideOutsideOfPackage(SUITE + ".verify..")))
            .should()
            .dependOnClassesThat(resideInAPackage(ENGINE + "..").and(resideOutsideOfPackage(ENGINE + ".counter..")))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule the_verdict_does_no_io = noClasses()
            .that()
            .resideInAPackage(SUITE + ".verdict..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.io..", "java.nio.file..", "java.nio.channels..", "java.net..")
            .allowEmptyShould(true);

    /** What is tracked is built on the verdict and the reports, and nobody but the command line builds on it. */
    @ArchTest
    static final ArchRule the_history_stands_alone = noClasses()
            .that(resideOutsideOfPackage(SUITE + ".cli..").and(resideOutsideOfPackage(SUITE + ".track.history..")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage(SUITE + ".track.history..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule the_history_knows_only_what_is_below_it = noClasses()
            .that()
            .resideInAPackage(SUITE + ".track.history..")
            .should()
            .dependOnClassesThat(resideInAPackage(SUITE + ".track..")
                    .and(resideOutsideOfPackage(SUITE + ".track.history.."))
                    .or(resideInAPackage(SUITE + ".cli.."))
                    .or(resideInAPackage(SUITE + ".verify..")))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule a_comparison_knows_no_other_room_of_track = noClasses()
            .that()
            .resideInAPackage(SUITE + ".track.compare..")
            .should()
            .dependOnClassesThat(resideInAPackage(SUITE + ".track..")
                    .and(resideOutsideOfPackage(SUITE + ".track.compare.."))
                    .or(resideInAPackage(SUITE + ".cli..")))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule only_the_command_line_knows_comparisons = noClasses()
            .that(resideOutsideOfPackage(SUITE + ".track.compare..").and(resideOutsideOfPackage(SUITE + ".cli..")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage(SUITE + ".track.compare..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule the_engine_has_no_cycles =
            slices().matching(ENGINE + ".(*)..").should().beFreeOfCycles().allowEmptyShould(true);

    @ArchTest
    static final ArchRule the_suite_has_no_cycles =
            slices().matching(SUITE + ".(*)..").should().beFreeOfCycles().allowEmptyShould(true);

    /** What judges a change stands above what measures and judges; only the command line stands above it. */
    @ArchTest
    static final ArchRule only_the_command_line_knows_the_gate = noClasses()
            .that(resideInAPackage(SUITE + "..")
                    .and(resideOutsideOfPackage(SUITE + ".track.gate.."))
                    .and(resideOutsideOfPackage(SUITE + ".cli..")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage(SUITE + ".track.gate..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule of_what_tracks_the_gate_knows_the_exchange_alone = noClasses()
            .that()
            .resideInAPackage(SUITE + ".track.gate..")
            .should()
            .dependOnClassesThat(resideInAPackage(SUITE + ".track..")
                    .and(resideOutsideOfPackage(SUITE + ".track.gate.."))
                    .and(resideOutsideOfPackage(SUITE + ".track.exchange..")))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule the_formats_know_nothing_else_of_track = noClasses()
            .that()
            .resideInAPackage(SUITE + ".track.exchange..")
            .should()
            .dependOnClassesThat(
                    resideInAPackage(SUITE + ".track..").and(resideOutsideOfPackage(SUITE + ".track.exchange..")))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule the_shards_know_no_other_part_of_tracking = noClasses()
            .that()
            .resideInAPackage(SUITE + ".track.shard..")
            .should()
            .dependOnClassesThat(
                    resideInAPackage(SUITE + ".track..").and(resideOutsideOfPackage(SUITE + ".track.shard..")))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule the_program_does_without_test_libraries = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.junit..", "org.opentest4j..", "com.tngtech.archunit..")
            .allowEmptyShould(true);

    /**
     * Whoever starts a process has to limit it, to read what it says and to end it. In a JVM that measures only one call may do
     * so, and needs none of it.
     */
    @ArchTest
    static final ArchRule processes_are_started_in_one_place = noClasses()
            .that(resideOutsideOfPackage(SUITE + ".os..").and(not(simpleName("Taskset"))))
            .should()
            .dependOnClassesThat()
            .areAssignableTo(ProcessBuilder.class);

    /** It is put before the classes of other projects, which may be another diobench. */
    @ArchTest
    static final ArchRule what_is_put_into_any_fork_needs_nothing_else = classes()
            .that()
            .resideInAPackage(PROBE)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(PROBE, "java..", "com.sun.management..", "org.openjdk.jmh..");

    @ArchTest
    static final ArchRule turns_know_nothing_of_campaigns = noClasses()
            .that()
            .resideInAPackage(SUITE + ".turn..")
            .should()
            .dependOnClassesThat(resideInAPackage(SUITE + "..")
                    .and(resideOutsideOfPackage(SUITE + ".turn.."))
                    .and(resideOutsideOfPackage(SUITE + ".os.."))
                    .and(resideOutsideOfPackage(SUITE)));

    /** The controlled scheduler stops a counter inside its calls, for which its classes are rewritten; nobody else's are. */
    @ArchTest
    static final ArchRule only_the_schedules_rewrite_classes = noClasses()
            .that()
            .resideOutsideOfPackage(SUITE + ".verify.schedule..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.objectweb.asm..")
            .allowEmptyShould(true);

    private static ArchRule roomKnowsOnlyTheRoomsBeforeIt(int index) {
        String room = ENGINE_ROOMS.get(index);
        List<String> known = new ArrayList<>(ENGINE_LIBRARIES);
        known.add(ENGINE);
        ENGINE_ROOMS.subList(0, index + 1).forEach(earlier -> known.add(room(earlier)));
        return classes()
                .that()
                .resideInAPackage(room(room))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(packages(known, List.of()))
                .allowEmptyShould(true);
    }

    private static List<String> everyRoom() {
        return ENGINE_ROOMS.stream().map(ArchitectureTest::room).toList();
    }

    private static String room(String name) {
        return ENGINE + "." + name + "..";
    }

    private static String[] packages(List<String> some, List<String> others) {
        List<String> all = new ArrayList<>(some);
        all.addAll(others);
        return all.toArray(String[]::new);
    }
}
