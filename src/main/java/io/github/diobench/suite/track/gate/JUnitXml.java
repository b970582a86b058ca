package io.github.diobench.suite.track.gate;

import io.github.diobench.suite.verdict.Outcome;
import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Says what came of a gate as the XML of JUnit, which build servers read: a test case for each benchmark and combination of
 * parameters. What failed is a failure, what is undecided is skipped, what cannot be judged or did not measure is an error.
 */
final class JUnitXml {
    /** What a row is for a build server. */
    private enum State {
        PASSED,
        FAILURE,
        ERROR,
        SKIPPED;

        static State of(GateRow row) {
            if (row.outcome() == Outcome.FAIL) {
                return FAILURE;
            }
            if (row.outcome() == Outcome.REFUSED || !row.failures().isEmpty()) {
                return ERROR;
            }
            return row.outcome().passed() ? PASSED : SKIPPED;
        }
    }

    private final XMLStreamWriter xml;

    private JUnitXml(XMLStreamWriter xml) {
        this.xml = xml;
    }

    static String of(GateReport report) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            new JUnitXml(xml).write(report);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("cannot write XML into memory", e);
        }
        return text + "\n";
    }

    private void write(GateReport report) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        line(0);
        xml.writeStartElement("testsuites");
        // No "skipped" here: the schema that build servers validate against has none.
        attribute("tests", Integer.toString(report.rows().size()));
        attribute("failures", count(report.rows(), State.FAILURE));
        attribute("errors", count(report.rows(), State.ERROR));
        line(1);
        xml.writeStartElement("testsuite");
        attribute("name", "gate " + report.runId());
        totals(report.rows());
        attribute("timestamp", report.started().replace("Z", ""));
        line(2);
        xml.writeStartElement("properties");
        property("base", report.base().shown());
        property("head", report.head().shown());
        property("result", report.result().toString());
        line(2);
        xml.writeEndElement();
        for (GateRow row : report.rows()) {
            testCase(row);
        }
        line(1);
        xml.writeEndElement();
        line(0);
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void totals(List<GateRow> rows) throws XMLStreamException {
        attribute("tests", Integer.toString(rows.size()));
        attribute("failures", count(rows, State.FAILURE));
        attribute("errors", count(rows, State.ERROR));
        attribute("skipped", count(rows, State.SKIPPED));
    }

    private static String count(List<GateRow> rows, State state) {
        return Long.toString(rows.stream().filter(row -> State.of(row) == state).count());
    }

    private void property(String name, String value) throws XMLStreamException {
        line(3);
        xml.writeEmptyElement("property");
        attribute("name", name);
        attribute("value", value);
    }

    private void testCase(GateRow row) throws XMLStreamException {
        line(2);
        xml.writeStartElement("testcase");
        attribute(
                "classname",
                row.benchmark().substring(0, Math.max(0, row.benchmark().lastIndexOf('.'))));
        attribute("name", row.name());
        attribute("time", "0");
        switch (State.of(row)) {
            case FAILURE -> told("failure", "regression", GateWords.finding(row), row);
            case ERROR ->
                told(
                        "error",
                        row.failures().isEmpty() ? "refused" : "fork",
                        row.reasons().get(0),
                        row);
            case SKIPPED -> {
                line(3);
                // Its message is its text: the schema knows no attribute of it.
                xml.writeStartElement("skipped");
                xml.writeCharacters(valid(String.join("; ", row.reasons())));
                xml.writeEndElement();
                line(2);
            }
            case PASSED -> {
                // A test case that says nothing has passed.
            }
        }
        xml.writeEndElement();
    }

    private void told(String element, String type, String message, GateRow row) throws XMLStreamException {
        line(3);
        xml.writeStartElement(element);
        attribute("message", message);
        attribute("type", type);
        xml.writeCharacters(valid(String.join("\n", row.reasons())));
        xml.writeEndElement();
        line(2);
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, valid(value));
    }

    private void line(int depth) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }

    /** Returns {@code text} without the characters that XML 1.0 cannot hold in any form. */
    private static String valid(String text) {
        StringBuilder valid = new StringBuilder();
        text.codePoints().map(JUnitXml::valid).forEach(valid::appendCodePoint);
        return valid.toString();
    }

    private static int valid(int character) {
        boolean blank = character == '\t' || character == '\n' || character == '\r';
        boolean plain = character >= ' ' && character < Character.MIN_SURROGATE;
        boolean beyond = character > Character.MAX_SURROGATE && character != 0xFFFE && character != 0xFFFF;
        return blank || plain || beyond ? character : '?';
    }
}
