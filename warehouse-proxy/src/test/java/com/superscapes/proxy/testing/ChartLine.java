package com.superscapes.proxy.testing;

import java.util.List;

/** An account of the test chart. */
public record ChartLine(int key, String code, String type, String statementClass) {

    /** One account or two of most classes, one of no type, and a statistical one. */
    public static final List<ChartLine> CHART = List.of(new ChartLine(1, "1000", "asset", "cash"),
            new ChartLine(2, "1010", "asset", "cash"), new ChartLine(3, "1200", "asset", "receivable"),
            new ChartLine(4, "1500", "asset", "fixed-asset"),
            new ChartLine(5, "1590", "asset", "accumulated-depreciation"),
            new ChartLine(6, "1900", "asset", "other-asset"), new ChartLine(7, "2000", "liability", "payable"),
            new ChartLine(8, "2500", "liability", "long-term-debt"),
            new ChartLine(9, "2900", "liability", "no-such-class"),
            new ChartLine(10, "3000", "equity", "capital"), new ChartLine(11, "3900", "equity", "retained-earnings"),
            new ChartLine(12, "4000", "revenue", "revenue"), new ChartLine(13, "4010", "revenue", "revenue"),
            new ChartLine(14, "4900", "revenue", "contra-revenue"),
            new ChartLine(15, "5000", "expense", "direct-labor"),
            new ChartLine(16, "5100", "expense", "materials"), new ChartLine(17, "5200", "expense", "subcontractors"),
            new ChartLine(18, "6000", "expense", "overhead"), new ChartLine(19, "6900", "expense", "depreciation"),
            new ChartLine(20, "7000", "revenue", "other-income"), new ChartLine(21, "7100", "expense", "interest"),
            new ChartLine(22, "7200", "expense", "no-such-class"), new ChartLine(23, "8000", "expense", "income-tax"),
            new ChartLine(24, "9000", "unmapped", "unmapped"), new ChartLine(25, "9900", "statistical", "statistical"),
            new ChartLine(26, "1700", "asset", "inventory"), new ChartLine(27, "1710", "asset", "inventory"));

    /** An account that has month amounts instead of lines. */
    public static final int MOVED = 26;
    /** An account whose balance the source states. */
    public static final int STATED = 27;
}
