package com.superscapes.sample.plan;

/** Direct costs that follow revenue. */
public enum Cost {
    LABOR, MATERIALS, SUBCONTRACTORS, EQUIPMENT, DISPOSAL
}
