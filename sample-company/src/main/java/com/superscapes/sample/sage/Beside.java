package com.superscapes.sample.sage;

import com.superscapes.sample.chart.Branch;
import com.superscapes.sample.chart.Division;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** What the company keeps beside Sage: service lines, clients' sites, crews, and the hours and meters of its machines. */
final class Beside {

    /** Two a division, in the order of the divisions. */
    private static final String[] LINES = {"Mowing and grounds", "Color and beds", "Planting", "Lighting",
            "Design-build", "Hardscape", "Irrigation repair", "Irrigation installation", "Snow by season",
            "Snow by event"};
    private static final String[] SITES = {"Main Campus", "East Lot", "Garden Court"};
    private static final String[] CITIES = {"Lakewood", "Fairview", "Riverton", "Oak Grove"};
    /** Hours on a machine's meter when the books begin. */
    private static final long FIRST_METER_CENTI_HOURS = 50_000;
    private static final int FUEL_PER_HOUR_HUNDREDTHS = 110;

    private final SageSink sink;
    private final BitSet crews = new BitSet();
    private final long[] meters = new long[Machines.COUNT + 1];
    private long uses;

    Beside(SageSink sink) {
        this.sink = sink;
    }

    void serviceLines(Stamp stamp) throws IOException {
        for (int line = 1; line <= LINES.length; line++) {
            sink.row("svclin", line, stamp.at(), Division.values()[(line - 1) / 2].code() + "-" + (2 - line % 2),
                    LINES[line - 1]);
        }
    }

    /** What a client buys of a division. */
    static int serviceLine(int client, int division) {
        return division * 2 + client % 2 + 1;
    }

    /** A client's one to three sites. */
    void properties(int client, String name, int branch, Stamp stamp) throws IOException {
        for (int site = 0; site < sites(client); site++) {
            sink.row("prpsit", number(client, site), stamp.at(), name + " " + SITES[site], client,
                    Stamp.subaccount(branch, Division.NONE), CITIES[(client + site) % CITIES.length],
                    Branch.ALL.get(branch).region());
        }
    }

    /** The site of a client's work in a division. */
    static int property(int client, int division) {
        return number(client, division % sites(client));
    }

    private static int sites(int client) {
        return 1 + client % SITES.length;
    }

    private static int number(int client, int site) {
        return client * SITES.length + site;
    }

    /** A branch has one crew in each of its divisions; its number is their subaccount. */
    void crew(int branch, int division, Stamp stamp) throws IOException {
        int number = Stamp.subaccount(branch, division);
        if (!crews.get(number)) {
            crews.set(number);
            Division of = Division.values()[division];
            sink.row("crwlst", number, stamp.at(), Branch.ALL.get(branch).name() + " " + of.title() + " crew",
                    Branch.ALL.get(branch).code() + "-" + of.code(), number);
        }
    }

    /** What a job's manager expects of a cost type. */
    void expectation(long number, int job, int type, long cents, Stamp stamp) throws IOException {
        sink.row("mgrest", number, stamp.at(), stamp.day().date(), job, new BigDecimal(CostCodes.of(type)), type,
                Stamp.money(cents));
    }

    /** A machine's hours on a day; its meter only ever goes forward. */
    void use(int machine, BigDecimal hours, @Nullable Integer job, Stamp stamp) throws IOException {
        if (hours.signum() <= 0) {
            return; // a charge taken back is no work
        }
        uses++;
        long centiHours = hours.unscaledValue().longValueExact();
        meters[machine] += centiHours;
        sink.row("eqpuse", uses, stamp.at(), stamp.day().date(), machine, job, hours,
                BigDecimal.valueOf(FIRST_METER_CENTI_HOURS * (machine % 7 + 1) + meters[machine], 2),
                BigDecimal.valueOf(centiHours * FUEL_PER_HOUR_HUNDREDTHS / 100, 2));
    }
}
