package dev.switchboard.golden;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntBinaryOperator;

/** Pairs the elements of two sequences, keeping both orders, so that partners differ as little as possible. */
final class Alignment {
    /** The index of an element that has no partner. */
    static final int NONE = -1;

    /**
     * Two elements that belong together.
     *
     * @param recorded index in the recorded sequence, or {@link #NONE}
     * @param actual index in the actual sequence, or {@link #NONE}
     */
    record Pair(int recorded, int actual) {}

    private final int recordedSize;
    private final int actualSize;
    private final int gap;
    private final int[][] pairCost;
    private final int[][] cost;

    private Alignment(int recordedSize, int actualSize, IntBinaryOperator costOfPair, int gap) {
        this.recordedSize = recordedSize;
        this.actualSize = actualSize;
        this.gap = gap;
        this.pairCost = new int[recordedSize][actualSize];
        this.cost = new int[recordedSize + 1][actualSize + 1];
        fill(costOfPair);
    }

    /**
     * Aligns two sequences.
     *
     * @param costOfPair what it costs to pair a recorded with an actual element
     * @param gap what it costs to leave one element without a partner
     * @return every element of both, once, in order
     */
    static List<Pair> of(int recordedSize, int actualSize, IntBinaryOperator costOfPair, int gap) {
        return new Alignment(recordedSize, actualSize, costOfPair, gap).pairs();
    }

    private void fill(IntBinaryOperator costOfPair) {
        for (int r = recordedSize; r >= 0; r--) {
            for (int a = actualSize; a >= 0; a--) {
                if (r < recordedSize && a < actualSize) {
                    pairCost[r][a] = costOfPair.applyAsInt(r, a);
                }
                cost[r][a] = least(r, a);
            }
        }
    }

    private int least(int r, int a) {
        if (r == recordedSize || a == actualSize) {
            return gap * (recordedSize - r + actualSize - a);
        }
        return Math.min(paired(r, a), Math.min(gap + cost[r + 1][a], gap + cost[r][a + 1]));
    }

    private int paired(int r, int a) {
        return pairCost[r][a] + cost[r + 1][a + 1];
    }

    private List<Pair> pairs() {
        var pairs = new ArrayList<Pair>();
        int r = 0;
        int a = 0;
        while (r < recordedSize || a < actualSize) {
            if (r < recordedSize && a < actualSize && cost[r][a] == paired(r, a)) {
                pairs.add(new Pair(r++, a++));
            } else if (r < recordedSize && cost[r][a] == gap + cost[r + 1][a]) {
                pairs.add(new Pair(r++, NONE));
            } else {
                pairs.add(new Pair(NONE, a++));
            }
        }
        return Collections.unmodifiableList(pairs);
    }
}
