package com.superscapes.sample.event;

/** Fictional customers and vendors, made of ordinary words; numbered so that one number is always one name. */
final class Names {

    private static final String[] PLACES = {"Cedar Ridge", "Oak Hollow", "Maple Grove", "Stonebridge", "Willow Creek",
            "Prairie View", "Lakeside", "Heritage", "Birchwood", "Fox Run", "Elm Park", "Meadowbrook", "Riverbend",
            "Summit", "Autumn Hills", "Whispering Pines", "Sunset Ridge", "Harvest", "Clearwater", "Northgate",
            "Eagle Point", "Briarwood", "Shady Lane", "Valley Green", "Hidden Springs", "Copper Canyon", "Twin Lakes",
            "Orchard", "Quail Crossing", "Silver Birch"};
    private static final String[] PROPERTIES = {"HOA", "Office Park", "Apartments", "Medical Center", "Shopping Plaza",
            "Elementary School", "Business Center", "Townhomes", "Senior Living", "Corporate Campus", "Church",
            "Distribution Center", "Hotel", "City Park", "Golf Villas", "Credit Union"};
    private static final String[][] VENDORS = {
            {"Prairie Nursery Supply", "Greenfield Growers", "Midland Mulch", "Riverbed Soils",
                    "Four Corners Fertilizer"},
            {"Blue Heron Tree Care", "Ironwood Concrete", "Badger Excavating", "Pineview Fencing", "Lone Star Masonry"},
            {"Crossroads Fuel", "Heartland Petroleum"},
            {"Tri-County Mower Repair", "Main Street Tire", "Ace Hydraulics"},
            {"Yard Rental Partners", "Big Creek Equipment Rental"}, {"Keystone Property Holdings"},
            {"Metro Utilities", "Plains Telecom", "Clean Sweep Waste"}, {"Northern Salt"},
            {"Anchor Insurance Agency"}, {"Business Services Group"}, {"Valley Truck and Equipment"},
            {"County Landfill and Permits"}};

    /** Kinds of vendors, in the order of the names above. */
    enum Vendor {
        MATERIALS, SUBCONTRACTOR, FUEL, REPAIRS, RENTAL, LANDLORD, UTILITIES, SALT, INSURANCE, SERVICES, DEALER, DISPOSAL
    }

    /** Customers there are in a branch. */
    static final int CUSTOMERS = PLACES.length * PROPERTIES.length;

    private Names() {
    }

    static String customer(int number) {
        return PLACES[number % PLACES.length] + " " + PROPERTIES[number / PLACES.length % PROPERTIES.length];
    }

    static String vendor(Vendor kind, long number) {
        return VENDORS[kind.ordinal()][vendorNumber(kind, number)];
    }

    /** Which vendor of its kind a bill number belongs to. */
    static int vendorNumber(Vendor kind, long number) {
        return (int) (number % VENDORS[kind.ordinal()].length);
    }
}
