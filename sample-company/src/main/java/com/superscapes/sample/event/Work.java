package com.superscapes.sample.event;

import com.superscapes.sample.books.Books;
import com.superscapes.sample.books.Day;
import com.superscapes.sample.chart.Branch;
import com.superscapes.sample.chart.Division;
import com.superscapes.sample.plan.Cost;
import com.superscapes.sample.plan.Dice;
import com.superscapes.sample.plan.Plan;
import java.time.DayOfWeek;
import java.time.LocalDate;

/** The work done each day by branch and division: a month's revenue laid on its working days and storms. */
final class Work {

    private final Plan plan;
    private final long seed;
    private final long[][] earned = new long[Branch.NONE][Division.NONE];
    private final long[][] given = new long[Branch.NONE][Division.NONE];
    private final long[][][] rates = new long[Branch.NONE][Division.NONE][Cost.values().length];
    private final int[] workdays = new int[32];
    private final int[] storms = new int[32];

    Work(Plan plan, long seed) {
        this.plan = plan;
        this.seed = seed;
    }

    /** Looks up what the month will bring. */
    void startMonth(LocalDate first) {
        for (Branch branch : Branch.ALL) {
            for (Division division : Division.values()) {
                int b = branch.index();
                int d = division.ordinal();
                earned[b][d] = plan.earnedRevenue(branch, division, first);
                given[b][d] = 0;
                for (Cost cost : Cost.values()) {
                    rates[b][d][cost.ordinal()] = plan.rate(cost, branch, division, first);
                }
            }
        }
        layOutDays(first);
    }

    /** Cumulative weights of the days: five and a half working days a week; snow falls when it falls. */
    private void layOutDays(LocalDate first) {
        Dice dice = Dice.of(seed, 21, first.toEpochDay(), 0);
        for (int i = 1; i <= first.lengthOfMonth(); i++) {
            DayOfWeek weekday = first.withDayOfMonth(i).getDayOfWeek();
            int weight = weekday == DayOfWeek.SUNDAY ? 0 : weekday == DayOfWeek.SATURDAY ? 3 : 9 + dice.below(3);
            workdays[i] = workdays[i - 1] + weight;
            storms[i] = storms[i - 1] + (dice.inThousand(300) ? 4 + dice.below(12) : 1);
        }
    }

    /** Revenue earned today, in cents. */
    long revenue(Day day, int branch, int division) {
        int[] weights = division == Division.SNOW.ordinal() ? storms : workdays;
        long until = earned[branch][division] * weights[day.date().getDayOfMonth()]
                / weights[day.date().lengthOfMonth()];
        long today = until - given[branch][division];
        given[branch][division] = until;
        return today;
    }

    /** The cost of revenue earned today. */
    long cost(Cost cost, int branch, int division, long revenue) {
        return Dice.part(revenue, rates[branch][division][cost.ordinal()]);
    }

    /** The month's revenue of a branch and division. */
    long month(int branch, int division) {
        return earned[branch][division];
    }

    /** Salt wanted in stock now: the coming month's planned use. */
    long saltTarget(Books books, Branch branch) {
        LocalDate next = books.today().date().plusDays(20);
        long revenue = Plan.plannedRevenue(branch, Division.SNOW, Plan.fiscalYear(next), next.getMonthValue());
        return Dice.part(revenue, Plan.plannedRate(Cost.MATERIALS, Division.SNOW)) * 13 / 10;
    }
}
