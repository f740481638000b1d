package com.superscapes.proxy;

import com.superscapes.proxy.database.Lanes;
import com.superscapes.proxy.drain.DrainRules;
import com.superscapes.proxy.limit.LimitRules;

/**
 * How much the server serves at once, and how it stops.
 *
 * @param lanes  of the whole server, to the database
 * @param limits of each user
 * @param drain  when it is told to stop
 */
public record ServingRules(Lanes lanes, LimitRules limits, DrainRules drain) {

    /** A server on its own. */
    public static final ServingRules STANDARD = new ServingRules(Lanes.STANDARD, LimitRules.STANDARD,
            DrainRules.ALONE);

    /** The same with other lanes. */
    public ServingRules withLanes(Lanes other) {
        return new ServingRules(other, limits, drain);
    }

    /** The same with other limits. */
    public ServingRules withLimits(LimitRules other) {
        return new ServingRules(lanes, other, drain);
    }

    /** The same with another way to stop. */
    public ServingRules withDrain(DrainRules other) {
        return new ServingRules(lanes, limits, other);
    }
}
