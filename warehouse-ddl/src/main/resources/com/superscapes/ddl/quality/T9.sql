-- T9: revenue and cost of the WIP schedule, completed contracts and everything else on jobs = the profit and loss statement, in every
-- period that is over; under-billings = contract assets and over-billings = contract liabilities at its end. Parameter: the batch.
select * from ops.check_wip(?)
