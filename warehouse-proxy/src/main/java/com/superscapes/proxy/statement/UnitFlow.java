package com.superscapes.proxy.statement;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * The cheapest flow that keeps to the lower and upper bounds of every edge (successive shortest paths, bounds met first).
 * Costs are not negative.
 */
final class UnitFlow {

    static final int SOURCE = 0;
    static final int SINK = 1;
    private static final int FROM = 2;
    private static final int TO = 3;
    private static final long MANY = Long.MAX_VALUE / 4;

    private final List<List<Integer>> edges = new ArrayList<>();
    private final List<long[]> all = new ArrayList<>();
    private final List<Long> least = new ArrayList<>();

    UnitFlow() {
        for (int i = 0; i < 4; i++) {
            edges.add(new ArrayList<>());
        }
        edge(SINK, SOURCE, 0, MANY, 0);
    }

    int node() {
        edges.add(new ArrayList<>());
        return edges.size() - 1;
    }

    /** Names the edge for {@link #used}. */
    int edge(int from, int to, long lower, long upper, long cost) {
        int id = add(from, to, upper - lower, cost);
        least.add(lower);
        if (lower > 0) {
            plain(FROM, to, lower);
            plain(from, TO, lower);
        } else if (lower < 0) {
            plain(FROM, from, -lower);
            plain(to, TO, -lower);
        }
        return id;
    }

    private void plain(int from, int to, long capacity) {
        add(from, to, capacity, 0);
        least.add(0L);
    }

    private int add(int from, int to, long capacity, long cost) {
        edges.get(from).add(all.size());
        all.add(new long[]{to, capacity, cost});
        edges.get(to).add(all.size());
        all.add(new long[]{from, 0, -cost});
        return all.size() / 2 - 1;
    }

    /** False when no flow keeps to the bounds. */
    boolean solve() {
        long wanted = edges.get(FROM).stream().filter(edge -> edge % 2 == 0).mapToLong(edge -> all.get(edge)[1]).sum();
        while (wanted > 0) {
            int[] by = path();
            if (by[TO] < 0) {
                return false;
            }
            long amount = MANY;
            for (int node = TO; node != FROM; node = (int) all.get(by[node] ^ 1)[0]) {
                amount = Math.min(amount, all.get(by[node])[1]);
            }
            for (int node = TO; node != FROM; node = (int) all.get(by[node] ^ 1)[0]) {
                all.get(by[node])[1] -= amount;
                all.get(by[node] ^ 1)[1] += amount;
            }
            wanted -= amount;
        }
        return true;
    }

    /** The units on an edge. */
    long used(int edge) {
        return all.get(2 * edge + 1)[1] + least.get(edge);
    }

    // The cheapest path with room, by a queue of nodes whose distance fell; -1 where none leads.
    private int[] path() {
        long[] distance = new long[edges.size()];
        int[] by = new int[edges.size()];
        boolean[] queued = new boolean[edges.size()];
        Arrays.fill(distance, MANY);
        Arrays.fill(by, -1);
        distance[FROM] = 0;
        Deque<Integer> queue = new ArrayDeque<>(List.of(FROM));
        while (!queue.isEmpty()) {
            int node = queue.removeFirst();
            queued[node] = false;
            for (int edge : edges.get(node)) {
                long[] way = all.get(edge);
                int next = (int) way[0];
                if (way[1] > 0 && distance[node] + way[2] < distance[next]) {
                    distance[next] = distance[node] + way[2];
                    by[next] = edge;
                    if (!queued[next]) {
                        queued[next] = true;
                        queue.addLast(next);
                    }
                }
            }
        }
        return by;
    }
}
