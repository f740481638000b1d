package com.superscapes.proxy.statement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * A row with the rows it adds, rounded together over some columns and their total. Every cell becomes one of its two
 * neighbors. The sums down each column and the sums over the columns are two nested families, so that this is a flow of
 * units and always has a solution; among the solutions, larger remainders are rounded up.
 *
 * @param direction +1 or -1 against the row at the top
 */
record RoundingTree(String id, int direction, List<RoundingTree> parts) {

    /** An exact amount, in units. */
    interface Exact {
        BigDecimal of(String row, int column);
    }

    /** Takes a rounded amount, in units. */
    interface Result {
        void put(String row, int column, long units);
    }

    private record Cell(String row, int column, int edge, long floor) {
    }

    private static final BigDecimal COST = BigDecimal.valueOf(1_000_000);

    /**
     * @param columns that add up to the total
     * @param total   the total's column; of a single column, itself
     * @return false when the exact amounts don't add up, so that nothing keeps to them
     */
    boolean solve(List<Integer> columns, int total, Exact exact, Result result) {
        UnitFlow flow = new UnitFlow();
        List<Cell> cells = new ArrayList<>();
        long[] floors = new long[1];
        List<Integer> sinks = new ArrayList<>();
        int top = below(flow, total, exact, sinks, columns, floors);
        // The total of all is its nearest unit.
        long nearest = exact.of(id, total).setScale(0, RoundingMode.HALF_EVEN).longValueExact() - floors[0];
        flow.edge(top, UnitFlow.SINK, nearest, nearest, 0);
        for (int column : columns) {
            above(flow, UnitFlow.SOURCE, column, exact, sinks.iterator(), cells);
        }
        if (!flow.solve()) {
            return false;
        }
        for (Cell cell : cells) {
            result.put(cell.row(), cell.column(), cell.floor() + flow.used(cell.edge()));
        }
        int[] at = new int[1];
        sums(columns, total, cells, flow, at, result);
        return true;
    }

    // The tree of sums over the columns: from each leaf up to the row at the top.
    private int below(UnitFlow flow, int total, Exact exact, List<Integer> leaves, List<Integer> columns,
            long[] floors) {
        int node = flow.node();
        if (parts.isEmpty()) {
            leaves.add(node);
            columns.forEach(column -> floors[0] += floor(exact.of(id, column)));
            return node;
        }
        for (RoundingTree part : parts) {
            long[] own = new long[1];
            int child = part.below(flow, total, exact, leaves, columns, own);
            BigDecimal amount = exact.of(part.id(), total);
            flow.edge(child, node, floor(amount) - own[0], ceiling(amount) - own[0], 0);
            floors[0] += own[0];
        }
        return node;
    }

    // The tree of sums down one column: from the row at the top to each leaf, and on into the leaf's sum over the columns.
    private long above(UnitFlow flow, int from, int column, Exact exact, Iterator<Integer> leaves,
            List<Cell> cells) {
        BigDecimal amount = exact.of(id, column);
        int node = flow.node();
        long floors = 0;
        if (parts.isEmpty()) {
            floors = floor(amount);
            long up = ceiling(amount) - floors;
            long cost = BigDecimal.ONE.subtract(amount.subtract(BigDecimal.valueOf(floors))).multiply(COST).longValue();
            cells.add(new Cell(id, column, flow.edge(node, leaves.next(), 0, up, cost), floors));
        }
        for (RoundingTree part : parts) {
            floors += part.above(flow, node, column, exact, leaves, cells);
        }
        flow.edge(from, node, floor(amount) - floors, ceiling(amount) - floors, 0);
        return floors;
    }

    // Sums are added up from the rounded leaves, which makes every one of them right at once.
    private long[] sums(List<Integer> columns, int total, List<Cell> cells, UnitFlow flow, int[] at, Result result) {
        long[] sums = new long[columns.size()];
        if (parts.isEmpty()) {
            int leaves = cells.size() / columns.size();
            for (int i = 0; i < columns.size(); i++) {
                Cell cell = cells.get(i * leaves + at[0]);
                sums[i] = cell.floor() + flow.used(cell.edge());
            }
            at[0]++;
        }
        for (RoundingTree part : parts) {
            long[] own = part.sums(columns, total, cells, flow, at, result);
            for (int i = 0; i < sums.length; i++) {
                sums[i] += own[i];
            }
        }
        long all = 0;
        for (int i = 0; i < sums.length; i++) {
            result.put(id, columns.get(i), sums[i]);
            all += sums[i];
        }
        result.put(id, total, all);
        return sums;
    }

    private static long floor(BigDecimal amount) {
        return amount.setScale(0, RoundingMode.FLOOR).longValueExact();
    }

    private static long ceiling(BigDecimal amount) {
        return amount.setScale(0, RoundingMode.CEILING).longValueExact();
    }
}
