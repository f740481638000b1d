package com.superscapes.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The AICPA Audit Data Standard without a mapping: general ledger and trial balance by their field names. */
class AuditDataStandardTest extends OneWarehouseTest {

    private static final String LEDGER = "Journal_ID,Journal_ID_Line_Number,JE_Header_ Description,JE_Line_Description,Source,Business_Unit_Code,Effective_Date,Fiscal_Year,Period,GL_Account_Number,Amount,Amount_Credit_Debit_Indicator,Amount_Currency,Entered_By,Entered_Date";
    private static final String BALANCES = "GL_Account_Number,Fiscal_Year,Balance_As_Of_Date,Business_Unit_Code,Period,Amount_Beginning,Amount_Ending,Amount_Currency";

    private Path written(String name, String separator, String... rows) throws Exception {
        return loads.file(name, List.of(rows).stream().map(row -> row.replace(",", separator)).toArray(String[]::new));
    }

    private Path ledger(String separator, String debit, String credit) throws Exception {
        return written("GL_Detail.csv", separator, LEDGER,
                "7,1,Year end,Accrual,GL,AUS,20251231,2025,M13,60002-01,10.00," + debit + ",USD,ana,20260110",
                "7,2,Year end,Accrual,GL,AUS,20251231,2025,M13,2000,10.00," + credit + ",USD,ana,20260110",
                "6,1,Sale,,AR,AUS,20251105,2025,M11,1200,25.00," + debit + ",USD,li,20251105",
                "6,2,Sale,,AR,AUS,20251105,2025,M11,4000,25.00," + credit + ",USD,li,20251105");
    }

    private static List<String> a1(LoadReport report) {
        return report.checks().stream().filter(check -> check.code().equals("A1")).map(CheckReport::state).toList();
    }

    @ParameterizedTest
    @CsvSource({"',',D,C", "|,D,C", "|,S,H"})
    void aGeneralLedgerIsKnownByItsFieldNames(String separator, String debit, String credit) throws Exception {
        LoadReport report = loads.load(ledger(separator, debit, credit));
        assertThat(report.exitCode()).isZero();
        assertThat(loads.query("""
                select l.entry_id, l.line_no, a.code, l.period_key, l.debit, l.credit, l.description, l.reference, l.module, l.posted_by,
                    l.posted_at at time zone 'UTC'
                from semantic.ledger_line l join warehouse.dim_account a using (account_key) order by 1, 2"""))
                .containsExactly(
                        "6|1|1200|202511|25.0000|0.0000|null|Sale|AR|li|2025-11-05 00:00:00",
                        "6|2|4000|202511|0.0000|25.0000|null|Sale|AR|li|2025-11-05 00:00:00",
                        "7|1|60002-01|202513|10.0000|0.0000|Accrual|Year end|GL|ana|2026-01-10 00:00:00",
                        "7|2|2000|202513|0.0000|10.0000|Accrual|Year end|GL|ana|2026-01-10 00:00:00");
    }

    private Path balances(String ending) throws Exception {
        return written("Trial_Balance.csv", ",", BALANCES, "1200,2025,20251130,AUS,M11,5.00,30.00,USD",
                "3000,2025,20251130,AUS,M11,-5.00,-5.00,USD", "4000,2025,20251130,AUS,M11,0.00,-25.00,USD",
                "1200,2025,20251231,AUS,M12,30.00,30.00,USD", "3000,2025,20251231,AUS,M12,-5.00,-5.00,USD",
                "4000,2025,20251231,AUS,M12,-25.00," + ending + ",USD");
    }

    @Test
    void theBooksStartFromTheEarliestBeginningBalancesAndTieToTheEndingOnes() throws Exception {
        LoadReport report = loads.load(balances("-25.00"), ledger(",", "D", "C"));
        assertThat(report.files()).allSatisfy(file -> assertThat(file.rejects()).isEmpty());
        assertThat(a1(report)).containsExactly("tied");
        assertThat(loads.query("select sum(p.opening) from semantic.company_period p where p.opening > 0"))
                .containsExactly("5.0000");
    }

    @Test
    void anEndingBalanceThatTheEntriesDoNotReachIsFound() throws Exception {
        assertThat(a1(loads.load(balances("-26.00"), ledger(",", "D", "C")))).containsExactly("broken");
    }
}
