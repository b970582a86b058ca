package io.github.diobench.suite.cli;

import io.github.diobench.suite.Json;
import io.github.diobench.suite.SystemFiles;
import io.github.diobench.suite.campaign.ForkJvm;
import io.github.diobench.suite.campaign.MachineProbe;
import io.github.diobench.suite.doctor.Diagnosis;
import io.github.diobench.suite.doctor.Doctor;
import io.github.diobench.suite.doctor.Finding;
import io.github.diobench.suite.machine.CpuModel;
import io.github.diobench.suite.machine.Machine;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what this machine does to what is measured on it. */
@Command(
        name = "doctor",
        description = {
            "Looks at this machine, for five seconds, and says which one it is, what its basic operations cost, what it",
            "does to the numbers and how to mend it. Every run does so too before its first fork, and keeps what was found",
            "in environment.json."
        },
        footer = {
            "",
            "Examples:",
            "  doctor",
            "  doctor --json",
            "",
            "Exit codes: 0 fit, whatever else was found; 4 unfit: nothing measured here now",
            "can be judged."
        },
        mixinStandardHelpOptions = true)
final class DoctorVerb implements Callable<Integer> {
    @Option(names = "--json", description = "Write JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Diagnosis diagnosis = Doctor.examine();
        Machine machine = MachineProbe.measured(ForkJvm.ownProgram(), List.of());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.print(Json.pretty(new Report(machine, diagnosis.findings(), diagnosis.notTold())));
        } else {
            out.println(machine.line(CpuModel.name(SystemFiles.ofThisMachine()).orElse(null)));
            out.print(text(diagnosis));
        }
        return diagnosis.isUnfit() ? ExitCode.REFUSED : ExitCode.OK;
    }

    private record Report(Machine machine, List<Finding> findings, List<String> notTold) {}

    /** The worst comes first. */
    static String text(Diagnosis diagnosis) {
        StringBuilder text = new StringBuilder();
        diagnosis.findings().stream()
                .sorted(Comparator.comparing(Finding::severity).reversed())
                .forEach(finding -> append(text, finding));
        if (!diagnosis.notTold().isEmpty()) {
            PlanText.line(text, "Not told by this system: %s", String.join(", ", diagnosis.notTold()));
        }
        return text.append(
                        diagnosis.isUnfit()
                                ? "Unfit: nothing measured here now can be judged.\n"
                                : "Fit to measure on.\n")
                .toString();
    }

    private static void append(StringBuilder text, Finding finding) {
        PlanText.line(text, "%-5s  %s: %s", finding.severity(), finding.id(), finding.observed());
        if (finding.effect() != null) {
            PlanText.line(text, "       %s", finding.effect());
        }
        if (finding.remedy() != null) {
            PlanText.line(text, "       mend: %s", finding.remedy());
        }
    }
}
